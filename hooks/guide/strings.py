"""The words of the interface and of the check, by language: `overrides/strings/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from guide.problem import Messages

FOLDER = "overrides/strings"


def interface(root: Path, language: str) -> Mapping[str, Any]:
    """Every word the pages say in a language, as nested mappings. Raises OSError when there is no catalogue."""
    return _read(root / FOLDER / f"{language}.yml")


def check_languages(root: Path) -> list[str]:
    """Languages the check can speak."""
    return sorted(path.stem for path in (root / FOLDER / "check").glob("*.yml"))


def default_check_language(root: Path) -> str:
    """The guide's default language if the check speaks it, else the first one it speaks."""
    spoken = check_languages(root)
    listed = re.findall(r"^ *- id: *\"?([\w-]+)", (root / "docs/data/guide.yml").read_text("utf-8"), re.MULTILINE)
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
