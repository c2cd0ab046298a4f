"""A page as an index holds it, and as it is kept from build to build."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import cbor2

_BETWEEN = "\n"
"""Stands in no word."""


@dataclass(frozen=True)
class IndexedPage:
    """A page whose words are counted. All pages of a language are held at once, so words are held as one text."""

    fragment: bytes
    """What a result is made from, as browsers get it."""

    filters: Mapping[str, Sequence[str]]
    sorts: Mapping[str, str]
    _spelt: str
    _words: str
    _places: bytes

    @classmethod
    def made(
        cls,
        fragment: bytes,
        filters: Mapping[str, Sequence[str]],
        sorts: Mapping[str, str],
        spelt: Collection[str],
        stands: Mapping[str, bytes],
    ) -> Self:
        """See what the page tells of each."""
        places = cbor2.dumps(list(stands.values()))
        return cls(fragment, filters, sorts, _BETWEEN.join(spelt), _BETWEEN.join(stands), places)

    @property
    def spelt(self) -> Collection[str]:
        """Its words, and those beside them, as whoever misspells one should have typed it."""
        return _split(self._spelt)

    @property
    def stands(self) -> Iterator[tuple[str, bytes]]:
        """Each word (see `Entries`) and two arrays in CBOR: where it is on the page, in which of the things shown.

        A place is told by how far it is from the one before. A negative number tells that those which follow weigh
        otherwise, and the place behind it is counted from the beginning again.
        """
        return zip(_split(self._words), cbor2.loads(self._places), strict=True)

    def kept(self) -> bytes:
        """All of it, CBOR."""
        return cbor2.dumps([self.fragment, self.filters, self.sorts, self._spelt, self._words, self._places])

    @classmethod
    def of(cls, kept: bytes) -> Self:
        """From what `kept` returned."""
        return cls(*cbor2.loads(kept))


def _split(text: str) -> list[str]:
    return text.split(_BETWEEN) if text else []
