"""The words of the interface: the same in every language, all of them used, none of them outside the catalogues."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import ROOT, TINY

TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
BY_LANGUAGE = "language.names_in."
"""Names of the guide's own languages: their keys differ from guide to guide."""


def flat(part: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield from flat(value, f"{name}.{key}" if name else str(key))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield f"{name}.{number}", value
    else:
        yield name, part


def catalogue(path: Path) -> dict[str, str]:
    return dict(flat(yaml.safe_load(path.read_text("utf-8"))))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


FIRST, *OTHERS = sorted((ROOT / "overrides/strings").glob("*.yml"))
ALL = [*OTHERS, *sorted((TINY / "overrides/strings").glob("*.yml"))]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_language_has_the_same_words(path: Path) -> None:
    first, other = (
        {name: places(text) for name, text in catalogue(file).items() if not name.startswith(BY_LANGUAGE)}
        for file in (FIRST, path)
    )
    assert other == first


@pytest.mark.parametrize("path", [FIRST, *ALL], ids=lambda path: path.stem)
def test_no_word_is_empty_or_left_in_another_language(path: Path) -> None:
    words = catalogue(path)
    assert all(isinstance(text, str) and text for text in words.values())
    if path != FIRST:
        long = {name: text for name, text in words.items() if len(text) > 30}
        assert not [name for name, text in long.items() if catalogue(FIRST).get(name) == text]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_say_nothing_themselves(path: Path) -> None:
    text = re.sub(
        r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<!doctype html>", "", path.read_text("utf-8"), flags=re.DOTALL
    )
    if path.parent.name == "javascripts":  # they are a script, and say nothing
        text = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    labels = re.findall(r'(?:title|aria-label|alt|placeholder)="([^"]*)"', text)
    words = re.sub(r"<[^>]*>", " ", text)
    assert not re.search(r"[A-Za-zÀ-ɏ]{2,}", words), words.strip()
    assert not [label for label in labels if re.search(r"\w", label)]


def test_no_word_is_kept_for_nothing() -> None:
    code = [path.read_text("utf-8") for path in [*TEMPLATES, *(ROOT / "hooks").rglob("*.py")]]
    everything = "\n".join([*code, (ROOT / "mkdocs.yml").read_text("utf-8")])
    names = {name.rpartition(".")[2] for name in catalogue(FIRST) if not name.startswith((BY_LANGUAGE, "months."))}
    assert not [name for name in names if not re.search(rf"\b{name}\b", everything)]
