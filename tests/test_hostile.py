"""What strangers may send, and what must become of it. The cases are in `hostile/`."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from building import build
from guide import strings
from guide.catalogue import Catalogue, Checked, check
from guide.load import load_file, practice_files
from guide.markdown import ALLOWED
from guide.model import Practice
from guide.problem import Problem, as_github, as_json, as_text
from guide.render import PracticePage, Renderer
from guide.rules import broken_rules
from guide.rules.context import SECTIONS, Context
from hostile_corpus import STEM, Case, cases
from pages import found

ROOT = Path(__file__).parent.parent
LANGUAGES = ("fi", "sv", "en")
CASES = cases()
REFUSED = [case for case in CASES if case.refused]
SHOWN = [case for case in CASES if not case.refused]

FORBIDDEN = {"base", "embed", "form", "iframe", "img", "input", "link", "math", "meta", "object", "script", "svg"}
NEVER_CLOSED = {"br"}
FROM_MARKDOWN = {"href", "rel", "start", "title"}
ADDRESS = re.compile(r"https://[a-z]|(?:\.\./)+(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?$")
DANGEROUS = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)
EVALUATED = str(7777 * 7777)
"""What a template engine would make of the sums in the cases."""

UNSHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
COMMAND = re.compile(r"::error file=[^:,\n]+,line=[1-9]\d*::[^\n]+")

MEMORY = 1_500_000
"""Kilobytes of address space in which ten thousand hostile entries must be checked."""

SECONDS = 300
"""Of processor time for the same: generous, as it is there to end a program that hangs, not to measure."""

COPIES = 10_000


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This guide without practices."""
    root = tmp_path_factory.mktemp("hostile")
    for folder in ("docs", "overrides"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "practices").mkdir()
    return root


@pytest.fixture(scope="session")
def sound(root: Path) -> Checked:
    return check(root)


@pytest.fixture(scope="session")
def usual(sound: Checked, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reader]:
    """What the page of the sound entry is made of, by language."""
    checked = judge(Case("the sound entry", {}), sound, tmp_path_factory.mktemp("sound"))
    return {language: Reader(page) for language, page in render(checked, root)}


def judge(case: Case, sound: Checked, folder: Path) -> Checked:
    """The guide with a case's files as its only practices, checked as `guide.catalogue.check` does it."""
    (folder / "practices").mkdir()
    case.write(folder / "practices")
    problems: list[Problem] = []
    practices = []
    for path in practice_files(folder, problems):
        entry, found = load_file(path, folder, Practice)
        problems += found
        practices += [entry] if entry else []
    loaded = dataclasses.replace(sound.loaded, practices=practices, problems=problems)
    found = [*problems, *broken_rules(Context(loaded, sound.chapters, []))]
    mine = sorted({problem for problem in found if problem.file.startswith("practices/")})
    return dataclasses.replace(sound, loaded=loaded, problems=mine, entries=len(practices))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_is_refused(case: Case, sound: Checked, root: Path, tmp_path: Path) -> None:
    problems = judge(case, sound, tmp_path).problems
    assert {problem.code for problem in problems} == case.refused
    for language in LANGUAGES:
        assert_reports_hold(problems, root, language)


def assert_reports_hold(problems: list[Problem], root: Path, language: str) -> None:
    """Every report can be written, and nothing in it begins a line, a command or a sign of its own."""
    words = strings.messages(root, language)
    text, commands = as_text(problems, words), as_github(problems, words)
    assert len(text.split("\n")) == 2 * len(problems)
    assert not UNSHOWN.search(text)
    rows = json.loads(as_json(problems, words))
    assert [row["code"] for row in rows] == [problem.code for problem in problems]
    assert not any(UNSHOWN.search(str(value)) for row in rows for value in row.values())
    assert all(COMMAND.fullmatch(line) for line in commands.split("\n"))
    assert len(commands.split("\n")) == len(problems)
    (text + commands + json.dumps(rows, ensure_ascii=False)).encode("utf-8")


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.name)
def test_is_shown_and_does_no_harm(
    case: Case, sound: Checked, root: Path, usual: Mapping[str, Reader], tmp_path: Path
) -> None:
    checked = judge(case, sound, tmp_path)
    assert checked.problems == []
    pages = dict(render(checked, root))
    for language, page in pages.items():
        assert_harmless(page, usual[language])
    for piece in case.shown["html"]:
        assert piece in pages["fi"].html
    for piece in case.shown.get("not", []):
        assert piece not in pages["fi"].html


def render(checked: Checked, root: Path) -> Iterator[tuple[str, PracticePage]]:
    """The page of the case's entry in every language."""
    words = {language: strings.interface(root, language) for language in LANGUAGES}
    catalogue = Catalogue(checked)
    renderer = Renderer(catalogue, root / "overrides/fragments", words, "https://guide.example.org/")
    name = STEM if STEM in catalogue.practices else next(iter(catalogue.practices))
    for language in LANGUAGES:
        yield language, renderer.practice(name, language)


