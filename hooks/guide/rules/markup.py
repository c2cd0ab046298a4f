"""Texts of entries keep to the small set of Markdown that is allowed there; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator

from guide.markdown import faults, is_plainly_sound
from guide.problem import Problem
from guide.rules.context import Context
from guide.rules.languages import text_fields


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per piece of Markdown or HTML that would not be shown as its writer meant."""
    names = text_fields(rich=True)
    for entry in context.entries:
        for where, text in entry.document.strings.items():
            if where[0] not in names or len(where) != 2 or is_plainly_sound(text):
                continue
            for line, code, value in _once(faults(text)):
                place = entry.document.bodies[where] + line
                yield Problem.at(entry.document.file, place, code, value=value, character=value)


def _once(found: Iterator[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    """A table and a block of code are told of where they begin, not line by line."""
    in_code, row = False, -2
    for line, code, value in found:
        if code == "markup-code-block":
            in_code = not in_code
            if not in_code:
                continue
        elif code == "markup-table":
            before, row = row, line
            if line == before + 1:
                continue
        yield line, code, value
