"""Everything there is, checked and indexed, with language fallback: the one thing renderers read."""

from __future__ import annotations

import fnmatch
import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from guide.addresses import join, read_register
from guide.chapters import Chapter, load_chapters
from guide.load import PRACTICES, SERVICE, Loaded, load
from guide.model import Guide, LegalStatement, Practice, PurposeGroup, Question, QuestionSet, Service, Theme
from guide.problem import Problem
from guide.review import Review, due, of_chapter, of_practice, of_statement
from guide.rules import broken_rules
from guide.rules.context import FACETS, Context

RELATED = 4
"""Links to related practices on a page."""


@dataclass(frozen=True)
class Text:
    """A text as a reader gets it."""

    value: str
    language: str
    """The language the text is in, which need not be the reader's."""


@dataclass(frozen=True)
class Checked:
    """What a check found."""

    problems: list[Problem]
    """Sorted, each once."""

    entries: int
    """Practices that were looked at, the commented example left out."""

    loaded: Loaded
    chapters: list[Chapter]
    files: frozenset[str]
    """Every file that was read or found wanting."""

    addresses: frozenset[str]
    """Every page and anchor the guide has, as the register writes them."""


def check(root: Path) -> Checked:
    """Load a guide and apply every rule. Never raises for what contributors wrote."""
    loaded, chapters = load(root), load_chapters(root)
    context = Context(loaded, chapters, read_register(root))
    problems = sorted({*loaded.problems, *broken_rules(context)})
    files = {document.file for document in context.documents} | {chapter.file for chapter in chapters}
    files |= {problem.file for problem in problems}
    entries = sum(fnmatch.fnmatch(file, f"{PRACTICES}/*.yml") for file in files)
    addresses = {join(page, anchor) for page, anchors in context.anchors.items() for anchor in ("", *anchors)}
    return Checked(problems, entries, loaded, chapters, frozenset(files), frozenset(addresses))


