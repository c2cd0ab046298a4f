"""Reads the cases in problems/ and makes the mistake each describes. What a case can change are the functions below."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = sorted((Path(__file__).parent / "problems").glob("*.yml"))


def replace(path: Path, *, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} must stand once in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def repeat(path: Path, *, after: str, text: str, times: int) -> None:
    replace(path, old=after, new=after + text * times)


def write(path: Path, *, text: str) -> None:
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


CHANGES: tuple[Callable[..., None], ...] = (
    replace,
    repeat,
    write,
    save_as,
    copy,
    rename,
    delete,
    make_folder,
    make_link,
)
"""By their names; `lock` is the one that needs more than files."""


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return case


def make_mistake(root: Path, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Change the guide in `root` as a case says, in the order it says."""
    changes = {change.__name__: change for change in CHANGES}
    for name, details in case.items():
        if name == "report":
            continue
        options = {**details}
        path = root / options.pop("file")
        if name == "lock":
            _lock(path, monkeypatch)
        else:
            changes[name](path, **options)


def _lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may open the file. Played, because the superuser opens every file."""
    opened = Path.open

    def refuse(self: Path, *arguments: Any, **options: Any) -> Any:
        if self == path:
            raise PermissionError
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
