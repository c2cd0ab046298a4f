"""An id that names something names something that exists."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic import BaseModel

from guide.document import Document, Where, path_name
from guide.events import MOST_REPEATED
from guide.load import Entry, Loaded
from guide.model import (
    GlossaryTerm,
    LegalStatement,
    Municipality,
    Practice,
    PurposeGroup,
    QuestionSet,
    Ref,
    Reference,
    Service,
    Shape,
    Theme,
)
from guide.nearest import nearest
from guide.problem import Problem
from guide.rules.context import Context

Pattern = tuple[str, ...]
"""A place in a model, with `*` for list positions: `("sources", "*", "language")`."""

_QUESTIONS = {"questions", "question-sets", "questions-and-sets"}


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per id that nothing is called by, and per list of such ids that is not there at all."""
    lists = _lists(context.loaded)
    service = context.loaded.service
    models = (Practice, QuestionSet, *(model for _, model in lists), *([Service] if service else []))
    targets = {target for model in models for target in references(model).values()}
    for target in sorted(targets - context.known.keys() - context.loaded.vocabularies.keys() - {"themes"} - _QUESTIONS):
        yield Problem.at(_list(target), 1, "file-missing")
    for made in context.loaded.question_sets:
        yield from _unknown(made.document, references(QuestionSet), context, 0)
    for entry in context.entries:
        yield from islice(_unknown(entry.document, references(Practice), context, 0), MOST_REPEATED)
    for document, model in lists:
        yield from _unknown(document, references(model), context, 1)
    if service:
        yield from _unknown(service.document, references(Service), context, 0)


def _lists(loaded: Loaded) -> list[tuple[Document, type[Shape]]]:
    """Files that are lists of things with references in them."""
    found: list[tuple[Entry[Any] | None, type[Shape]]] = [
        (loaded.themes, Theme),
        (loaded.purposes, PurposeGroup),
        (loaded.vocabularies.get("municipalities"), Municipality),
        (loaded.law, LegalStatement),
        (loaded.glossary, GlossaryTerm),
        *((entry, Reference) for entry in loaded.sources),
    ]
    return [(entry.document, model) for entry, model in found if entry]


def _unknown(document: Document, patterns: Mapping[Pattern, str], context: Context, skip: int) -> Iterator[Problem]:
    """`skip`: how many leading keys lie outside the model (one for a file that is a list)."""
    heads = {pattern[0] for pattern in patterns}
    for where, value in document.strings.items():
        if len(where) <= skip or where[skip] not in heads:
            continue
        target = patterns.get(_pattern(where[skip:]), "")
        if target not in context.known or value in (ids := context.known[target]):
            continue
        near = nearest(value, ids)
        code = "reference-unknown" if near else "reference-unknown-no-near"
        near = near or ", ".join(sorted(ids)[:4])
        yield document.problem(where, code, field=path_name(where), value=value, near=near, list=_list(target))


def _pattern(where: Where) -> Pattern:
    return tuple("*" if isinstance(key, int) else key for key in where)


def _list(target: str) -> str:
    """Where a contributor finds the ids that may be named."""
    places = {"themes": "docs/data/themes.yml", "law": "docs/data/law.yml", "practices": "practices/"}
    if target in _QUESTIONS:
        return "docs/data/questions/"
    return places.get(target, f"docs/data/vocabulary/{target}.yml")


@functools.cache
def references(model: type[Shape]) -> Mapping[Pattern, str]:
    """Every field of a model that holds ids, and what they name; read off the `Ref` markers."""
    found: dict[Pattern, str] = {}
    for name, field in model.model_fields.items():
        for marker in field.metadata:
            if isinstance(marker, Ref):
                found[(name,)] = marker.target
        found.update({(name, *rest): target for rest, target in _inside(field.annotation)})
    return found


def _inside(annotation: Any) -> Iterator[tuple[Pattern, str]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from references(typing.cast("type[Shape]", annotation)).items()
        return
    if typing.get_origin(annotation) is typing.Annotated:
        for marker in typing.get_args(annotation)[1:]:
            if isinstance(marker, Ref):
                yield (), marker.target
    step = ("*",) if typing.get_origin(annotation) is list else ()
    for part in typing.get_args(annotation):
        if isinstance(part, type) or typing.get_args(part):
            yield from (((*step, *rest), target) for rest, target in _inside(part))
