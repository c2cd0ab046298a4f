"""The guide itself: its languages, who publishes it, where people contribute."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from guide.model.fields import (
    Note,
    Shape,
    Title,
    Url,
    Word,
)


class Language(Shape):
    """A language the guide is published in."""

    id: Word
    name: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    """In the language itself."""

    fallback: list[Word]
    """Where a text is missing in this language, the first of these that has it is shown; then any other."""

    locale: Word | None = None
    """By what browsers write days and numbers, such as `en-GB`, where the language alone would mean another country."""


class Way(Shape):
    """A way into the guide that the home page offers, by what the reader came to do."""

    id: Word
    """Its anchor; a drawing in `overrides/fragments/pictures/ways/` of the same name is shown beside it."""

    page: Word
    """Where it leads, as in `Theme.page`."""

    name: Title
    text: Note


class Repository(Shape):
    """Where contributors edit and report. `{file}`, `{title}` and `{address}` are filled in, encoded for an address."""

    edit: Url
    report: Url


class Guide(Shape):
    """The guide itself: `docs/data/guide.yml`."""

    languages: Annotated[list[Language], Field(min_length=1)]
    """The first is the default, published without a prefix."""

    publisher: Title
    """Named in citations."""

    ways: list[Way] = []
    """What the home page offers first, in this order."""

    repository: Repository | None = None

    review_months: int = 12
    """A practice whose status was checked longer ago says so to the reader."""

    reporting: Url | None = None
    """Page of the guide that tells how to report a fault, such as `/about/#report`."""
