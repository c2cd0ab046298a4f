"""How the guide is written: terms, spelling, and no sentence of the sources."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import ROOT
from prose import Text, texts
from spelling import PACKAGES, install, misspelt, ready

FORBIDDEN: list[dict[str, Any]] = yaml.safe_load((ROOT / "tools/words/forbidden.yml").read_text("utf-8"))
SHARED = ROOT.parent / "shared"
OVERLAP = SHARED / "tools/overlap.py"
NO_DICTIONARIES = f"spelling was not checked; it needs Debian's packages {', '.join(PACKAGES)}"
NAMES = ROOT / "tools/words/official-names.txt"


@pytest.fixture(scope="module")
def written() -> list[Text]:
    return list(texts(ROOT))


def faults(written: list[Text], rule: dict[str, Any]) -> Iterator[str]:
    """Places where a variant stands without what excuses it in the same paragraph; terms may name it."""
    pattern = re.compile(rule["pattern"], re.IGNORECASE)
    for text in written:
        if text.language != rule["language"] or text.field in {"term", "also"}:
            continue
        words = text.words
        for name in rule.get("unless", []):
            words = "" if name.casefold() in words.casefold() else words
        if match := pattern.search(words):
            yield f"{text.file}:{text.line}: {match[0]} → {rule['instead']}"


@pytest.mark.parametrize("rule", FORBIDDEN, ids=lambda rule: f"{rule['language']}-{rule['pattern']}")
def test_terms_are_those_authorities_use(written: list[Text], rule: dict[str, Any]) -> None:
    assert list(faults(written, rule)) == []


def test_a_forbidden_variant_is_found() -> None:
    rule = {"language": "xx", "pattern": r"\bold word", "instead": "new word", "unless": ["The Old Word Society"]}
    said = [Text("a", 1, "xx", "An old word."), Text("b", 2, "xx", "The Old Word Society met.")]
    assert list(faults(said, rule)) == ["a:1: old word → new word"]


def test_words_are_spelt_as_dictionaries_and_lists_know_them(written: list[Text]) -> None:
    if not ready():
        install()
    if not ready():
        assert "CI" not in os.environ, NO_DICTIONARIES
        warnings.warn(NO_DICTIONARIES, stacklevel=1)
        return
    found = [f"{text.file}:{text.line}: {text.language}: {word}" for text, word in misspelt(written)]
    assert found == [], "mend them, or add names and terms to tools/words/"


def test_no_run_of_words_is_taken_from_the_sources() -> None:
    if not OVERLAP.is_file():
        assert NAMES.is_file()  # the sources are not public; the list of names that may be repeated is
        return
    folders = [str(ROOT / folder) for folder in ("docs", "practices", "overrides")]
    command = [sys.executable, str(OVERLAP), str(SHARED / "sources"), *folders, "--allow", str(NAMES)]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    assert result.stdout == ""


def test_no_contact_details_stand_anywhere(written: list[Text]) -> None:
    assert [
        f"{text.file}:{text.line}" for text in written if re.search(r"\w@\w|\+358|\b0\d{1,2} \d{3} \d{3,4}", text.words)
    ] == []


def test_word_lists_are_in_order() -> None:
    for path in sorted(Path(ROOT / "tools/words").glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        assert lines == sorted(set(lines), key=lambda word: (word.casefold(), word)), path.name
