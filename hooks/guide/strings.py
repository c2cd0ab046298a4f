"""The words of the interface and of the check, by language: `overrides/strings/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from markupsafe import Markup, escape

from guide.problem import Messages

FOLDER = "overrides/strings"


class Words(SimpleNamespace):
    """Nested words: `t.practice.what`, or `t.practice[name]` where the name is a value. Each is safe HTML."""

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


class Phrase(Markup):
    """Words with places to fill: safe HTML before and after."""

    __slots__ = ()

    def fill(self, **values: object) -> Markup:
        """The phrase with each `{name}` filled in. Values are escaped unless they are safe HTML already."""
        # str.format, because Markup's own is fifty times slower and pages are made of hundreds of phrases.
        return Markup(str.format(self, **{name: escape(value) for name, value in values.items()}))  # noqa: S704


def interface(root: Path, language: str) -> Words:
    """Every word the pages say in a language. Raises OSError when there is no catalogue."""
    made: Words = _words(_read(root / FOLDER / f"{language}.yml"))
    return made


def _words(part: Any) -> Any:
    if isinstance(part, dict):
        return Words(**{name: _words(value) for name, value in part.items()})
    return [_words(item) for item in part] if isinstance(part, list) else Phrase(escape(part))


def grammar(root: Path, language: str) -> Mapping[str, Any]:
    """How a language makes words, for searching. Raises OSError when nobody has said."""
    return _read(root / FOLDER / "grammar" / f"{language}.yml")


def check_languages(root: Path) -> list[str]:
    """Languages the check can speak."""
    return sorted(path.stem for path in (root / FOLDER / "check").glob("*.yml"))


def default_check_language(root: Path) -> str:
    """The guide's default language if the check speaks it, else the first one it speaks."""
    spoken = check_languages(root)
    guide = root / "docs/data/guide.yml"
    text = guide.read_text("utf-8", errors="replace") if guide.is_file() else ""  # the check will tell what is wrong
    listed = re.findall(r"^ *- id: *\"?([\w-]+)", text, re.MULTILINE)
    return next((language for language in listed if language in spoken), spoken[0])


def messages(root: Path, language: str) -> Messages:
    """The check's words in a language."""
    return Messages(check_catalogue(root, language))


def check_catalogue(root: Path, language: str) -> Mapping[str, Any]:
    """The parsed catalogue of the check: `report`, `problems`, `fields`."""
    return _read(root / FOLDER / "check" / f"{language}.yml")


def _read(path: Path) -> Mapping[str, Any]:
    # These files are ours, not contributors': the plain safe loader is enough.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    made: Mapping[str, Any] = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506  a safe one
    return made
