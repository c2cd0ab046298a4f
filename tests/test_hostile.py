"""What strangers may send, and what must become of it. The cases are in `hostile/`."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guide import strings
from guide.catalogue import Catalogue, Checked, check
from guide.load import load_file, practice_files
from guide.model import Practice
from guide.problem import Problem, as_github, as_json, as_text
from guide.render import PracticePage, Renderer
from guide.rules import broken_rules
from guide.rules.context import SECTIONS, Context
from hostile_corpus import STEM, Case, cases

ROOT = Path(__file__).parent.parent
LANGUAGES = ("fi", "sv", "en")
CASES = cases()
REFUSED = [case for case in CASES if case.refused]
SHOWN = [case for case in CASES if not case.refused]

ELEMENTS = set("a blockquote br code dd div dl dt em h1 h2 li ol p span strong ul".split())
ATTRIBUTES = {"class", "data-search-exclude", "href", "hreflang", "id", "lang", "rel", "start"}
NEVER_CLOSED = {"br"}
IDS = {*SECTIONS, "content"}
ADDRESS = re.compile(r"https://[a-z]|(?:\.\./)+(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?$")
EVALUATED = str(7777 * 7777)
"""What a template engine would make of the sums in the cases."""

VALUE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
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
    assert not VALUE.search(text)
    rows = json.loads(as_json(problems, words))
    assert [row["code"] for row in rows] == [problem.code for problem in problems]
    assert not any(VALUE.search(str(value)) for row in rows for value in row.values())
    assert all(COMMAND.fullmatch(line) for line in commands.split("\n"))
    assert len(commands.split("\n")) == len(problems)
    (text + commands + json.dumps(rows, ensure_ascii=False)).encode("utf-8")


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.name)
def test_is_shown_and_does_no_harm(case: Case, sound: Checked, root: Path, tmp_path: Path) -> None:
    checked = judge(case, sound, tmp_path)
    assert checked.problems == []
    pages = dict(render(checked, root))
    for page in pages.values():
        assert_harmless(page)
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
    """Reads a page as browsers do, and notes what may not be there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert tag in ELEMENTS, tag
        assert given.keys() <= ATTRIBUTES, given
        if "href" in given:
            assert ADDRESS.match(given["href"]), given
        if "id" in given:
            self.ids.append(given["id"])
        if tag not in NEVER_CLOSED:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


def assert_harmless(page: PracticePage) -> None:
    """Only the page's own elements, attributes, ids and addresses; every element is closed; nothing was evaluated."""
    reader = Reader()
    reader.feed(page.html)
    reader.close()
    assert reader.open == []
    assert set(reader.ids) <= IDS
    assert len(reader.ids) == len(set(reader.ids))
    assert EVALUATED not in page.html
    for printed in (page.title, page.description, *(heading.title for heading in page.headings)):
        assert not re.search(r"[<>\"\n]", printed)


def test_every_code_is_a_promised_one(root: Path) -> None:
    known = strings.check_catalogue(root, "en")["problems"].keys()
    assert set().union(*(case.refused or set() for case in CASES)) <= known


def test_names_are_told_apart() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))


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
    further files are held to their verdict; of the others it is asked that the check survives them.
    """
    refused: set[str] = set()
    sound: set[str] = set()
    count = 0
    while count < COPIES:
        for case in CASES:
            names = case.write(folder, f"-{count}")
            count += len(names)
            if "file" not in case.says and "others" not in case.says:
                (refused if case.refused else sound).add(f"practices/{names[0]}")
    return refused, sound
