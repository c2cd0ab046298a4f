"""What exists in a guide: practices, themes, key questions, vocabularies and the guide itself.

Only shapes and limits live here. Whether an id points at something, or an address is alive, is a rule (`rules/`).
Field docstrings are for developers; what contributors read about a field stands in `overrides/strings/check/`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
"""Ids are addresses: ASCII, lower case, words joined by hyphens."""


class Kind:
    """How a text is written and shown; a marker on the annotations below."""

    def __init__(self, *, rich: bool) -> None:
        self.rich = rich


class Ref:
    """Marks a field that names an id of something else: a vocabulary, `themes`, `questions` or `practices`."""

    def __init__(self, target: str) -> None:
        self.target = target


_PLAIN = r"^[^<>\n]*$"
"""One line without `<` and `>`: themes print titles and descriptions unescaped in places, so these never get in."""


def _date(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date-bad", "not a date")


def _published(value: object) -> object:
    if isinstance(value, int) and 1800 <= value <= 2999:
        return str(value)
    if isinstance(value, str):
        return str(_date(value))
    raise PydanticCustomError("date-bad", "not a date")


def _number(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,2}[a-z]?", value):
        raise PydanticCustomError("question-number", "not a question's number")
    return value


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=_PLAIN)]
LongWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=250, pattern=_PLAIN)]
LongestWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=_PLAIN)]
RichWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000)]

# A text: its words by language. Which languages there are is the guide's choice, checked by a rule.
Title = Annotated[dict[str, Words], Field(min_length=1), Kind(rich=False)]
Sentence = Annotated[dict[str, LongWords], Field(min_length=1), Kind(rich=False)]
Note = Annotated[dict[str, LongestWords], Field(min_length=1), Kind(rich=False)]
Paragraphs = Annotated[dict[str, RichWords], Field(min_length=1), Kind(rich=True)]
Day = Annotated[date, BeforeValidator(_date)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Published = Annotated[
    str,
    BeforeValidator(_published),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1800}, {"type": "string", "format": "date"}]}),
]
Url = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=60)]
"""An id; its form and what it points at are checked by rules, which can say more than a pattern can."""


class Shape(BaseModel):
    """Strict: what is written is what is meant; an unknown field is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


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
    contact_unit: Note | None = None
    """A unit, never a person."""

    licence: Annotated[Word, Ref("licences")]
    old_ids: Annotated[list[Word], Field(max_length=20)] = []
    """Ids this practice was published under; their addresses lead here."""


class Term(Shape):
    """One value of a vocabulary."""

    id: Word
    name: Title
    description: Sentence | None = None
    url: Url | None = None
    needs_note: bool = False
    """A status that must be explained in `status.note` or by `status.succeeded_by`."""

    bilingual: bool = False
    """A language status that makes a municipality bilingual."""


class Municipality(Shape):
    """A municipality, with what does not depend on any practice."""

    id: Word
    name: Title
    region: Annotated[Word, Ref("regions")]
    size: Annotated[Word, Ref("size-classes")]
    language: Annotated[Word, Ref("language-statuses")]


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


class Question(Shape):
    """A key question. Its public id is `<set>-<number>`."""

    number: Annotated[str, AfterValidator(_number)]
    text: Note


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
