"""A practice belongs to municipalities or to the whole country, never to both or to neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide.model import Practice
from guide.nearest import nearest
from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per practice without a place or with two kinds of it."""
    for entry in context.entries:
        fields = entry.document.fields
        if fields.get("national") is True and fields.get("municipalities"):
            yield entry.document.problem(("national",), "place-both")
        elif fields and not fields.get("national") and not fields.get("municipalities") and not _misspelt(fields):
            yield entry.document.problem((), "place-missing")


def _misspelt(fields: dict[str, Any]) -> bool:
    """Whether there is a place under another name, which is a problem of its own."""
    return any(nearest(name, ["municipalities", "national"]) for name in fields.keys() - Practice.model_fields.keys())
