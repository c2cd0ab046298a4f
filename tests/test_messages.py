"""Each file in problems/ is one mistake a contributor can make, and the report we promise, word for word.

A file says what changes against the sound guide in tiny/ and what `guide check` prints in each language, without its
last line. The changes that can be made are the functions in `CHANGES`.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide import cli, strings
from guide.catalogue import check
from guide.problem import Problem, as_github, as_text

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
CASES = sorted((TESTS / "problems").glob("*.yml"))
LANGUAGES = ("fi", "sv", "en")


# What a case can change.


def replace(path: Path, *, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} must stand once in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def repeat(path: Path, *, text: str, times: int) -> None:
    replace(path, old=text, new=text * times)


def write(path: Path, *, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def save_as(path: Path, *, encoding: str) -> None:
    path.write_bytes(path.read_text("utf-8").encode(encoding))


def copy(path: Path, *, to: str) -> None:
    shutil.copy(path, path.with_name(to))


def rename(path: Path, *, to: str) -> None:
    path.rename(path.with_name(to))


def delete(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.mkdir()


def make_link(path: Path, *, to: str) -> None:
    path.symlink_to(to)


def lock(path: Path, *, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may open every file, so the refusal is played."""
    opened = Path.open

    def refuse(self: Path, *arguments: Any, **options: Any) -> Any:
        if self == path:
            raise PermissionError
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)


CHANGES: dict[str, Callable[..., None]] = {
    made.__name__: made for made in (replace, repeat, write, save_as, copy, rename, delete, make_folder, make_link)
}


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return case


def make_mistake(root: Path, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, details in case.items():
        if name == "report":
            continue
        file = root / details["file"]
        options = {key: value for key, value in details.items() if key != "file"}
        if name == "lock":
            lock(file, monkeypatch=monkeypatch)
        else:
            CHANGES[name](file, **options)


def compose(root: Path) -> Path:
    """The tiny guide with the words of this repository's check."""
    shutil.copytree(TESTS / "tiny", root)
    shutil.copytree(REPOSITORY / "overrides/strings/check", root / "overrides/strings/check")
    return root
