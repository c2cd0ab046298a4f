"""A page as an index holds it, and as it is kept from build to build."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import cbor2

_BETWEEN = "\n"
"""Stands in no word. One text of many words is read faster than many texts."""


@dataclass(frozen=True)
class IndexedPage:
    """A page whose words are counted."""

    fragment: bytes
    """What a result is made from, as browsers get it."""

    filters: Mapping[str, Sequence[str]]
    sorts: Mapping[str, str]
    spelt: Collection[str]
    """Its words, and those beside them, as whoever misspells one should have typed it."""

    stands: Mapping[str, bytes]
    """For each word (see `Entries`) two arrays in CBOR: where it stands on the page, and in which of the things shown.

    A place is told by how far it is from the one before. A negative number tells that those which follow weigh
    otherwise, and the place behind it is counted from the beginning again.
    """

    def kept(self) -> bytes:
        """All of it, CBOR."""
        words, stands = _BETWEEN.join(self.stands), list(self.stands.values())
        return cbor2.dumps([self.fragment, self.filters, self.sorts, _BETWEEN.join(self.spelt), words, stands])

    @classmethod
    def of(cls, kept: bytes) -> Self:
        """From what `kept` returned."""
        fragment, filters, sorts, spelt, words, stands = cbor2.loads(kept)
        return cls(fragment, filters, sorts, _words(spelt), dict(zip(_words(words), stands, strict=True)))


def _words(text: str) -> list[str]:
    return text.split(_BETWEEN) if text else []