class Reader(HTMLParser):
    """Reads a page as browsers do, and notes what it is made of."""

    def __init__(self, page: PracticePage) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.values: list[tuple[str, str]] = []
        self.feed(page.html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.values += [(name, value or "") for name, value in attrs]
        if tag not in NEVER_CLOSED:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def all(self, attribute: str) -> list[str]:
        return [value for name, value in self.values if name == attribute]


def assert_harmless(page: PracticePage, usual: Reader) -> None:
    """Elements, attributes and ids are those of a sound entry's page and of Markdown; nothing was evaluated."""
    reader = Reader(page)
    assert not reader.elements & FORBIDDEN
    assert reader.elements <= usual.elements | ALLOWED
    assert not any(name.startswith("on") or name == "style" for name in reader.attributes)
    assert reader.attributes <= usual.attributes | FROM_MARKDOWN
    assert set(reader.all("id")) <= {*usual.all("id"), *SECTIONS}
    assert len(reader.all("id")) == len(set(reader.all("id")))
    assert all(ADDRESS.match(address) for address in reader.all("href"))
    assert EVALUATED not in page.html
    for printed in (page.title, page.description, *(heading.title for heading in page.headings)):
        assert not re.search(r"[<>\"\n]", printed)


def test_every_code_is_a_promised_one(root: Path) -> None:
    known = strings.check_catalogue(root, "en")["problems"].keys()
    assert set().union(*(case.refused or set() for case in CASES)) <= known


def test_names_are_told_apart() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))


class Site(HTMLParser):
    """Notes what a page of the built site would run or load because an entry says so. Case texts speak of alerts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.harm: list[str] = []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        for name, value in attrs:
            if name.startswith("on") or (DANGEROUS.match(value or "") and name in {"href", "src", "action", "data"}):
                self.harm.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self._in_script and "alert(" in data:
            self.harm.append(data)


def test_the_built_site_is_harmless(tmp_path: Path) -> None:
    """Every case that is shown, on real pages with their head, navigation, lists and search index."""
    guide, site = tmp_path / "guide", tmp_path / "site"
    for folder in ("docs", "overrides", "hooks", "practices"):
        shutil.copytree(ROOT / folder, guide / folder)
    shutil.copy(ROOT / "mkdocs.yml", guide)
    shown = [case for case in SHOWN if "file" not in case.says and "others" not in case.says]
    for number, case in enumerate(shown):
        case.write(guide / "practices", f"-{number}")
    result = build(guide / "mkdocs.yml", site)
    assert result.returncode == 0, result.stdout
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert sum("practices/hostile-case-" in path.as_posix() for path in pages) == len(shown) * len(LANGUAGES)
    assert {path: harm for path, html in pages.items() if (harm := Site(html).harm)} == {}
    # The index holds plain text, which results set as text (tests/browser/test_search.py); here: nothing was evaluated.
    indexes = [json.dumps(found(site, language), ensure_ascii=False) for language in LANGUAGES]
    assert all("practices/hostile-case-" in text for text in indexes)
    assert not any(EVALUATED in text for text in [*pages.values(), *indexes])


def test_ten_thousand_entries_are_judged_in_bounds(root: Path, tmp_path: Path) -> None:
    """The real command, on every case again and again, in an address space and a processor time that are limited."""
    guide = tmp_path / "guide"
    shutil.copytree(root, guide)
    must_fail, may_pass = flood(guide / "practices")
    command = [sys.executable, "-m", "guide.cli", "--root", str(guide), "check", "--format", "json", "--lang", "en"]
    limited = ["sh", "-c", f'ulimit -v {MEMORY}; ulimit -t {SECONDS}; exec "$@"', "sh", *command]
    result = subprocess.run(limited, cwd=ROOT / "hooks", capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr[-2000:]
    failed = {row["file"] for row in json.loads(result.stdout) if row["file"].startswith("practices/")}
    assert not must_fail - failed
    assert not may_pass & failed


def flood(folder: Path) -> tuple[set[str], set[str]]:
    """Ten thousand files from the cases; which of them must be refused, and which must not.

    A copy has another name than its case. So that its id still is its name, only cases that bring neither a name nor
    further files are held to their verdict; of the others it is asked that the check survives them. No link to a
    practice is called dead while there are files that cannot be read.
    """
    refused: set[str] = set()
    sound: set[str] = set()
    count = 0
    while count < COPIES:
        for case in CASES:
            names = case.write(folder, f"-{count}")
            count += len(names)
            if "file" not in case.says and "others" not in case.says:
                verdict = refused if case.refused else sound
                verdict |= {f"practices/{names[0]}"} if case.refused != {"link-dead"} else set()
    return refused, sound
