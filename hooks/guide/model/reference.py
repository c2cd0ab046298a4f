"""What chapters draw on: sources, statements of the law, terms, and the words of figures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guide.model.fields import Day, Definition, Note, Published, Ref, Sentence, Shape, Title, Word, Words
from guide.model.practice import Source


class Reference(Source):
    """A source that chapters name by id: `docs/data/sources/*.yml`."""

    id: Word


class LegalStatement(Shape):
    """What a law asks or allows, and how sure that is: `docs/data/law.yml`."""

    id: Word
    act: Words
    """Number of the act in the statute book, such as `681/2023`."""

    act_name: Sentence
    section: Words | None = None
    force: Annotated[Word, Ref("legal-forces")]
    """Whether it must or may be done, is being changed, or is repealed."""

    text: Note
    meaning: Note | None = None
    """What it means for work on good relations."""

    banner: bool = False
    """A reform that is told over every chapter on the same act, until it is settled."""

    valid_from: Published | None = None
    valid_until: Published | None = None
    certainty: Annotated[Word, Ref("certainties")]
    note: Note | None = None
    """What is not known, or only inferred."""

    source: Annotated[Word, Ref("sources")]
    checked_on: Day


class GlossaryTerm(Shape):
    """A concept with the words authorities use for it: `docs/data/glossary.yml`."""

    id: Word
    term: Title
    """A language without an official form is left out."""

    also: Sentence | None = None
    avoid: Sentence | None = None
    everyday: Sentence | None = None
    """Words that readers type for this concept, with commas; they are searched, not shown."""

    definition: Definition
    evidence: dict[str, Word]
    """For each language whether the form was seen in use by an authority."""

    source: Annotated[Word, Ref("sources")] | None = None


class Happening(Shape):
    """An item of a timeline."""

    year: Words
    text: Note


class Figure(Shape):
    """The words of a figure; its drawing is `overrides/fragments/figures/<id>.html`."""

    id: Word
    title: Sentence
    alternative: Definition
    """The whole content in sentences, for those who do not see it."""

    labels: dict[str, Sentence] = {}
    items: Annotated[list[Happening], Field(max_length=40)] = []
