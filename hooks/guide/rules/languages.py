"""A text is written in the languages of the guide, and an entry has its title in the language it says is original."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from guide.document import Document, path_name
from guide.model import (
    Benefit,
    Figure,
    GlossaryTerm,
    Guide,
    Kind,
    LegalStatement,
    Municipality,
    Practice,
    QuestionSet,
    Service,
    Shape,
    Term,
    Theme,
)
from guide.nearest import nearest
from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per language key that the guide does not have, and per missing original title."""
    if not context.languages:
        return
    names = text_fields()
    for document in context.documents:
        for where in document.strings:
            if len(where) < 2 or where[-2] not in names or where[-1] in context.languages:
                continue
            if not (isinstance(where[-1], str) and _is_text(document, where[:-1])):
                continue
            near = nearest(where[-1], context.languages) or ", ".join(context.languages)
            yield document.problem(where, "language-unknown", field=path_name(where), language=where[-1], near=near)
    for entry in context.entries:
        yield from _original(entry.document, context)


def _original(document: Document, context: Context) -> Iterator[Problem]:
    original = document.strings.get(("original",))
    if original is None:
        return
    if original not in context.languages:
        near = ", ".join(context.languages)
        yield document.problem(("original",), "language-unknown", field="original", language=original, near=near)
    elif ("title",) in document.lines and ("title", original) not in document.lines:
        yield document.problem(("title",), "original-title-missing", language=original)


def _is_text(document: Document, where: tuple[str | int, ...]) -> bool:
    return where in document.lines and where not in document.strings


@functools.cache
def text_fields(*, rich: bool | None = None) -> frozenset[str]:
    """Names of all fields that hold a text in several languages; `rich` picks those with or without Markdown."""
    reference = (LegalStatement, GlossaryTerm, Figure, Service)
    shapes: tuple[type[Shape], ...] = (Practice, Term, Municipality, Theme, Benefit, QuestionSet, Guide, *reference)
    return frozenset(name for shape in shapes for name, kind in _texts(shape) if rich is None or kind.rich is rich)


def _texts(annotation: Any) -> Iterator[tuple[str, Kind]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            kinds = [marker for marker in field.metadata if isinstance(marker, Kind)]
            kinds += [kind for part in typing.get_args(field.annotation) for kind in _kinds(part)]
            yield from ((name, kind) for kind in kinds)
            yield from _texts(field.annotation)
        return
    for part in typing.get_args(annotation):
        yield from _texts(part)


def _kinds(annotation: Any) -> list[Kind]:
    if typing.get_origin(annotation) is not typing.Annotated:
        return []
    return [marker for marker in typing.get_args(annotation) if isinstance(marker, Kind)]
