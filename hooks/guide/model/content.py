"""What practices are ordered by and answer to: vocabularies, themes and key questions."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from guide.model.fields import (
    Note,
    Ref,
    Sentence,
    Shape,
    Title,
    Url,
    Word,
)


def _number(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,2}[a-z]?", value):
        raise PydanticCustomError("question-number", "not a question's number")
    return value


class Term(Shape):
    """One value of a vocabulary."""

    id: Word
    name: Title
    description: Sentence | None = None
    url: Url | None = None
    needs_note: bool = False
    """A status that must be explained in `status.note` or by `status.succeeded_by`."""

    warns: bool = False
    """A legal force that readers must notice before the rest, such as a pending reform."""

    bilingual: bool = False
    """A language status that makes a municipality bilingual."""

    tile: Annotated[list[Annotated[int, Field(ge=0, le=40)]], Field(min_length=2, max_length=2)] | None = None
    """A region's column and row, from 0, in the picture of all regions; left out where there is no such picture."""


class Municipality(Shape):
    """A municipality, with what does not depend on any practice."""

    id: Word
    name: Title
    region: Annotated[Word, Ref("regions")]
    size: Annotated[Word, Ref("size-classes")]
    language: Annotated[Word, Ref("language-statuses")]
    forms: Sentence | None = None
    """Inflected forms, with commas, under which readers look for it and which taking off an ending does not explain."""


class Benefit(Shape):
    """A benefit that municipalities have identified."""

    id: Word
    text: Note


class Theme(Shape):
    """A part of the guide that practices belong to, with a page of its own."""

    id: Word
    name: Title
    page: Word
    """The page's address inside a language, such as `themes/housing`."""

    question_set: Annotated[Word, Ref("question-sets")] | None = None
    summary: Sentence
    objective: Note | None = None
    """Left out where the guide claims none."""

    benefits: list[Benefit] = []
    everyday: Sentence | None = None
    """Words that readers type for this theme and that do not stand on its page, with commas."""


class Question(Shape):
    """A key question. Its public id is `<set>-<number>`."""

    number: Annotated[str, AfterValidator(_number)]
    text: Note
    law: list[Annotated[Word, Ref("law")]] = []
    """Statements of the law that it relates to, as in `docs/data/law.yml`."""


class QuestionGroup(Shape):
    """Questions that belong together inside a set."""

    title: Title | None = None
    questions: Annotated[list[Question], Field(min_length=1)]


class QuestionSet(Shape):
    """Key questions of one chapter: `docs/data/questions/<id>.yml`."""

    id: Word
    title: Title
    intro: Note
    page: Word
    """The page where the set is shown, as in `Theme.page`."""

    order: int
    """Place among the sets where all are listed."""

    groups: Annotated[list[QuestionGroup], Field(min_length=1)]

    def numbered(self) -> list[tuple[str, Question]]:
        """Every question with its public id, in order."""
        return [(f"{self.id}-{question.number}", question) for group in self.groups for question in group.questions]


class Purpose(Shape):
    """What people may answer questions for, such as a plan they draft."""

    id: Word
    """Kept in people's worksheets: never changed after publication, and no question set's."""

    title: Title
    questions: Annotated[list[Annotated[Word, Ref("questions-and-sets")]], Field(min_length=1)]
    """Ids of questions, such as `housing-4`, and of whole sets, such as `housing`."""


class PurposeGroup(Shape):
    """Purposes of one kind: `docs/data/purposes.yml`. Each question set is a purpose without standing there."""

    title: Title
    purposes: Annotated[list[Purpose], Field(min_length=1)]