class Catalogue:
    """The whole guide, sound. Made only from a check without problems."""

    def __init__(self, checked: Checked) -> None:
        """Index what was loaded. Raises ValueError if the check found problems."""
        loaded = checked.loaded
        if checked.problems or loaded.guide is None or loaded.themes is None:
            raise ValueError("a catalogue is made only of what passed the check")
        self.guide: Guide = _model(loaded.guide)
        self.languages: list[str] = [language.id for language in self.guide.languages]
        self.terms: dict[str, dict[str, Any]] = {
            name: {term.id: term for term in _model(entry)} for name, entry in loaded.vocabularies.items()
        }
        self.themes: dict[str, Theme] = {theme.id: theme for theme in _model(loaded.themes)}
        sets: list[QuestionSet] = sorted(map(_model, loaded.question_sets), key=lambda made: (made.order, made.id))
        self.question_sets = {made.id: made for made in sets}
        self.purposes: list[PurposeGroup] = _optional(loaded.purposes)
        self.law: dict[str, LegalStatement] = _by_id(_optional(loaded.law))
        self.glossary = _by_id(_optional(loaded.glossary))
        self.sources = _by_id([source for entry in loaded.sources for source in _model(entry)])
        self.figures = _by_id(map(_model, loaded.figures))
        self.service: Service | None = _model(loaded.service) if loaded.service else None
        self.practices: dict[str, Practice] = {entry.name: _model(entry) for entry in loaded.practices}
        self.files: dict[str, str] = {entry.name: entry.document.file for entry in loaded.practices}
        self.chapters = checked.chapters
        self.addresses = checked.addresses

    @property
    def default_language(self) -> str:
        """The language published without a prefix."""
        return self.languages[0]

    def prefix(self, language: str) -> str:
        """The part of addresses that names a language: empty for the default, else `sv/`."""
        return "" if language == self.default_language else f"{language}/"

    @functools.cached_property
    def fallback(self) -> Mapping[str, list[str]]:
        """For each language: itself, then where to look for a text that is missing in it."""
        return {
            language.id: list(dict.fromkeys([language.id, *language.fallback, *self.languages]))
            for language in self.guide.languages
        }

    @functools.cached_property
    def locales(self) -> Mapping[str, str]:
        """For each language, by what browsers write its days and numbers."""
        return {language.id: language.locale or language.id for language in self.guide.languages}

    def text(self, texts: Mapping[str, str] | None, language: str) -> Text | None:
        """A text in a language, or in the nearest one that has it; None if nobody wrote it."""
        return self.required(texts, language) if texts else None

    def required(self, texts: Mapping[str, str], language: str) -> Text:
        """As `text`, for a field that every entry has in some language."""
        found = next(name for name in self.fallback[language] if name in texts)
        return Text(texts[found], found)

    @functools.cached_property
    def questions(self) -> dict[str, tuple[QuestionSet, Question]]:
        """Every key question by its public id."""
        return {id: (made, question) for made in self.question_sets.values() for id, question in made.numbered()}

    @functools.cached_property
    def _by_facet(self) -> dict[str, dict[str, list[Practice]]]:
        groups: dict[str, dict[str, list[Practice]]] = {
            facet: {id: [] for id in self.facet_terms(facet)} for facet in FACETS
        }
        for practice in self.practices.values():
            for facet in FACETS:
                for value in values(practice, facet):
                    groups[facet][value].append(practice)
        return groups

    def facet_terms(self, facet: str) -> Mapping[str, Any]:
        """The values practices can have for a facet, in the vocabulary's order."""
        return self.themes if FACETS[facet] == "themes" else self.terms[FACETS[facet]]

    def having(self, facet: str, value: str) -> list[Practice]:
        """Practices with a value, such as `("theme", "housing")`, by id."""
        return self._by_facet[facet][value]

    @functools.cached_property
    def _by_question(self) -> dict[str, list[str]]:
        answers: dict[str, list[str]] = {}
        for practice in self.practices.values():
            for question in practice.questions:
                answers.setdefault(question, []).append(practice.id)
        return answers

    def answering(self, question: str) -> list[Practice]:
        """Practices that help to answer a question, by id."""
        return [self.practices[id] for id in self._by_question.get(question, [])]

    @functools.cached_property
    def related(self) -> dict[str, list[Practice]]:
        """For each practice the few that share most questions with it; its main theme fills up what is left."""
        made = {}
        for practice in self.practices.values():
            shared = Counter(
                id for question in practice.questions for id in self._by_question[question][:40] if id != practice.id
            )
            near = [id for id, _ in shared.most_common(RELATED)]
            if len(near) < RELATED:
                neighbours = (other.id for other in self.having("theme", practice.themes[0])[:20])
                near += [id for id in neighbours if id != practice.id and id not in near]
            made[practice.id] = [self.practices[id] for id in near[:RELATED]]
        return made

    @functools.cached_property
    def old_ids(self) -> dict[str, str]:
        """Retired practice ids, and the practice each leads to."""
        return {old: practice.id for practice in self.practices.values() for old in practice.old_ids}

    def translations(self, page: str) -> list[str]:
        """Languages a page is truly written in, whole: what may be called a translation, in the guide's order."""
        folder, _, id = page.rpartition("/")
        if folder == "practices" and id in self.practices:
            texts = texts_of(self.practices[id])
            return [language for language in self.languages if all(language in text for text in texts)]
        return [language for language in self.languages if language in self.chapter_languages.get(page, set())]

    def borrowed(self, language: str) -> Mapping[str, str]:
        """Chapters that a language lacks, as paths below `docs/` without language, and the language that lends each."""
        return self._borrowed[language]

    @functools.cached_property
    def _borrowed(self) -> dict[str, dict[str, str]]:
        made: dict[str, dict[str, str]] = {language: {} for language in self.languages}
        for chapter in self.chapters:
            written = self.chapter_languages[chapter.page]
            base = chapter.file.removeprefix("docs/").removesuffix(f".{chapter.language}.md")
            for language in set(self.languages) - written:
                made[language][base] = next(name for name in self.fallback[language] if name in written)
        return made

    @property
    def pages(self) -> list[str]:
        """Every page's address inside a language, sorted."""
        return sorted([*self.chapter_languages, *(f"practices/{id}" for id in self.practices)])

    @functools.cached_property
    def glossary_page(self) -> str | None:
        """The page that shows the glossary; None in a guide without one."""
        return self.page_with("glossary")

    def page_with(self, marker: str) -> str | None:
        """The first page that a marker stands on; None if it stands nowhere."""
        pages = (chapter.page for chapter in self.chapters for found in chapter.markers if found.name == marker)
        return next(pages, None)

    @functools.cached_property
    def pending(self) -> dict[str, list[LegalStatement]]:
        """For each chapter that speaks of acts the reforms of them that are pending."""
        acts: dict[str, set[str]] = {}
        for chapter in self.chapters:
            for marker in chapter.markers:
                if marker.name in {"law", "law-brief"}:
                    acts.setdefault(chapter.page, set()).update(self.law[id].act for id in marker.ids)
        reforms = [made for made in self.law.values() if made.banner]
        return {page: [made for made in reforms if made.act in spoken_of] for page, spoken_of in acts.items()}

    @functools.cached_property
    def law_pages(self) -> dict[str, str]:
        """For each statement of the law the page that shows it in full: the one that shows most of them."""
        shown: dict[str, set[str]] = {}
        for chapter in self.chapters:
            for marker in chapter.markers:
                if marker.name == "law":
                    shown.setdefault(chapter.page, set()).update(marker.ids)
        fewest_first = sorted(shown, key=lambda page: (len(shown[page]), page))
        return {id: page for page in fewest_first for id in shown[page]}

    @functools.cached_property
    def reviews(self) -> dict[str, Review]:
        """For each chapter that tells of its review, the review."""
        told = {chapter.page: of_chapter(chapter) for chapter in self.chapters}
        return {page: review for page, review in told.items() if review}

    @functools.cached_property
    def chapter_languages(self) -> dict[str, set[str]]:
        """For each chapter the languages it is written in."""
        made: dict[str, set[str]] = {}
        for chapter in self.chapters:
            made.setdefault(chapter.page, set()).add(chapter.language)
        return made


