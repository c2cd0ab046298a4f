"""A practice belongs to municipalities or to the whole country, never to both or to neither."""

from __future__ import annotations

from collections.abc import Iterator

from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per practice without a place or with two kinds of it."""
    for entry in context.entries:
        if entry.model is None:
            continue
        if entry.model.national and entry.model.municipalities:
            yield entry.document.problem(("national",), "place-both")
        elif not entry.model.national and not entry.model.municipalities:
            yield entry.document.problem((), "place-missing")
