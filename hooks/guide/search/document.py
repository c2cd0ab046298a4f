"""A finished page as words: what a search engine keeps of it, and the weight each word has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import html

_EXCLUDED = "data-search-exclude"
_WEIGHT = "data-search-weight"
_HEADINGS: Mapping[str, float] = {"h1": 7, "h2": 6, "h3": 5, "h4": 4, "h5": 3, "h6": 2}
"""A section is a result of its own; its heading weighs as much as search engines give it."""

_BLOCKS = frozenset(
    (
        *(
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
        ),
        *(
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
        ),
        *("thead", "tr", "ul", *_HEADINGS),
    )
)
"""Their last word ends a sentence, though nobody has written a full stop."""

_NOT_TEXT = ("button", "form", "script", "style", "svg", "template")
_LONG = re.compile(r"[^\W\d_]{3,}")
"""Shorter words are too much alike to be taken for one another."""

_NO_WORD = dict.fromkeys(map(ord, "\u200b\ufeff"))
"""Signs of no width, which browsers and the engine take for spaces, or for nothing."""

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
class Anchor:
    """A place that results can lead to."""

    element: str
    id: str
    text: str
    """Of an item of a list empty: it is as long as the item."""

    location: int
    """How many words stand before it."""


@dataclass(frozen=True)
class Run:
    """Words that stand together and weigh the same."""

    words: int
    weight: float
    is_own: bool
    """Whether they are in the language of the index; others stand for themselves only."""

    section: int
    """Which section they belong to, counted from 0."""


@dataclass(frozen=True)
class Document:
    """A page for the engine."""

    found: Found
    words: str
    """As readers see them, a space between two."""

    runs: Sequence[Run]
    anchors: Sequence[Anchor]


def trimmed(article: str) -> html.HtmlElement:
    """An article without what is not to be found: marked parts, and parts that are no text."""
    tree = html.fragment_fromstring(article, create_parent="main")
    for element in tree.xpath(f"//*[@{_EXCLUDED}]"):
        element.drop_tree()
    for element in list(tree.iter(*_NOT_TEXT)):
        element.drop_tree()
    return tree


def texts(tree: html.HtmlElement) -> Iterable[str]:
    """Every piece of text of an article."""
    return map(str, tree.itertext())


def document(tree: html.HtmlElement, found: Found) -> Document:
    """A trimmed article for the engine."""
    reader = _Reader(found.language)
    reader.read(tree, _Around(1, is_set=False, language=found.language))
    return Document(found, " ".join(reader.words), reader.runs, reader.anchors)


def spelt(token: str) -> list[str]:
    """The words in what stands between two spaces, as whoever misspells one should have typed it."""
    return _LONG.findall(token.casefold())


@dataclass(frozen=True)
class _Around:
    """What holds for the texts of an element."""

    weight: float
    is_set: bool
    """Whether somebody has set the weight: headings inside weigh no more then."""

    language: str

    def inside(self, element: html.HtmlElement) -> _Around:
        given, language = element.get(_WEIGHT), element.get("lang", self.language)
        weight = self.weight if self.is_set else _HEADINGS.get(element.tag, self.weight)
        if given:
            return _Around(float(given), is_set=True, language=language)
        if (weight, language) == (self.weight, self.language):
            return self
        return _Around(weight, self.is_set, language)


class _Reader:
    """Reads an article from beginning to end."""

    def __init__(self, language: str) -> None:
        self.words: list[str] = []
        self.runs: list[Run] = []
        self.anchors: list[Anchor] = []
        self._language = language
        self._section = 0
        self._is_open = False  # whether the next text goes on with the last word

    def read(self, element: html.HtmlElement, around: _Around) -> None:
        if not isinstance(element.tag, str):
            return  # a comment
        inside, is_block = around.inside(element), element.tag in _BLOCKS
        if element.tag in _HEADINGS:
            self._section += 1
        if is_block:
            self._end()
        if id := element.get("id"):
            text = "" if element.tag == "li" else " ".join(element.text_content().split())
            self.anchors.append(Anchor(element.tag, id, text, len(self.words)))
        self._say(element.text, inside)
        for child in element:
            self.read(child, inside)
            self._say(child.tail, inside)
        if is_block:
            self._end()
        elif element.tag == "br":
            self._is_open = False

    def _say(self, text: str | None, around: _Around) -> None:
        if not text:
            return
        words = text.translate(_NO_WORD).split()
        if not words:
            self._is_open = False
            return
        if self._is_open and not text[0].isspace():
            self.words[-1] += words.pop(0)
        self._is_open = not text[-1].isspace()
        self.words += words
        if words:
            self._count(Run(len(words), around.weight, around.language == self._language, self._section))

    def _count(self, run: Run) -> None:
        last = self.runs[-1] if self.runs else None
        if last and (last.weight, last.is_own, last.section) == (run.weight, run.is_own, run.section):
            self.runs[-1] = Run(last.words + run.words, run.weight, run.is_own, run.section)
        else:
            self.runs.append(run)

    def _end(self) -> None:
        """End a block, and its last sentence with it."""
        self._is_open = False
        if self.words and self.words[-1][-1].isalnum():
            self.words[-1] += "."
