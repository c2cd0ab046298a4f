"""No two things share an id, past ids of practices included: an address leads to one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from guide.document import Document, Where
from guide.load import Entry
from guide.problem import Problem
from guide.rules.context import Context

Place = tuple[Document, Where, str]
"""A value, and where it stands."""


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per id that was used before."""
    practices = [entry.document for entry in context.loaded.practices]
    past = _places(practices, lambda where: where[0] == "old_ids")
    # A present id is the name of its file, or the rule `file_name` tells; so it can meet none but a past one.
    present = [place for place in _places(practices, lambda where: where == ("id",)) if _is_file_name(place)]
    yield from _repeated([*past, *present])
    loaded = context.loaded
    single: list[Entry[Any] | None] = [loaded.themes, loaded.law, loaded.glossary]
    lists = [*loaded.vocabularies.values(), *filter(None, single)]
    groups = [[entry.document] for entry in lists] + [[entry.document for entry in loaded.sources]]
    if loaded.purposes:  # people choose among sets and purposes alike
        groups.append([*(entry.document for entry in loaded.question_sets), loaded.purposes.document])
    for documents in groups:
        yield from _repeated(_places(documents, lambda where: where[-1] == "id"))
    for entry in context.loaded.question_sets:
        yield from _repeated(_places([entry.document], lambda where: where[-1] == "number"))


def _places(documents: Iterable[Document], counts: Callable[[Where], bool]) -> list[Place]:
    return [
        (document, where, value) for document in documents for where, value in document.strings.items() if counts(where)
    ]


def _is_file_name(place: Place) -> bool:
    document, _, value = place
    return value == PurePosixPath(document.file).stem


def _repeated(places: Iterable[Place]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for document, where, value in places:
        key = value.casefold()
        if key in first:
            yield document.problem(where, "id-duplicate", id=value, first=first[key])
        first.setdefault(key, f"{document.file}:{document.line(where)}")
