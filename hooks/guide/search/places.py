"""Where the words of a page stand: what the engine made of each, and of the words beside it."""

from __future__ import annotations

import functools
import json
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from guide.search.document import PUNCTUATION, Document, spelt
from guide.search.engine import Entries
from guide.search.lexicon import Lexicon

TITLE = "title"
"""The one thing shown of a page whose words count by themselves."""

_USUAL = 25
"""The weight that the engine takes a word for until it is told another; 24 would be one."""

_MOST = 240


@dataclass(frozen=True)
class IndexedPage:
    """A page as an index holds it."""

    fragment: str
    """JSON of what a result is made from."""

    filters: Mapping[str, Sequence[str]]
    sorts: Mapping[str, str]
    spelt: Sequence[str]
    """Its words, and those beside them, as whoever misspells one should have typed it."""

    stands: Mapping[str, Sequence[int]]
    """For each word (see `Entries`) its first place, and how far it is to each next. A negative number tells that those
    which follow weigh otherwise, and the place behind it is counted from the beginning again."""

    titled: Sequence[str]
    """The words of its title."""


class Places:
    """One language's words, to find out where they stand on its pages."""

    def __init__(self, documents: Iterable[Document], lexicon: Lexicon) -> None:
        """`lexicon`: knows all words of the documents."""
        texts = {text for page in documents for text in texts_of(page)}
        behind = {text for page in documents for _, texts in page.found.keywords for text in texts}
        given = {*tokens(texts), *tokens(_keywords(behind, lexicon))}
        self._lexicon = lexicon
        self._beside = {token: lexicon.beside(token) for token in given}
        self._spelt = {
            token: {word for text in (token, *self._beside[token]) for word in spelt(text)} for token in given
        }
        self.vocabulary = sorted(given.union(*self._beside.values()))
        """Every token that stands in the documents or is put beside one, for the engine."""

    def page(self, document: Document, entries: Entries) -> IndexedPage:
        """`entries`: what the engine made of the vocabulary."""
        words = document.words.split()
        behind = [
            (word, weight) for weight, texts in document.found.keywords for word in _keywords(texts, self._lexicon)
        ]
        stands = _located(self._places(document, words, behind, entries))
        titled = {word for token in document.found.shown[TITLE].split() for word in entries.whole[token]}
        for word in titled:
            stands.setdefault(word, [])
        return IndexedPage(
            _fragment(document, [*words, *(word for word, _ in behind)], len(words)),
            document.found.filters,
            document.found.sorts,
            sorted(set().union(*(self._spelt[token] for token in set(words)))),
            stands,
            sorted(titled),
        )

    def _places(
        self, document: Document, words: Sequence[str], behind: Iterable[tuple[str, float]], entries: Entries
    ) -> dict[int, dict[str, list[int]]]:
        """By weight and word the places on a page."""
        found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

        def stand(token: str, weight: float, at: int) -> None:
            for word in entries.whole[token]:
                found[_weight(weight)][word].append(at)
            for word, share in entries.parts.get(token, ()):
                found[_weight(weight * share)][word].append(at)

        end, section, seen = 0, 0, set[str]()
        for run in document.runs:
            start, end = end, end + run.words
            if run.section != section:
                section, seen = run.section, set()  # a section is a result of its own: it holds each added word once
            for at, token in enumerate(words[start:end], start):
                stand(token, run.weight, at)
                for added in self._beside[token] if run.is_own else ():
                    if added not in seen:
                        seen.add(added)
                        stand(added, run.weight, at)
        for at, (token, weight) in enumerate(behind, len(words)):  # they belong to the page as a whole
            stand(token, weight, at)
        return found


def tokens(texts: Iterable[str]) -> Iterator[str]:
    """What stands between two spaces."""
    return (token for text in texts for token in text.split())


def texts_of(document: Document) -> tuple[str, ...]:
    """Every text by which a document is found."""
    return (
        document.words,
        document.found.shown[TITLE],
        *(text for _, texts in document.found.keywords for text in texts),
    )


def _keywords(texts: Iterable[str], lexicon: Lexicon) -> Iterable[str]:
    """Words that are only found, with those beside them, each once."""
    given = (token.strip(PUNCTUATION) for token in tokens(texts))
    return dict.fromkeys(word for token in given for word in (token, *lexicon.beside(token)) if word)


def _fragment(document: Document, words: Sequence[str], length: int) -> str:
    """`word_count` tells where the page's own words end."""
    shown = dict(document.found.shown)
    kept = {"url": f"/{shown['path']}", "content": " ".join(words), "word_count": length, "filters": {}, "meta": shown}
    kept["anchors"] = [asdict(anchor) for anchor in document.anchors]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


@functools.cache
def _weight(given: float) -> int:
    return _USUAL if given == 1 else min(_MOST, max(1, int(given * 24)))


def _located(places: Mapping[int, Mapping[str, Sequence[int]]]) -> dict[str, list[int]]:
    """The places of each word as `IndexedPage.stands` tells them; those of usual weight first."""
    found: dict[str, list[int]] = {}
    for weight in sorted(places, key=lambda weight: (weight != _USUAL, weight)):
        for word, at in places[weight].items():
            located = found.setdefault(word, [])
            if weight != _USUAL:
                located.append(-weight - 1)
            located.append(at[0])
            if len(at) > 1:
                located += map(operator.sub, at[1:], at)
    return found
