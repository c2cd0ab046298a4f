"""Contributors' Markdown: a small set, apart from the Markdown of trusted chapters, and safe by construction.

Two walls, each enough by itself: the parser knows no HTML, images, headings, tables or code blocks, and what it makes
is cleaned against a list of allowed elements. Nothing here passes through a template engine or an extension that can
set attributes or read files. Measured against hostile input by others and by `tests/hostile/`.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable, Iterator

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from guide.characters import HIDDEN

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br", "code"}
"""Elements that can come out."""

_OFF = ["html_block", "html_inline", "heading", "lheading", "image", "table", "fence", "code", "hr", "reference"]
_OFF += ["strikethrough"]  # a text means the opposite where the line through it is not seen
_MOST_MARKS = 400
"""Brackets, stars and the like in one text. Ordinary texts hold under 60; parsing thousands takes time."""

_MARKS = "[]*_`<>!&\\"
_DEEPEST = 12
"""Elements inside one another; a list with its items counts twice. The parser drops what lies deeper."""

_NESTED = re.compile(r"\n[\s>*+.)\d-]{12}")
"""What a line needs at its beginning to lie that deep."""

_REFERENCE = re.compile(r"&#?\w{1,40};")

_FAULTS = (
    (re.compile(r"^ {0,3}#{1,6}(?:\s|$)"), "markup-heading"),
    (re.compile(r"^ {0,3}(?:=+|-{2,}|\*{3,}|_{3,})\s*$"), "markup-heading"),
    (re.compile(r"^ {0,3}(?:`{3,}|~{3,})"), "markup-code-block"),
    (re.compile(r"!\[[^\]]*\]\("), "markup-image"),
    (re.compile(r"(?<!!)\[\s*\]\("), "link-without-words"),
    (re.compile(r"^\s*\|.*\|\s*$"), "markup-table"),
    (re.compile(r"</?[a-zA-Z!?]"), "markup-html"),
    (re.compile(r"\{\{|\{%|\{#|\{:"), "markup-template"),
    (re.compile(r"^\s*\[\[.*\]\]\s*$"), "markup-marker"),
    (re.compile(r"^\s*--8<--|^\s*:::"), "markup-template"),
)
"""What would be shown as plain characters although its writer meant something by it."""

_SUSPECT_SIGN = re.compile(r"[#|~`{<&[](?:(?<!\[)|\s*\]|(?<=!\[))")
_SUSPECT_LINE = re.compile(r"\n\s*(?:=|:::|--|\*{3}|_{3}|\[\[)")
"""Every fault holds one of these, or is nested deep."""


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "maxNesting": _DEEPEST}).disable(_OFF)
    parser.validateLink = bool  # type: ignore[assignment,method-assign]  # let it pass: every target is judged by `_safe`
    return parser


_CLEANER = nh3.Cleaner(
    tags=ALLOWED,
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"https"},
    link_rel="noopener noreferrer",
)


def to_html(text: str, link: Callable[[str], str]) -> str:
    """HTML of a checked text. `link` turns an address inside the guide (`/themes/housing/`) into a relative one."""
    if _is_too_much(text):
        raise ValueError("text was not checked: too many marks")
    tokens = _parser().parse(text)
    for token in _anchors(tokens):
        target = str(token.attrs.get("href", ""))
        token.attrs["href"] = _safe(target, link)
    return str(_CLEANER.clean(_parser().renderer.render(tokens, _parser().options, {})))


def _safe(target: str, link: Callable[[str], str]) -> str:
    if target.startswith("/") and not target.startswith("//"):
        return link(target)
    return target if target.startswith("https://") else "#"


def _anchors(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                yield child


def _is_too_much(text: str) -> bool:
    return sum(map(text.count, _MARKS)) > _MOST_MARKS


def is_plainly_sound(text: str) -> bool:
    """Whether a text holds no sign of any fault; most texts are done with by this look."""
    if _SUSPECT_SIGN.search(text) or _is_too_much(text):
        return False
    lines = f"\n{text}"
    return not _SUSPECT_LINE.search(lines) and not _NESTED.search(lines)


def faults(text: str) -> Iterator[tuple[int, str, str]]:
    """What a text must not hold, as (0-based line, code, quoted words)."""
    if _is_too_much(text):
        yield 0, "markup-too-much", str(_MOST_MARKS)
        return
    yield from _too_deep(text)
    for number, line in enumerate(text.split("\n")):
        if line.isspace() or not line:
            continue
        for pattern, code in _FAULTS:
            if pattern.search(line):
                yield number, code, line.strip()
                break
        yield from ((number, "hidden-character", written) for written in _REFERENCE.findall(line) if _hides(written))


def _too_deep(text: str) -> Iterator[tuple[int, str, str]]:
    if not _NESTED.search(f"\n{text}"):
        return
    for token in _parser().parse(text):
        if token.level == _DEEPEST - 1 and token.nesting == 1 and token.type != "paragraph_open":
            line = token.map[0] if token.map else 0
            yield line, "markup-too-deep", text.split("\n")[line].strip()
            return


def _hides(reference: str) -> bool:
    """Whether an HTML character reference such as `&#x202e;` stands for a character that nobody sees."""
    return bool(HIDDEN.search(html.unescape(reference)))


def links(text: str) -> Iterator[tuple[int, str]]:
    """Targets of the links in a text, with the 0-based line their paragraph begins on."""
    if _is_too_much(text):
        return
    line = 0
    for token in _parser().parse(text):
        line = token.map[0] if token.map else line
        for anchor in _anchors([token]):
            yield line, str(anchor.attrs.get("href", ""))
