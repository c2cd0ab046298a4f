"""The glossary as a bridge: a page that speaks of a concept is found by every word for it, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guide.model import GlossaryTerm
from guide.search.document import PUNCTUATION
from guide.search.words import Grammar


class Synonyms:
    """Finds the glossary's terms in texts of one language, in any inflected form."""

    def __init__(self, language: str, grammar: Grammar, terms: Iterable[GlossaryTerm]) -> None:
        """`terms`: the glossary."""
        self._stem = grammar.stem
        self._stems: dict[str, str] = {}
        self._starting: dict[str, list[tuple[str, GlossaryTerm]]] = {}
        for term in terms:
            for form in forms(term, language):
                stems = self._stemmed(form)
                if stems:
                    self._starting.setdefault(stems.split()[0], []).append((f" {stems} ", term))

    def meant(self, texts: Iterable[str]) -> Mapping[str, GlossaryTerm]:
        """Terms that texts speak of, by id."""
        stems = f" {self._stemmed(' '.join(texts))} "
        starting = self._starting.keys() & set(stems.split())
        candidates = (pair for first in starting for pair in self._starting[first])
        return {term.id: term for phrase, term in sorted(candidates, key=lambda pair: pair[1].id) if phrase in stems}

    def _stemmed(self, text: str) -> str:
        return " ".join(map(self._stem_of, text.casefold().split()))

    def _stem_of(self, token: str) -> str:
        made = self._stems.get(token)
        if made is None:
            made = self._stems[token] = self._stem(token.strip(PUNCTUATION))
        return made


def forms(term: GlossaryTerm, language: str) -> Iterator[str]:
    """The words for a concept in a language: the term, others that will do, and those that readers type anyway."""
    for texts in (term.term, term.also, term.avoid, term.everyday):
        if texts and language in texts:
            yield from texts[language].replace(";", ",").split(",")
