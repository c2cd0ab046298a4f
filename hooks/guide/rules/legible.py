"""A text holds words that can be read: not only signs, and no letters buried under accents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.document import path_name
from guide.problem import Problem
from guide.rules.context import Context
from guide.rules.languages import text_fields

_WORD = re.compile(r"\w")
_PILE = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}")
"""Accents on one letter; no language writes four of these, and piles of them cover the lines around."""


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per text without words or with piled accents."""
    names = text_fields()
    for entry in context.entries:
        for where, text in entry.document.strings.items():
            if not _WORD.search(text) and text.strip() and not names.isdisjoint(where):
                yield entry.document.problem(where, "text-without-words", field=path_name(where))
            elif not entry.document.is_latin and _PILE.search(text):
                yield entry.document.problem(where, "accents-piled", field=path_name(where))
