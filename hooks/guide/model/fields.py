"""Shapes of single fields: texts in several languages, days, ids, addresses, and the markers that rules read off them.

Only shapes and limits live here. Whether an id points at something, or an address is alive, is a rule (`rules/`).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
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


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=_PLAIN)]
LongWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=250, pattern=_PLAIN)]
LongestWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=_PLAIN)]
DefiningWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=900, pattern=_PLAIN)]
RichWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000)]

# A text: its words by language. Which languages there are is the guide's choice, checked by a rule.
Title = Annotated[dict[str, Words], Field(min_length=1), Kind(rich=False)]
Sentence = Annotated[dict[str, LongWords], Field(min_length=1), Kind(rich=False)]
Note = Annotated[dict[str, LongestWords], Field(min_length=1), Kind(rich=False)]
Definition = Annotated[dict[str, DefiningWords], Field(min_length=1), Kind(rich=False)]
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
