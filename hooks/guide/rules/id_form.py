"""Ids are plain ASCII words joined by hyphens: they become addresses, anchors and file names on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guide.document import Document, Where
from guide.model import ID
from guide.problem import Problem
from guide.rules.context import Context

_ID = re.compile(ID)
_VALUE_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
"""Ids of vocabulary values may begin with a number and hold a version, such as `cc-by-4.0`."""

LONGEST = 60
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""File names Windows does not allow (learn.microsoft.com, Naming Files, Paths, and Namespaces)."""


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per id that could not be an address."""
    taken = {chapter.page for chapter in context.chapters}
    for document in context.documents:
        entry = document.file.startswith("practices/")
        for where, value in document.strings.items():
            if where[-1] != "id" and where[0] != "old_ids":
                continue
            if problem := _form(document, where, value, _ID if entry else _VALUE_ID):
                yield problem
            elif entry and (_RESERVED.fullmatch(value) or f"practices/{value}" in taken or value == "index"):
                yield document.problem(where, "id-reserved", id=value)


def _form(document: Document, where: Where, value: str, form: re.Pattern[str]) -> Problem | None:
    if form.fullmatch(value) and len(value) <= LONGEST:
        return None
    for character in value:
        name = unicodedata.name(character, "")
        if ord(character) > 127 and not name.startswith("LATIN"):
            sign = f"U+{ord(character):04X} {name}".strip()
            return document.problem(where, "id-look-alike", id=value, character=character, sign=sign)
    return document.problem(where, "id-form", id=value, limit=LONGEST)
