"""An index as browsers fetch it: a list of pages, and pieces that stand in a folder named after what the index holds.

Whoever searches fetches the list first, so it is the one piece whose size grows with the guide: names of pieces are
numbers, and orders, which only the practice finder asks for, stand in a file of their own.
This is the format of the pinned version of Pagefind; the same pages give the same bytes.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import cbor2

from guide.search.cbor import array, beginning, number
from guide.search.engine import packed
from guide.search.indexed import IndexedPage
from guide.search.places import TITLE

_LENGTH = 1
"""Of every page: long ones are not to score less (`pageLength` in docs/assets/js/search/engine.mjs)."""

_PIECE = 12_000
"""Bytes of a piece of the index before it is compressed: whoever looks for a word fetches the piece it is in."""

_LONG = 3
"""Letters of a word; shorter ones are too much alike to be taken for one another."""

_MANY = 200
"""Pages; the same words in fewer cost nothing."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Piece(NamedTuple):
    """A piece of the index: all words from one to another, as CBOR."""

    first: str
    last: str
    content: bytes


def publish(pages: Sequence[IndexedPage], version: str, bundle: Path) -> str:
    """Write the index of one language into a site's folder of indexes. Returns its name."""
    index = list(_pieces(pages))
    filters, orders = _filters(pages), _orders(pages)
    held = hashlib.sha256(repr((version, filters, orders)).encode())
    kinds = {"fragment": [page.fragment for page in pages], "index": [packed(piece.content) for piece in index]}
    for contents in kinds.values():
        for content in contents:
            held.update(content)
    name = held.hexdigest()[:8]
    for kind, contents in kinds.items():
        folder = _folder(bundle, kind, name)
        for place, content in enumerate(contents):
            (folder / f"{_base36(place)}.pf_{kind}").write_bytes(content)
    for filter, values in filters.items():
        path = _folder(bundle, "filter", name) / f"{filter}.pf_filter"
        path.write_bytes(packed(cbor2.dumps([filter, list(values.items())])))
    listed = [[f"{name}/{_base36(place)}", _LENGTH] for place in range(len(pages))]
    chunks = [[first, last, f"{name}/{_base36(place)}"] for place, (first, last) in enumerate(_between(index))]
    told = [version, listed, chunks, [[filter, f"{name}/{filter}"] for filter in filters], [], [TITLE]]
    (bundle / f"pagefind.{name}.pf_meta").write_bytes(packed(cbor2.dumps(told)))
    (_folder(bundle, "orders") / f"{name}.json").write_text(json.dumps(orders, separators=(",", ":")), encoding="utf-8")
    return name


def write_words(pages: Sequence[IndexedPage], bundle: Path, language: str, stem: Callable[[str], str]) -> None:
    """Write the words of a language in two files.

    `words`: on how many pages each stands, for what somebody meant who misspelt one. `common`: those that stand in any
    form on more than half of very many pages. Looking for them takes longest and tells least, so they count only where
    nothing else is asked. `stem`: what the engine takes for the same word.
    """
    counted = Counter(word for page in pages for word in page.spelt)
    lines = sorted(f"{word} {pages}" for word, pages in counted.items() if len(word) >= _LONG)
    (bundle / f"words.{language}.txt").write_text("\n".join(lines), encoding="utf-8")
    stems = {word: stem(word) for word in counted}
    held = Counter(each for page in pages for each in {stems[word] for word in page.spelt})
    common = sorted(word for word in counted if held[stems[word]] > max(_MANY, len(pages) / 2))
    told = json.dumps(common, ensure_ascii=False, separators=(",", ":"))
    (bundle / f"common.{language}.json").write_text(told, encoding="utf-8")


def _pieces(pages: Sequence[IndexedPage]) -> Iterator[Piece]:
    """Every word with the pages it stands on, in the order of the words."""
    words: dict[str, dict[str, bytes]] = defaultdict(dict)
    for word, stands in _words(pages).items():
        stem, _, form = word.partition(" ")
        words[stem][form] = array(stands)
    held: list[tuple[str, bytes]] = []
    size = 0
    for stem, forms in sorted(words.items()):
        plain = forms.pop("", array([]))
        variants = [array([cbor2.dumps(form), stands]) for form, stands in sorted(forms.items())]
        held.append((stem, array([cbor2.dumps(stem), plain, array(variants)])))
        size += len(held[-1][1])
        if size >= _PIECE:
            yield _piece(held)
            held, size = [], 0
    if held:
        yield _piece(held)


def _words(pages: Sequence[IndexedPage]) -> dict[str, list[bytes]]:
    """For each word its pages: how far each is from the one before, and where on it the word stands."""
    found: dict[str, list[bytes]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for place, page in enumerate(pages):
        for word, stands in page.stands:
            found[word].append(_after(place - last[word]) + stands)
            last[word] = place
    return found


@functools.cache
def _after(pages: int) -> bytes:
    """How an array of three things begins that says first how many pages on it is."""
    return beginning(3) + number(pages)


def _piece(words: Sequence[tuple[str, bytes]]) -> Piece:
    return Piece(words[0][0], words[-1][0], array([array([content for _, content in words])]))


def _filters(pages: Sequence[IndexedPage]) -> dict[str, dict[str, list[int]]]:
    """The pages with each value of each filter."""
    found: dict[str, dict[str, list[int]]] = {}
    for place, page in enumerate(pages):
        for filter, values in page.filters.items():
            for value in values:
                found.setdefault(filter, {}).setdefault(value, []).append(place)
    return {filter: dict(sorted(values.items())) for filter, values in sorted(found.items())}


def _orders(pages: Sequence[IndexedPage]) -> dict[str, list[int]]:
    """The pages that have something to be sorted by, in its order."""
    sorts: list[Mapping[str, str]] = [page.sorts for page in pages]
    return {
        name: sorted((page for page, given in enumerate(sorts) if name in given), key=lambda page: sorts[page][name])
        for name in sorted({name for given in sorts for name in given})
    }


def _between(index: Sequence[Piece]) -> list[list[str]]:
    """First and last word of each piece, no longer than tells it from its neighbours.

    The last is cut only where it stays behind the first.
    """
    ends = [[piece.first, piece.last] for piece in index]
    for before, after in itertools.pairwise(ends):
        alike = itertools.takewhile(lambda letters: letters[0] == letters[1], zip(before[1], after[0], strict=False))
        length = len(list(alike)) + 1
        if before[1][:length] >= before[0]:
            before[1] = before[1][:length]
        after[0] = after[0][:length]
    return ends


def _folder(bundle: Path, *names: str) -> Path:
    folder = bundle.joinpath(*names)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _base36(number: int) -> str:
    digits = _DIGITS[number % 36]
    return digits if number < 36 else _base36(number // 36) + digits
