"""A finished page as the search engine gets it: its own words, and behind each the further words it is found by.

Words that no reader wrote carry an invisible mark (`ADDED`). The engine's letters do not include it, so it indexes the
bare word; the browser takes marked words out of what it shows, and knows that a hit on one belongs to the word before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import html
from markupsafe import escape

from guide.search.lexicon import Lexicon

ADDED = "\N{INVISIBLE SEPARATOR}"

KEYWORD = ADDED + ADDED
"""Marks words behind the text: no reader's word stands before them, they belong to the page as a whole."""

_EXCLUDED = "data-search-exclude"
_WEIGHT = "data-search-weight"
_SECTIONS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONG = re.compile(r"[^\W\d_]{3,}")
"""Shorter words are too much alike to be taken for one another."""

PUNCTUATION = ".,;:!?()[]”“’'\"–—"
_NOT_TEXT = ("button", "form", "script", "style", "svg", "template")


@dataclass(frozen=True)
class Found:
    """What a page is found by beside its text, and what a result shows of it."""

    language: str
    """The language of the index: the reader's."""

    shown: Mapping[str, str]
    """What a result shows, by name, plain text; `title` at least."""

    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sorts: Mapping[str, str] = field(default_factory=dict)
    keywords: Sequence[tuple[float, Iterable[str]]] = ()
    """Further words with their weight; words of a text weigh 1."""


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


def document(tree: html.HtmlElement, found: Found, lexicon: Lexicon) -> str:
    """A page for the search engine. Changes `tree`."""
    seen: set[str] = set()
    languages = {None: found.language}
    for element in tree.iter():
        if element.tag in _SECTIONS:
            seen = set()  # a section is a result of its own: each holds its words once
        around = languages[element.getparent()]
        languages[element] = element.get("lang", around)
        _strip(element)
        if element.text and languages[element] == found.language:
            element.text = _with_words(element.text, lexicon, seen)
        if element.tail and around == found.language:
            element.tail = _with_words(element.tail, lexicon, seen)
    body = html.tostring(tree, encoding="unicode")
    shown = "".join(_attribute("meta", name, value) for name, value in found.shown.items())
    filters = "".join(_attribute("filter", name, value) for name in found.filters for value in found.filters[name])
    sorts = "".join(_attribute("sort", name, value) for name, value in found.sorts.items())
    keywords = "".join(_keywords(weight, words, lexicon) for weight, words in found.keywords)
    head = f'<!doctype html><html lang="{escape(found.language)}"><title></title><body data-pagefind-body>'
    return f"{head}{shown}{filters}{sorts}{body}{keywords}"


def spelt(tree: html.HtmlElement) -> set[str]:
    """The words of a document, readers' and added, as whoever misspells one should have typed it."""
    return {word for text in texts(tree) for word in _LONG.findall(text.casefold())}


def _strip(element: html.HtmlElement) -> None:
    """Leave anchors and weights: nothing else means anything to the engine."""
    anchor, weight = element.get("id"), element.get(_WEIGHT)
    element.attrib.clear()
    if anchor:
        element.set("id", anchor)
    if weight:
        element.set("data-pagefind-weight", weight)


def _with_words(text: str, lexicon: Lexicon, seen: set[str]) -> str:
    made: list[str] = []
    for token in text.split():
        made.append(token)
        for word in lexicon.beside(token):
            if word not in seen:
                seen.add(word)
                made.append(ADDED + word)
    space = " "
    before, after = space if text[0].isspace() else "", space if text[-1].isspace() else ""
    return before + space.join(made) + after if made else space


def _keywords(weight: float, texts: Iterable[str], lexicon: Lexicon) -> str:
    """Words that are only found, each once."""
    tokens = (token.strip(PUNCTUATION) for text in texts for token in text.split())
    words = {word: None for token in tokens for word in (token, *lexicon.beside(token)) if word}
    added = " ".join(KEYWORD + word for word in words)
    return f'<p data-pagefind-weight="{weight}">{escape(added)}</p>' if added else ""


def _attribute(kind: str, name: str, value: str) -> str:
    return f'<span data-pagefind-{kind}="{name}[data-value]" data-value="{escape(value)}"></span>'
