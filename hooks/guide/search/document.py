"""A finished page for the search engine: what stands on it, what else it is found by, and what a result shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from guide.search.article import Text

_WORD = re.compile(r"[^\W\d_]+")

PUNCTUATION = ".,;:!?()[]”“’'\"–—"


@dataclass(frozen=True)
class Found:
    """What a page is found by beside its text, and what a result shows of it."""

    language: str
    """The language of the index: the reader's."""

    shown: Mapping[str, str]
    """What a result shows, by name, plain text; `title` at least."""

    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sorts: Mapping[str, str] = field(default_factory=dict)
    keywords: Sequence[tuple[float, Sequence[str]]] = ()
    """Further words with their weight; words of a text weigh 1."""


@dataclass(frozen=True)
class Document:
    """A page for the engine."""

    found: Found
    text: Text


def spelt(token: str) -> list[str]:
    """The words in what stands between two spaces, as whoever misspells one should have typed it."""
    return _WORD.findall(token.casefold())
