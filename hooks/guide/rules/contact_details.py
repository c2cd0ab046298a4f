"""Entries name units, never people's contact details (General Data Protection Regulation, 2016/679, art. 5(1)(c))."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from guide.problem import Problem
from guide.rules.context import Context

_AT = r"(?:@|\s@\s|\s?[(\[{]\s?(?:@|at|ät|a)\s?[)\]}]\s?)"
_DOT = r"(?:\.|\s?[(\[{]\s?(?:\.|dot|piste|punkt)\s?[)\]}]\s?|\s(?:dot|piste|punkt)\s)"
_SIGNS = re.compile(r"[@＠﹫&\\(\[{](?:(?<![(\[{])|\s?(?:[aA][tT]?|[äÄ][tT])\s?[)\]}])")
_AT_WORD = re.compile(r"\.[\w+-]+\s[aäAÄ][tT]\s")
_DIGITS = re.compile(r"[+＋0０1-3](?:(?<=[+＋0０])(?<!\w[0０])[\d\s()./‐–-]{6}|(?<=3)58|\d{5})")
"""Cheap to look for; a text that holds none of these holds no contact details."""

_EMAIL = re.compile(
    rf"(?<![\w.+-])(?:[\w.+-]+{_AT}|[\w+-]+\.[\w.+-]+\s?(?:@|\s(?:at|ät)\s)\s?)[\w-]+{_DOT}\w{{2,}}", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w/,-])(?<!\d\.)(?:\+\s?[1-9]|0|358(?=[\s-]?(?:4\d|50)))(?:[\s()./‐–-]{0,2}\d){6,14}"
    r"(?![\w/]|[.,-]\d|\s?(?:€|eur|milj))",
    re.IGNORECASE,
)
_IDENTITY_CODE = re.compile(r"\b[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-Y]\b")
_OTHER_NUMBER = re.compile(
    r"(?:"
    r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)\d{2}"  # a day: 01.02.2024
    r"|\d{1,2}\.\s?\d{1,2}\.(?=\s?[–-])"  # the first of two days: 01.02.–03.04.2024
    r"|\d{1,2}[./](?:19|20)\d{2}"  # a month: 02/2024
    r"|\d{1,2}\.\d{2}\s?[–-]\s?\d{1,2}\.\d{2}"  # hours: 09.00–15.30
    r"|(?<=\d\s)\d{3}\s?[–-]\s?\d{1,3}\s\d{3}"  # sums: 10 000–20 000
    r"|\d{5}\s?[–-]\s?\d{5}"  # postal codes
    r"|\d{7}-\d"  # a business id
    r"|\d{4}-\d{4}"  # an ISSN
    r"|0-\d+-\d+-\d"  # an ISBN
    r"|\d{1,6}/(?:19|20)\d{2}"  # a register number
    r"|0\.\d+"  # a fraction
    r")(?!\d)"
)
"""What begins with a zero and is no telephone number."""

_SHORTEST = len("a@b.fi")

_MARKS = re.compile(r"[\\*`]")
_ADDRESSES = {"url", "archived"}


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per line of text with an e-mail address or a telephone number."""
    for entry in context.entries:
        for where, text in entry.document.strings.items():
            if where[-1] in _ADDRESSES or not _is_suspect(text):
                continue
            for line, part in enumerate(text.split("\n")):
                shown = _shown(part)
                found = _EMAIL.search(shown) or _telephone(shown) or _IDENTITY_CODE.search(shown)
                if found:
                    place = entry.document.bodies[where] + line
                    yield Problem.at(entry.document.file, place, "contact-details", value=found[0].strip())


def _is_suspect(text: str) -> bool:
    if len(text) < _SHORTEST:
        return False
    return bool(_DIGITS.search(text) or _SIGNS.search(text) or _AT_WORD.search(text))


def _shown(text: str) -> str:
    """About what a reader sees: a backslash, a star or `&#64;` hides no address."""
    return unicodedata.normalize("NFKC", html.unescape(_MARKS.sub("", text)))


def _telephone(text: str) -> re.Match[str] | None:
    at = 0
    while match := _PHONE.search(text, at):
        other = _OTHER_NUMBER.match(text, match.start())
        if other is None:
            return match
        at = other.end()
    return None
