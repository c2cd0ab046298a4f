"""The guide itself: its languages, who publishes it, where people contribute."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from guide.model.fields import (
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

    repository: Repository | None = None

    review_months: int = 12
    """A practice whose status was checked longer ago says so to the reader."""

    reporting: Url | None = None
    """Page of the guide that tells how to report a fault, such as `/about/#report`."""
