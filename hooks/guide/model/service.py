"""Who offers the guide to the public, and what the law wants told of it: `docs/data/service.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guide.model.fields import Day, Note, Paragraphs, Ref, Shape, Title, Word, Words


class Gap(Shape):
    """Something that does not meet the requirements yet."""

    text: Note
    criterion: Words
    """Its number in the Web Content Accessibility Guidelines, such as `2.1.1`."""


class Authority(Shape):
    """Who supervises accessibility."""

    name: Title
    note: Note | None = None
    """What is not known of it, or only inferred."""

    sources: Annotated[list[Annotated[Word, Ref("sources")]], Field(min_length=1)]


class Statement(Shape):
    """What was found when accessibility was assessed."""

    conformance: Annotated[Word, Ref("conformances")]
    assessed_on: Day
    """It has to be looked at again within a year."""

    method: Paragraphs
    gaps: list[Gap]
    authority: Authority


class Service(Shape):
    """What only the organisation that publishes the guide can say is left out until it has said it."""

    provider: Title | None = None
    """The organisation that is responsible for the site."""

    feedback: Paragraphs | None = None
    """Where to write about accessibility: a unit's address or a form, never a person."""

    logs: Paragraphs | None = None
    """What the host notes down of visits, and for how long it is kept."""

    accessibility: Statement
