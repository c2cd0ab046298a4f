"""An article as words: where each stands, how much it weighs, and in which language it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

_EXCLUDED = "data-search-exclude"
_WEIGHT = "data-search-weight"
_HEADINGS: Mapping[str, float] = {"h1": 7, "h2": 6, "h3": 5, "h4": 4, "h5": 3, "h6": 2}
"""A section is a result of its own; its heading weighs as much as search engines give it."""

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "header",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
).union(_HEADINGS)
"""Their last word ends a sentence, though nobody has written a full stop."""

_NOT_TEXT = frozenset(("button", "form", "script", "style", "svg", "template"))

_NO_WORD = dict.fromkeys(map(ord, "\u200b\ufeff"))
"""Signs of no width, which browsers and the engine take for spaces, or for nothing."""


class Anchor(NamedTuple):
    """A place that results can lead to."""

    element: str
    id: str
    text: str
    """Of an item of a list empty: it is as long as the item."""

    location: int
    """How many words stand before it."""


class Run(NamedTuple):
    """Words that stand together and weigh the same."""

    words: int
    weight: float
    is_own: bool
    """Whether they are in the language of the index; others stand for themselves only."""

    section: int
    """Which section they belong to, counted from 0."""


@dataclass(frozen=True)
class Text:
    """What stands on a page."""

    words: str
    """As readers see them, a space between two."""

    runs: Sequence[Run]
    anchors: Sequence[Anchor]


@dataclass(frozen=True)
class _Around:
    """What holds for the texts of an element."""

    weight: float
    is_set: bool
    """Whether somebody has set the weight: headings inside weigh no more then."""

    language: str

    def inside(self, tag: str, given: Mapping[str, str]) -> _Around:
        """Inside an element with these attributes."""
        language = given.get("lang", self.language)
        if _WEIGHT in given:
            return _Around(float(given[_WEIGHT]), is_set=True, language=language)
        weight = self.weight if self.is_set else _HEADINGS.get(tag, self.weight)
        if (weight, language) == (self.weight, self.language):
            return self
        return _Around(weight, self.is_set, language)


class Reader:
    """Reads articles of one language's pages from beginning to end.

    The parser calls its methods (their names are lxml's). No tree is made: two thirds of an article's elements are not
    to be found.
    """

    def __init__(self, language: str) -> None:
        """`language`: of the index."""
        self._language = language
        self._parser = etree.HTMLParser(target=self, encoding="utf-8")
        self._begin()

    def read(self, article: bytes) -> Text:
        """An article, HTML in UTF-8, without what is not to be found: marked parts, and parts that are no text."""
        self._parser.feed(b"<html><body>" + article)  # or else a text that stands first would become a paragraph
        made: Text = self._parser.close()
        return made

    def _begin(self) -> None:
        self._words: list[str] = []
        self._runs: list[Run] = []
        self._anchors: list[Anchor] = []
        self._around = [_Around(1, is_set=False, language=self._language)]
        """Of every element that is open."""

        self._named: list[_Named] = []
        """Open elements with an id."""

        self._texts: list[str] = []
        """What stands in them."""

        self._left_out = 0
        """How many elements are open that are not to be found; the first is around the others."""

        self._section = 0
        self._is_open = False
        """Whether the next text goes on with the last word."""

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins; `given`: its attributes."""
        if self._left_out or tag in _NOT_TEXT or (given and _EXCLUDED in given):  # without any, asking takes longest
            self._left_out += 1
            return
        around = self._around[-1]
        if tag in _HEADINGS:
            self._section += 1
        if tag in _BLOCKS:
            self._end()
        self._around.append(around.inside(tag, given) if given or tag in _HEADINGS else around)
        if given and (id := given.get("id")):
            self._named.append(_Named(len(self._around), len(self._anchors), len(self._texts)))
            self._anchors.append(Anchor(tag, id, "", len(self._words)))

    def end(self, tag: str) -> None:
        """An element ends, also one that cannot hold anything."""
        if self._left_out:
            self._left_out -= 1
            return
        if self._named and self._named[-1].depth == len(self._around):
            self._name(self._named.pop())
        self._around.pop()
        if tag in _BLOCKS:
            self._end()
        elif tag == "br":
            self._is_open = False

    def data(self, text: str) -> None:
        """A text, or a piece of one."""
        if self._left_out:
            return
        if self._named:
            self._texts.append(text)
        if "\u200b" in text or "\ufeff" in text:
            text = text.translate(_NO_WORD)
        words = text.split()
        if not words:
            self._is_open = False
            return
        if self._is_open and not text[0].isspace():
            self._words[-1] += words.pop(0)
        self._is_open = not text[-1].isspace()
        self._words += words
        if words:
            self._count(len(words))

    def close(self) -> Text:
        """The article has ended."""
        self._end()
        made = Text(" ".join(self._words), self._runs, self._anchors)
        self._begin()
        return made

    def _count(self, words: int) -> None:
        around = self._around[-1]
        run = Run(words, around.weight, around.language == self._language, self._section)
        last = self._runs[-1] if self._runs else None
        if last and last[1:] == run[1:]:
            self._runs[-1] = Run(last.words + words, *run[1:])
        else:
            self._runs.append(run)

    def _name(self, named: _Named) -> None:
        """Tell what stands in an element that has ended."""
        anchor = self._anchors[named.anchor]
        if anchor.element != "li":
            text = " ".join("".join(self._texts[named.texts :]).split())
            self._anchors[named.anchor] = anchor._replace(text=text)
        if not self._named:
            self._texts.clear()

    def _end(self) -> None:
        """End a block, and its last sentence with it."""
        self._is_open = False
        if self._words and self._words[-1][-1].isalnum():
            self._words[-1] += "."


class _Named(NamedTuple):
    """An open element with an id."""

    depth: int
    """How many elements are open."""

    anchor: int
    texts: int
    """How many texts stand before it."""
