"""No two things share an id, past ids of practices included: an address leads to one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guide.problem import Problem
from guide.reader import Document, Where
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per id that was used before."""
    practices = [entry.document for entry in context.loaded.practices]
    yield from _repeated(practices, lambda where: where == ("id",) or where[0] == "old_ids")
    yield from _repeated([entry.document for entry in context.loaded.question_sets], lambda where: where == ("id",))
    lists = [entry.document for entry in context.loaded.vocabularies.values()]
    lists += [context.loaded.themes.document] if context.loaded.themes else []
    for document in lists:
        yield from _repeated([document], lambda where: where[-1] == "id")
    for entry in context.loaded.question_sets:
        yield from _repeated([entry.document], lambda where: where[-1] == "number")


def _repeated(documents: list[Document], counts: Callable[[Where], bool]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for document in documents:
        for where, value in document.strings.items():
            if not counts(where):
                continue
            key = value.casefold()
            if key in first:
                yield document.problem(where, "id-duplicate", id=value, first=first[key])
            first.setdefault(key, f"{document.file}:{document.line(where)}")
