"""A chapter that says when it was reviewed says it wholly, and the same in every language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guide.chapters import Chapter
from guide.problem import Problem
from guide.rules.context import Context

FIELDS = ("reviewed", "review_after", "role")


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per field that is missing, is no date, names no role, or differs between languages."""
    first: dict[str, Chapter] = {}
    for chapter in context.chapters:
        if not any(field in chapter.meta for field in FIELDS):
            continue
        for field in FIELDS:
            if code := _fault(chapter, field, context):
                yield Problem.at(chapter.file, 1, code, field=field, value=chapter.meta.get(field, ""))
        other = first.setdefault(chapter.page, chapter)
        for field in FIELDS:
            if field in chapter.meta and chapter.meta[field] != other.meta.get(field):
                yield Problem.at(chapter.file, 1, "review-differs", field=field, other=other.file)


def _fault(chapter: Chapter, field: str, context: Context) -> str | None:
    value = chapter.meta.get(field)
    if not isinstance(value, str) or not value:
        return "review-missing"
    if field == "role":
        return None if value in context.known.get("roles", {value}) else "review-role"
    try:
        date.fromisoformat(value)
    except ValueError:
        return "date-bad"
    return None
