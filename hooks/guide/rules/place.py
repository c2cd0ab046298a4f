"""A practice belongs to municipalities or to the whole country, never to both or to neither."""

from __future__ import annotations

from collections.abc import Iterator

from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per practice without a place or with two kinds of it."""
    for entry in context.entries:
        fields = entry.document.fields
        if fields.get("national") and fields.get("municipalities"):
            yield entry.document.problem(("national",), "place-both")
        elif fields and not fields.get("national") and not fields.get("municipalities"):
            yield entry.document.problem((), "place-missing")
