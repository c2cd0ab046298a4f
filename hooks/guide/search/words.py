"""Words under which a word of a text is also looked for: its dictionary form, and the parts of a compound.

Dictionary forms come from simplemma. What somebody types is never analysed: an index that holds a word's dictionary
form and parts beside the word itself is found by either, and the search engine's own stemmer takes off most endings.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import snowballstemmer
from simplemma.strategies import DefaultStrategy

from guide.search.dictionary import Dictionaries

_PARTS = 4
"""A compound is taken apart into at most so many words."""


@dataclass(frozen=True)
class Grammar:
    """How a language's words are made. Data of the string catalogues, as the alphabet is."""

    stemmer: str
    """Snowball's name for the language, the same the search engine takes endings off with; empty if it has none."""

    least: int
    """Letters a part of a compound must have; 0 in a language that writes compounds apart."""

    short: frozenset[str] = frozenset()
    """Shorter words that are parts all the same."""

    forms: tuple[str, ...] = ()
    """Endings of inflected forms that may stand first in a compound."""

    links: tuple[tuple[str, str], ...] = ()
    """Ends of first parts, and what stands in their place in the dictionary form."""

    never: frozenset[str] = frozenset()
    """Dictionary forms too common to be looked for, such as forms of `to be`."""

    stems: tuple[tuple[str, str], ...] = ()
    """Ends of dictionary forms, and what inflected forms have in their place where no ending explains it."""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Grammar:
        """From `overrides/strings/grammar/<language>.yml`."""
        links, stems = ([(rule["end"], rule["word"]) for rule in given[name]] for name in ("links", "stems"))
        short, never = (frozenset(given[name]) for name in ("short", "never"))
        return cls(given["stemmer"], given["least"], short, tuple(given["forms"]), tuple(links), never, tuple(stems))

    @property
    def told(self) -> str:
        """All that it says, the same in every process, unlike sets when they are printed."""
        values = (getattr(self, given.name) for given in fields(self))
        return repr([sorted(value) if isinstance(value, frozenset) else value for value in values])

    @functools.cached_property
    def stem(self) -> Callable[[str], str]:
        """Takes the ending off a word in lower case."""
        made: Callable[[str], str] = snowballstemmer.stemmer(self.stemmer).stemWord if self.stemmer else str
        return made


class Analyser:
    """One language's words, taken apart. Making it loads the language's dictionary."""

    def __init__(self, language: str, grammar: Grammar, own: frozenset[str] = frozenset()) -> None:
        """A language without dictionary has no dictionary forms: its words stand for themselves.

        `own`: words of the guide's subject in their dictionary form, which no dictionary need know.
        """
        self._language = language
        self._own = grammar.short | own
        self._grammar = grammar
        self._stem = grammar.stem
        self._dictionary: DefaultStrategy | None = DefaultStrategy(dictionary_factory=Dictionaries())
        try:
            self._dictionary.get_lemma("a", language)
        except ValueError:
            self._dictionary = None

    def words(self, word: str) -> list[str]:
        """Further words for a word, in lower case, without those that a search for the word itself finds anyway."""
        lower = word.casefold()
        form = self._form(lower) if self._is_known(lower) else None
        parts = self._split(form or lower)
        if len(parts) > 1:
            last = self._form(parts[-1]) or parts[-1]
            whole = form or lower.removesuffix(parts[-1]) + last
            found = [whole, *parts, *map(self._form, parts)]
        else:
            found = [form or self._form(lower)]
        found += [stem for other in found if other for stem in self._stems_of(other)]
        stems = {self._stem(other): other for other in reversed(found) if other}
        own = self._stem(lower)
        never = self._grammar.never
        return [other for stem, other in reversed(stems.items()) if not own.startswith(stem) and other not in never]

    def _stems_of(self, form: str) -> list[str]:
        return [form.removesuffix(end) + word for end, word in self._grammar.stems if form.endswith(end)]

    @functools.lru_cache(maxsize=1 << 16)  # noqa: B019  lives as long as its analyser: one build
    def _form(self, word: str) -> str | None:
        """The dictionary form of a word, of an unknown one as far as rules tell."""
        if word in self._own:
            return word
        found = self._dictionary.get_lemma(word, self._language) if self._dictionary else None
        return found.casefold() if found else None

    @functools.lru_cache(maxsize=1 << 16)  # noqa: B019
    def _is_known(self, word: str) -> bool:
        known = self._dictionary and self._dictionary.is_dictionary_member(word, self._language)
        return bool(known) or word in self._own

    def _split(self, word: str, most: int = _PARTS) -> list[str]:
        """The known words a word is made of, as few and the last as long as can be; the word alone if it is none."""
        best = [word]
        if not self._grammar.least or most == 1:
            return best
        for end in range(2, len(word) - 1):
            first = self._first(word[:end].removesuffix("-"))
            if first is None:
                continue
            last = word[end:].removeprefix("-")
            rest = [last] if self._is_part(last) else self._split(last, most - 1)
            if self._is_part(rest[-1]) and (len(best) == 1 or len(rest) + 1 < len(best)):
                best = [first, *rest]
        return best

    def _is_part(self, word: str) -> bool:
        return word in self._grammar.short or (len(word) >= self._grammar.least and self._is_known(word))

    def _first(self, part: str) -> str | None:
        """The dictionary form of a compound's first part; None if it cannot be one."""
        grammar = self._grammar
        if self._is_part(part):
            form = self._form(part)
            if form == part or part.endswith(grammar.forms):
                return form
        for end, word in grammar.links:
            whole = part.removesuffix(end) + word
            if part.endswith(end) and self._is_part(whole) and self._form(whole) == whole:
                return whole
        return None
