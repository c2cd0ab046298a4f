"""The chapters people write by hand in `docs/`: which pages there are, their anchors, and the markers in them.

A marker is a line of its own, such as `[[questions: housing]]`. It asks for something that is kept as data.
Rendering a chapter's Markdown is the site generator's work, not ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_NAME = re.compile(r"(?P<base>[^.]+)\.(?P<language>[A-Za-z-]+)\.md")
_MARKER = re.compile(r"\[\[\s*(?P<name>[^\]:]*?)\s*(?::\s*(?P<value>[^\]]*?)\s*)?\]\]\s*")
_FENCE = re.compile(r"\s*(```|~~~)")
FRONT_MATTER = re.compile(r"\A\ufeff?---\s*\n(.*?)^---\s*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"#{1,6}\s+(?P<words>.*)")
_HEADING_ID = re.compile(r"\{:?\s*(?:[^}]*\s)?#(?P<id>[\w-]+)[^}]*\}")
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)")


@dataclass(frozen=True)
class Marker:
    """A request to show data here."""

    line: int
    name: str
    value: str

    @property
    def pair(self) -> tuple[str, str]:
        """`theme=housing` as its two halves; both empty when the value is no pair."""
        left, found, right = self.value.partition("=")
        return (left.strip(), right.strip()) if found else ("", "")

    @property
    def ids(self) -> list[str]:
        """`a, b` as its parts."""
        return [part.strip() for part in self.value.split(",")]


@dataclass(frozen=True)
class Heading:
    """A heading, with the id written behind it (empty when there is none)."""

    line: int
    level: int
    id: str


@dataclass(frozen=True)
class Chapter:
    """One chapter in one language."""

    file: str
    page: str
    """Address inside a language, without slashes around it: `themes/housing`; the home page is empty."""

    language: str
    """Empty when the file's name carries none."""

    markers: tuple[Marker, ...]
    headings: tuple[Heading, ...]
    links: tuple[tuple[int, str], ...]
    """Line and target of each inline link."""

    meta: Mapping[str, Any]
    """The front matter, dates as text; empty when there is none or it cannot be read."""

    @property
    def anchors(self) -> set[str]:
        """Ids written in the chapter itself."""
        return {heading.id for heading in self.headings if heading.id}


def load_chapters(root: Path) -> list[Chapter]:
    """Every Markdown file below `docs/`, sorted by name."""
    docs = root / "docs"
    return [_chapter(path, docs, root) for path in sorted(docs.rglob("*.md"))]


def _chapter(path: Path, docs: Path, root: Path) -> Chapter:
    match = _NAME.fullmatch(path.name)
    base, language = (match["base"], match["language"]) if match else (path.stem, "")
    folder = path.relative_to(docs).parent.as_posix()
    parts = [part for part in (folder, base) if part not in {".", "index"}]
    text = path.read_text("utf-8", errors="replace")
    lines = list(lines_outside_code(text.splitlines()))
    return Chapter(
        path.relative_to(root).as_posix(),
        "/".join(parts),
        language,
        tuple(marker for number, line in lines if (marker := find_marker(number, line))),
        tuple(heading for number, line in lines if (heading := _heading(number, line))),
        tuple((number, match["target"]) for number, line in lines for match in _LINK.finditer(line)),
        _meta(text),
    )


def _meta(text: str) -> Mapping[str, Any]:
    match = FRONT_MATTER.match(text)
    try:
        made = yaml.load(match[1], Loader=yaml.CBaseLoader) if match else None  # noqa: S506  makes text only
    except yaml.YAMLError:
        made = None
    return made if isinstance(made, dict) else {}


def lines_outside_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines with their 1-based numbers, leaving out front matter and fenced code."""
    start = 0
    if lines and lines[0].strip() == "---":
        closing = [number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"]
        start = closing[0] + 1 if closing else 0
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        if match := _FENCE.match(line):
            fence = "" if fence == match[1] else fence or match[1]
        elif not fence:
            yield number, line


def find_marker(number: int, line: str) -> Marker | None:
    """The marker on a line, if the line is one."""
    match = _MARKER.fullmatch(line)
    return Marker(number, match["name"], match["value"] or "") if match else None


def _heading(number: int, line: str) -> Heading | None:
    match = _HEADING.match(line)
    if not match:
        return None
    found = _HEADING_ID.search(match["words"])
    return Heading(number, len(line) - len(line.lstrip("#")), found["id"] if found else "")
