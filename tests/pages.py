"""Reading built pages: elements, ids and links, as a reader's browser would find them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from guide.search.engine import ENTRY


def found(site: Path, language: str) -> dict[str, dict[str, Any]]:
    """What the search index keeps of each page of a language, by the page's address."""
    name = json.loads((site / "pagefind" / ENTRY).read_bytes())["languages"][language]["hash"]
    pieces = (site / "pagefind" / "fragment" / name).glob("*.pf_fragment")
    made = [json.loads(gzip.decompress(piece.read_bytes()).removeprefix(b"pagefind_dcd")) for piece in pieces]
    return {page["meta"]["page"]: page for page in made}


VOID = {"meta", "link", "input", "br", "hr", "img", "source"}


@dataclass
class Element:
    """An element with the text inside it and the language it is in."""

    tag: str
    attributes: dict[str, str]
    language: str
    text: str = ""

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass
class Document:
    """A page, flat."""

    elements: list[Element] = field(default_factory=list)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and all(element.get(name) == value for name, value in given.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} × {tag} {attributes}"
        return found[0]

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if element.get("id")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        inherited = self._open[-1].language if self._open else ""
        element = Element(tag, given, given.get("lang", inherited))
        self.document.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data


@cache
def read(path: Path) -> Document:
    """A built page."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return reader.document


def pages(site: Path) -> Iterator[Path]:
    """Every page but the 404 pages, which stand for all addresses."""
    return iter(sorted(site.rglob("index.html")))


def target(page: Path, address: str) -> tuple[Path, str]:
    """The file and anchor that a relative address on a page means."""
    parts = urlsplit(address)
    path = page.parent.joinpath(unquote(parts.path)).resolve() if parts.path else page
    return (path / "index.html" if path.is_dir() else path), parts.fragment


def is_inside(address: str) -> bool:
    """Whether an address leads to the site itself."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc
