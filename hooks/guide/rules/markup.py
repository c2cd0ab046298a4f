"""Texts of entries keep to the small set of Markdown that is allowed there; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator

from guide.markdown import faults
from guide.problem import Problem
from guide.rules.context import Context
from guide.rules.languages import text_fields


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per piece of Markdown or HTML that would not be shown as its writer meant."""
    names = text_fields(rich=True)
    for entry in context.entries:
        for where, text in entry.document.strings.items():
            if where[0] not in names or len(where) != 2:
                continue
            for line, code, value in faults(text):
                yield Problem.at(entry.document.file, entry.document.bodies[where] + line, code, value=value)
