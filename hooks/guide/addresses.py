"""Promised addresses: the register of what was published.

An address is written without its language, `/themes/housing/#housing-4`, because it is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

REGISTER = "addresses.txt"
"""Committed, sorted, a line an address. Strict builds add lines; none is ever taken out."""


def join(page: str, anchor: str = "") -> str:
    """The address of a page (without slashes around it) and anchor."""
    return (f"/{page}/" if page else "/") + (f"#{anchor}" if anchor else "")


def split(address: str) -> tuple[str, str]:
    """Page (without slashes around it) and anchor of an address."""
    path, _, anchor = address.partition("#")
    return path.strip("/"), anchor


def read_register(root: Path) -> list[str]:
    """The published addresses; empty in a guide that has published nothing yet."""
    path = root / REGISTER
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def write_register(root: Path, addresses: Iterable[str]) -> None:
    """Keep the register: sorted, whole or not at all."""
    path = root / REGISTER
    draft = path.with_suffix(".new")
    draft.write_text("".join(f"{address}\n" for address in sorted(set(addresses))), encoding="utf-8")
    draft.replace(path)
