"""Where the words of a page stand: what the engine made of each, and of the words beside it."""

from __future__ import annotations

import functools
import json
import operator
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from guide.search.cbor import numbers
from guide.search.document import PUNCTUATION, Document, spelt
from guide.search.engine import Entries, packed
from guide.search.indexed import IndexedPage
from guide.search.lexicon import Lexicon

TITLE = "title"
"""The one thing shown of a page whose words count by themselves."""

_USUAL = 25
"""The weight that the engine takes a word for until it is told another; 24 would be one."""

_MOST = 240

_IN_TITLE, _NOWHERE = numbers(-1, 0), numbers()
"""In the first of the things that are shown; where in it does not matter."""


class Places:
    """One language's words, to find out where they stand on its pages."""

    def __init__(self, documents: Iterable[Document], lexicon: Lexicon) -> None:
        """`lexicon`: knows all words of the documents."""
        given = set(tokens(text for page in documents for text in texts_of(page)))
        behind = {text for page in documents for _, texts in page.found.keywords for text in texts}
        given.update(_keywords(behind, lexicon))
        self._lexicon = lexicon
        self._beside = {token: added for token in given if (added := lexicon.beside(token))}
        self._spelt = {
            token: {word for text in (token, *self._beside.get(token, ())) for word in spelt(text)} for token in given
        }
        self.vocabulary = sorted(given.union(*self._beside.values()))
        """Every token that stands in the documents or is put beside one, for the engine."""

    def page(self, document: Document, entries: Entries) -> IndexedPage:
        """`entries`: what the engine made of the vocabulary."""
        words = document.text.words.split()
        behind = [
            (word, weight) for weight, texts in document.found.keywords for word in _keywords(texts, self._lexicon)
        ]
        titled = {word for token in document.found.shown[TITLE].split() for word in entries.whole[token]}
        return IndexedPage.made(
            packed(_fragment(document, [*words, *(word for word, _ in behind)], len(words))),
            document.found.filters,
            document.found.sorts,
            set().union(*map(self._spelt.__getitem__, set(words))),
            _stands(self._places(document, words, behind, entries), titled),
        )

    def _places(
        self, document: Document, words: Sequence[str], behind: Iterable[tuple[str, float]], entries: Entries
    ) -> Mapping[int, Mapping[str, Sequence[int]]]:
        """By weight and word the places on a page."""
        found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        whole, parts, beside = entries.whole, entries.parts, self._beside

        def stand(token: str, weight: float, at: int) -> None:
            for word in whole[token]:
                found[_weight(weight)][word].append(at)
            for word, share in parts.get(token, ()):
                found[_weight(weight * share)][word].append(at)

        end, section = 0, 0
        seen, added = set[str](), set[str]()
        for run in document.text.runs:
            start, end = end, end + run.words
            if run.section != section:  # a section is a result of its own: it holds each added word once
                section = run.section
                seen, added = set(), set()
            weighing = found[_weight(run.weight)]
            for at, token in enumerate(words[start:end], start):
                if token in parts:
                    stand(token, run.weight, at)
                else:  # most tokens
                    for word in whole[token]:
                        weighing[word].append(at)
                if run.is_own and token in beside and token not in seen:
                    seen.add(token)
                    for word in beside[token]:
                        if word not in added:
                            added.add(word)
                            stand(word, run.weight, at)
        for at, (token, weight) in enumerate(behind, len(words)):  # they belong to the page as a whole
            stand(token, weight, at)
        return found


def tokens(texts: Iterable[str]) -> Iterator[str]:
    """What stands between two spaces."""
    return (token for text in texts for token in text.split())


def texts_of(document: Document) -> tuple[str, ...]:
    """Every text by which a document is found."""
    return (
        document.text.words,
        document.found.shown[TITLE],
        *(text for _, texts in document.found.keywords for text in texts),
    )


def _keywords(texts: Iterable[str], lexicon: Lexicon) -> Iterable[str]:
    """Words that are only found, with those beside them, each once."""
    given = (token.strip(PUNCTUATION) for token in tokens(texts))
    return dict.fromkeys(word for token in given for word in (token, *lexicon.beside(token)) if word)


def _fragment(document: Document, words: Sequence[str], length: int) -> bytes:
    """`word_count` tells where the page's own words end.

    Browsers spend most of a query on the engine's excerpts, which nobody reads: page.mjs has passages of its own. With
    next to nothing in `raw_content` there is nothing to make them of.
    """
    shown = dict(document.found.shown)
    kept = {"url": f"/{shown['path']}", "content": " ".join(words), "word_count": length, "filters": {}, "meta": shown}
    kept["raw_content"] = " "
    kept["anchors"] = [anchor._asdict() for anchor in document.text.anchors]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


@functools.cache
def _weight(given: float) -> int:
    return _USUAL if given == 1 else min(_MOST, max(1, int(given * 24)))


def _stands(places: Mapping[int, Mapping[str, Sequence[int]]], titled: Collection[str]) -> dict[str, bytes]:
    """The places of each word as `IndexedPage.stands` tells them; those of usual weight first."""
    usual = places.get(_USUAL, {})
    others: dict[str, list[int]] = defaultdict(list)
    for weight in sorted(places.keys() - {_USUAL}):
        for word, at in places[weight].items():
            others[word] += (-weight - 1, *_steps(at))
    found = {word: _once(at[0]) if len(at) == 1 else numbers(*_steps(at)) + _NOWHERE for word, at in usual.items()}
    for word in {*others, *titled}:
        at = [*_steps(usual.get(word, ())), *others.get(word, ())]
        found[word] = numbers(*at) + (_IN_TITLE if word in titled else _NOWHERE)
    return found


@functools.cache
def _once(at: int) -> bytes:
    """Most words stand on a page once."""
    return numbers(at) + _NOWHERE


def _steps(at: Sequence[int]) -> Iterator[int]:
    """The first place, and from each to the next."""
    return map(operator.sub, at, (0, *at))