def falls_due(checked: Checked, by: date) -> list[tuple[str, Review]]:
    """Files to be reviewed by a day, the longest overdue first. Only of a guide that passed its check."""
    catalogue = Catalogue(checked)
    months = catalogue.guide.review_months
    told = ((chapter.file, of_chapter(chapter)) for chapter in checked.chapters)
    chapters = ((file, review) for file, review in told if review)
    practices = ((catalogue.files[id], of_practice(made, months)) for id, made in catalogue.practices.items())
    statement = [(SERVICE, of_statement(catalogue.service.accessibility))] if catalogue.service else []
    return due(chain(chapters, practices, statement), by)


def not_given(checked: Checked) -> list[tuple[str, str]]:
    """File and field of what only the publisher can say and has not said. Only of a guide that passed its check."""
    service = Catalogue(checked).service
    return [(SERVICE, name) for name, value in service or () if value is None]


def values(practice: Practice, facet: str) -> list[str]:
    """A practice's values for a facet."""
    if facet == "status":
        return [practice.status.value]
    if facet == "type":
        return [practice.type]
    name = "branches" if facet == "branch" else FACETS[facet].replace("-", "_")
    made: list[str] = getattr(practice, name)
    return made


def texts_of(practice: Practice) -> list[Mapping[str, str]]:
    """Every text of a practice that was written in at least one language."""
    given = [getattr(practice, name) for name in type(practice).model_fields]
    return [text for text in [*given, practice.status.note] if isinstance(text, dict)]


def _by_id(things: Iterable[Any]) -> dict[str, Any]:
    return {thing.id: thing for thing in things}


def _optional(entry: Any) -> list[Any]:
    """The things in a file that a guide may do without."""
    made: list[Any] = _model(entry) if entry else []
    return made


def _model(entry: Any) -> Any:
    if entry.model is None:
        raise ValueError(f"{entry.document.file} did not pass the check")
    return entry.model
