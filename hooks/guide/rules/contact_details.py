"""Entries name units, never people's contact details (General Data Protection Regulation, 2016/679, art. 5(1)(c))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.problem import Problem
from guide.rules.context import Context

_AT = r"(?:@|\((?:at|ät|a)\)|\[(?:at|ät|a)\]|\{(?:at|ät|a)\})"
_SIGNS = re.compile(r"[@(\[{+0](?:(?<=@)|(?<=[(\[{])(?:at|ät|a)[)\]}]|(?<=[+0])[\d\s\u00a0()./-]{6})", re.IGNORECASE)
"""Cheap to look for, as it begins with a set of signs; a text that holds none of these is neither."""

_EMAIL = re.compile(rf"[\w.+-]{{1,64}}\s?{_AT}\s?[\w-]+\s?(?:\.|\((?:dot|piste|punkt)\))\s?\w{{2,}}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/.,-])(?:\+\s?[1-9]|0)(?:[\s\u00a0()./-]{0,2}\d){6,14}(?![\w/]|[.,-]\d)")
_DATE_OR_YEARS = re.compile(r"0?\d{1,2}\.\s?\d{1,2}\.\s?\d{4}.*|\d{4}[-–/]\d{2,4}.*")
"""What begins with a zero and is no telephone number: a date such as 01.02.2024."""

_ADDRESSES = {"url", "archived"}


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per line of text with an e-mail address or a telephone number."""
    for entry in context.entries:
        for where, text in entry.document.strings.items():
            if where[-1] in _ADDRESSES or not _SIGNS.search(text):
                continue
            for line, part in enumerate(text.split("\n")):
                found = _EMAIL.search(part) or _telephone(part)
                if found:
                    place = entry.document.bodies[where] + line
                    yield Problem.at(entry.document.file, place, "contact-details", value=found[0].strip())


def _telephone(text: str) -> re.Match[str] | None:
    for match in _PHONE.finditer(text):
        if not _DATE_OR_YEARS.fullmatch(match[0]):
            return match
    return None
