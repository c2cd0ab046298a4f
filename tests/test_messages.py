"""Each file in problems/ is one mistake a contributor can make, and the report we promise, word for word.

A file says what changes against the sound guide in tiny/ and what `guide check` then prints in each language, without
its last line. `mistakes` makes the change.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from building import ROOT, build
from guide import cli, shape, strings
from guide.catalogue import check
from guide.problem import Messages, Problem, as_github, as_text
from mistakes import CASES, make_mistake, read_case, replace

LANGUAGES = strings.check_languages(ROOT)
MILL, GARDEN = "practices/old-mill.yml", "practices/night-garden.yml"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_contributor_is_told_where_what_and_how(case: Path, guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    promised = read_case(case)
    make_mistake(guide, promised, monkeypatch)
    problems = check(guide).problems

    said = {language: as_text(problems, strings.messages(guide, language)) + "\n" for language in LANGUAGES}
    assert said == promised["report"]


def test_editor_is_told_of_a_law_that_the_guide_does_not_have(tmp_path: Path) -> None:
    for part in ("docs", "practices"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("assets"))
    replace(tmp_path / "docs/data/questions/housing.yml", old="law: [positive-action]", new="law: [positive-actions]")
    [problem] = check(tmp_path).problems
    assert (problem.file, problem.line, problem.code) == ("docs/data/questions/housing.yml", 34, "reference-unknown")
    assert "did you mean positive-action? The values that can be used are in docs/data/law.yml" in as_text(
        [problem], strings.messages(ROOT, "en")
    )


# The catalogues.


def problem_words(language: str) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = strings.check_catalogue(ROOT, language)["problems"]
    return words


def as_pattern(words: dict[str, str]) -> str:
    """What a report says of a problem, with anything in place of its values."""
    text = f": {words['what']}\n    hint: {words['hint']}\n"
    parts = string.Formatter().parse(text)
    return "".join(re.escape(words) + ("" if name is None else ".+") for words, name, _, _ in parts)


@pytest.mark.parametrize("code", sorted(problem_words("en")))
def test_every_message_is_shown_by_a_case(code: str) -> None:
    pattern = re.compile(as_pattern(problem_words("en")[code]))
    assert any(pattern.search(read_case(case)["report"]["en"]) for case in CASES), "write tests/problems/<mistake>.yml"


def constants(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def codes(path: Path) -> Iterator[str]:
    """Codes a module names where it makes a problem, or in a table of patterns and codes."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"at", "problem", "_note", "_refuse"}:
            parts = node.args
        elif isinstance(node, ast.Tuple) and node.elts and isinstance(node.elts[0], ast.Call):
            parts = node.elts
        yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


ENGINE = sorted((ROOT / "hooks/guide").rglob("*.py"))


def test_every_code_of_the_engine_has_words() -> None:
    used = {code for path in ENGINE for code in codes(path)} | set(shape._CODES.values())
    assert used <= set(problem_words("en"))


def test_no_words_are_left_over() -> None:
    assert set(problem_words("en")) <= {word for path in ENGINE for word in constants(path)}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def flat(part: Any, name: str = "") -> Iterator[tuple[str, set[str]]]:
    """Each text of a catalogue: its key, and the placeholders in it."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from flat(value, f"{name}.{key}")
    else:
        yield name, placeholders(part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_keys_and_placeholders(language: str) -> None:
    texts, english = (dict(flat(strings.check_catalogue(ROOT, name))) for name in (language, "en"))
    texts = {key: value for key, value in texts.items() if not key.startswith(".problems.")}
    assert texts == {key: value for key, value in english.items() if not key.startswith(".problems.")}
    mine, theirs = problem_words(language), problem_words("en")
    assert list(mine) == list(theirs), "in the same order, so that they can be compared side by side"
    for code, words in mine.items():
        named = placeholders(words["what"] + words["hint"])
        assert named == placeholders(theirs[code]["what"] + theirs[code]["hint"]), code


# The command.


@pytest.fixture
def broken(guide: Path) -> Path:
    """A guide with three mistakes in one file and one in another."""
    replace(guide / MILL, old="started: 2012", new="started: 2024")
    replace(guide / MILL, old="themes: [play, quiet]", new="themes: [play, quite]")
    replace(guide / MILL, old="licence: cc-by-sa-4.0", new="licence:")
    replace(guide / GARDEN, old="municipalities: [valbrune]\n", new="")
    return guide


def run(guide: Path, *arguments: str) -> int:
    return cli.main(["--root", str(guide), "check", "--lang", "en", *arguments])


def test_all_mistakes_are_told_at_once_in_the_order_of_files_and_lines(broken: Path) -> None:
    told = [(problem.file, problem.line, problem.code) for problem in check(broken).problems]
    assert told == [
        (GARDEN, 1, "place-missing"),
        (MILL, 12, "reference-unknown"),
        (MILL, 16, "years-order"),
        (MILL, 45, "text-empty"),
    ]


def test_contributor_may_ask_about_one_file_only(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(broken, GARDEN) == 1
    printed = capsys.readouterr().out
    assert printed.startswith(f"{GARDEN}:1: ")
    assert MILL not in printed
    assert printed.endswith("\n1 problem. Entries checked: 1.\n")


def test_contributor_is_not_bothered_with_the_mistakes_of_others(broken: Path) -> None:
    assert run(broken, "practices/water-play.yml") == 0


def test_contributor_may_name_a_file_by_its_whole_path(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(broken, str(broken / GARDEN)) == 1
    assert capsys.readouterr().out.startswith(f"{GARDEN}:1: ")


@pytest.mark.parametrize("file", ["practices/no-such.yml", "/etc/hostname", "mkdocs.yml"])
def test_a_file_that_is_not_of_the_guide_is_refused(guide: Path, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(guide, file) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"{file}: there is no such file in the guide.\n"


def test_a_sound_guide_passes(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(guide) == 0
    assert capsys.readouterr().out == "No problems. Entries checked: 3.\n"


def test_machines_can_read_the_report(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(broken, "--format", "json") == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in rows] == ["place-missing", "reference-unknown", "years-order", "text-empty"]
    assert rows[1] == {
        "file": MILL,
        "line": 12,
        "code": "reference-unknown",
        "what": "themes[2]: there is no value quite",
        "hint": "did you mean quiet? The values that can be used are in docs/data/themes.yml",
    }


def test_machines_are_told_that_there_is_nothing(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(guide, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_annotations_cannot_be_broken_out_of() -> None:
    problem = Problem.at("practices/a,b:50%.yml", 7, "odd", value="100 %, a: b\n::error::")
    words = {"report": {"hint": "hint"}, "problems": {"odd": {"what": "odd: {value}", "hint": "mend\r\nit"}}}
    assert as_github([problem], Messages(words)) == (
        "::error file=practices/a%2Cb%3A50%25.yml,line=7::odd: 100 %25, a: b\\u000a::error::%0Ahint: mend%0D%0Ait"
    )


def test_build_says_what_the_check_says_and_leaves_the_site_alone(broken: Path) -> None:
    site = broken / "site"
    site.mkdir()
    (site / "index.html").write_text("as it was", encoding="utf-8")

    result = build(broken / "mkdocs.yml", site)

    problems, messages = check(broken).problems, strings.messages(broken, strings.default_check_language(broken))
    assert result.returncode == 1
    assert f"{as_text(problems, messages)}\n{messages.summary(len(problems), 3)}" in result.stdout
    assert "Traceback" not in result.stdout
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text("utf-8") == "as it was"
