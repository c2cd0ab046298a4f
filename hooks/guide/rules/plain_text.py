"""Words are written in one alphabet: a Cyrillic letter inside a Latin word fools readers and breaks search."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.problem import Problem
from guide.rules.context import Context

_MIXED = re.compile(r"(?<!\w)\w*(?:[A-Za-zÀ-ɏ][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-zÀ-ɏ])\w*")
"""Latin next to Greek or Cyrillic, the alphabets with look-alikes (Unicode UTS #39, confusables)."""

_OTHERS = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")

_NO_WORDS = {"id", "url", "archived"}
"""Other rules judge ids and addresses."""


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per text with a word of two alphabets."""
    for entry in context.entries:
        if entry.document.is_latin:
            continue
        for where, text in entry.document.strings.items():
            if not _OTHERS.search(text) or where[-1] in _NO_WORDS or where[0] == "old_ids":
                continue
            if match := _MIXED.search(text):
                yield entry.document.problem(where, "word-two-alphabets", word=match[0])
