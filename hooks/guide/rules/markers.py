"""What a chapter asks for exists, and what exists is shown: markers, question sets and themes match."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from guide.chapters import Chapter, Marker
from guide.load import SERVICE, Entry
from guide.nearest import nearest
from guide.problem import Problem
from guide.rules.context import FACETS, Context

NAMES = (
    "questions",
    "theme",
    "practices",
    "checklists",
    "glossary",
    "law",
    "law-brief",
    "sources",
    "figure",
    "search",
    "finder",
    "compare",
    "service",
    "home",
    "latest",
    "themes",
    "regions",
)
SERVICE_PARTS = ("provider", "conformance", "gaps", "method", "feedback", "authority", "logs")
"""What a chapter can show of who offers the site."""

_LISTS = {
    "questions": "question-sets",
    "theme": "themes",
    "law": "law",
    "law-brief": "law",
    "sources": "sources",
    "figure": "figures",
}
"""Markers that name ids, and what the ids are of."""


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per marker that asks for nothing known, and per set or theme that its page does not show."""
    for chapter in context.chapters:
        for marker in chapter.markers:
            yield from _unknown(chapter, marker, context)
    for entry in context.loaded.question_sets:
        if page := entry.document.strings.get(("page",)):
            yield from _shown(context, entry.document.file, entry.document.line(("page",)), page, entry.name)
    pages = {chapter.page for chapter in context.chapters}
    naming: list[Entry[Any] | None] = [context.loaded.themes, context.loaded.guide]
    for document in (entry.document for entry in naming if entry):
        for where, page in document.strings.items():
            if where[-1] == "page" and page not in pages:
                yield document.problem(where, "page-unknown", page=page)


def _shown(context: Context, file: str, line: int, page: str, name: str) -> Iterator[Problem]:
    """Every language version of the page a set names must show it: questions are linked there."""
    chapters = [chapter for chapter in context.chapters if chapter.page == page]
    if not chapters:
        yield Problem.at(file, line, "set-unused", set=name, page=page)
    for chapter in chapters:
        if not any(marker.name == "questions" and marker.value == name for marker in chapter.markers):
            yield Problem.at(chapter.file, 1, "set-not-shown", set=name)


def _unknown(chapter: Chapter, marker: Marker, context: Context) -> Iterator[Problem]:
    if marker.name not in NAMES:
        near = nearest(marker.name, NAMES) or ", ".join(NAMES)
        yield Problem.at(chapter.file, marker.line, "marker-unknown", name=marker.name, near=near)
    elif marker.name in _LISTS:
        target = _LISTS[marker.name]
        for id in marker.ids:
            yield from _value(chapter, marker, id, context.known.get(target))
    elif marker.name == "service":
        if context.loaded.service is None:
            yield Problem.at(SERVICE, 1, "file-missing")
        yield from _value(chapter, marker, marker.value, SERVICE_PARTS)
    elif marker.name == "practices" and marker.value:
        facet, value = marker.pair
        if facet == "by":
            yield from _value(chapter, marker, value, FACETS)
        elif facet not in FACETS:
            yield from _value(chapter, marker, facet or marker.value, ["by", *sorted(FACETS)])
        else:
            yield from _value(chapter, marker, value, context.known.get(FACETS[facet]))


def _value(chapter: Chapter, marker: Marker, value: str, known: Collection[str] | None) -> Iterator[Problem]:
    if known is not None and value not in known:
        near = nearest(value, known) or ", ".join(sorted(known)[:6])
        written = value or f"[[{marker.name}]]"
        yield Problem.at(chapter.file, marker.line, "marker-value", name=marker.name, value=written, near=near)
