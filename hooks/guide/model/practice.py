"""A practice: one file of `practices/`. What contributors read of its fields stands in `overrides/strings/check/`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guide.model.fields import (
    Day,
    LongWords,
    Note,
    Paragraphs,
    Published,
    Ref,
    Sentence,
    Shape,
    Title,
    Url,
    Word,
    Year,
)


class Status(Shape):
    """Whether a practice still runs, and since when that is known."""

    value: Annotated[Word, Ref("statuses")]

    checked_on: Day
    """The day somebody last looked."""

    note: Note | None = None
    """What the status rests on, or who carries the idea on."""

    succeeded_by: Annotated[Word, Ref("practices")] | None = None
    """The practice that took over, where this guide describes it."""


class Source(Shape):
    """Where a fact was seen."""

    title: LongWords
    """In the source's own language."""

    publisher: LongWords | None = None

    url: Url | None = None
    """Left out where the address is not known; the page then says so."""

    language: Annotated[Word, Ref("languages")]

    published: Published | None = None
    """A year or a day."""

    checked_on: Day
    archived: Url | None = None
    """A copy in a web archive."""


class Practice(Shape):
    """One practice: `practices/<id>.yml`."""

    id: Word
    """Permanent: it is the file name and the page's address."""

    type: Annotated[Word, Ref("types")]

    original: Word
    """The language the practice was first described in."""

    added_on: Day
    title: Title
    summary: Sentence
    municipalities: Annotated[list[Annotated[Word, Ref("municipalities")]], Field(max_length=40)] = []
    national: bool = False
    """Carried out by the whole country rather than by municipalities."""

    themes: Annotated[list[Annotated[Word, Ref("themes")]], Field(min_length=1, max_length=3)]
    """The first is the main one."""

    branches: Annotated[list[Annotated[Word, Ref("branches")]], Field(min_length=1, max_length=8)]
    """Administrative branches that take part."""

    target_groups: Annotated[list[Annotated[Word, Ref("target-groups")]], Field(min_length=1, max_length=8)]
    started: Year | None = None
    ended: Year | None = None
    status: Status
    organiser: Note
    partners: Note | None = None
    funder: Note | None = None
    cost: Note | None = None
    staff: Note | None = None
    languages: Annotated[list[Annotated[Word, Ref("languages")]], Field(max_length=40)] = []
    """Languages used in the activity itself."""

    what: Paragraphs
    why: Paragraphs | None = None
    results: Paragraphs | None = None
    did_not_work: Paragraphs | None = None
    transferable: Paragraphs
    conditions: Paragraphs | None = None
    first_steps: Paragraphs | None = None
    unknown: Paragraphs | None = None
    """What is not known, beside the fields that are left out."""

    questions: Annotated[list[Annotated[Word, Ref("questions")]], Field(min_length=1, max_length=12)]
    """Key questions it helps to answer."""

    sources: Annotated[list[Source], Field(min_length=1, max_length=40)]
    everyday: Sentence | None = None
    """Words that readers type when they look for this practice and that do not stand in its texts, with commas."""

    contact_unit: Note | None = None
    """A unit, never a person."""

    licence: Annotated[Word, Ref("licences")]
    old_ids: Annotated[list[Word], Field(max_length=20)] = []
    """Ids this practice was published under; their addresses lead here."""
