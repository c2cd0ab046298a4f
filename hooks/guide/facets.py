"""By what practices can be found: each facet with the values practices have for it, and what readers call them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup, escape

from guide.catalogue import Catalogue, values
from guide.model import Municipality, Practice
from guide.page import Page

Values = Callable[[Catalogue, Practice], Iterable[str]]


@dataclass(frozen=True)
class Choice:
    """A value readers can choose, and how many practices have it."""

    id: str
    name: Markup
    count: int


def _of_municipalities(what: Callable[[Catalogue, Municipality], str]) -> Values:
    def made(catalogue: Catalogue, practice: Practice) -> list[str]:
        places = (catalogue.terms["municipalities"][id] for id in practice.municipalities)
        return list(dict.fromkeys(what(catalogue, place) for place in places))

    return made


def _is_bilingual(catalogue: Catalogue, place: Municipality) -> str:
    return "yes" if catalogue.terms["language-statuses"][place.language].bilingual else "no"


def _years(_: Catalogue, practice: Practice) -> list[str]:
    """Every year a practice is known to have run. One whose end is not known counts from its start to its check."""
    first, last = practice.started or practice.ended, practice.ended or practice.status.checked_on.year
    return [str(year) for year in range(first, min(last, datetime.now(UTC).year) + 1)] if first else []


def _plain(facet: str) -> Values:
    return lambda _, practice: values(practice, facet)


FACETS: dict[str, Values] = {
    "theme": _plain("theme"),
    "status": _plain("status"),
    "size": _of_municipalities(lambda _, place: place.size),
    "bilingual": _of_municipalities(_is_bilingual),
    "municipality": _plain("municipality"),
    "region": _of_municipalities(lambda _, place: place.region),
    "branch": _plain("branch"),
    "target-group": _plain("target-group"),
    "type": _plain("type"),
    "question": lambda _, practice: practice.questions,
    "years": _years,
    "original": lambda _, practice: [practice.original],
}
"""In the order readers see them."""

_VOCABULARIES = {"size": "size-classes", "region": "regions", "original": "languages"}


def values_of(catalogue: Catalogue, practice: Practice) -> dict[str, list[str]]:
    """A practice's values by facet; facets without a value are left out."""
    found = {facet: list(values(catalogue, practice)) for facet, values in FACETS.items()}
    return {facet: values for facet, values in found.items() if values}


def choices(catalogue: Catalogue, page: Page) -> dict[str, list[Choice]]:
    """For each facet the values that some practice has, in the vocabulary's order, named in the page's language."""
    counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for practice in catalogue.practices.values():
        for facet, found in values_of(catalogue, practice).items():
            for value in found:
                counts[facet][value] = counts[facet].get(value, 0) + 1

    def choice(facet: str, id: str) -> Choice:
        return Choice(id, _name(catalogue, page, facet, id), counts[facet][id])

    return {facet: [choice(facet, id) for id in _ordered(catalogue, facet, found)] for facet, found in counts.items()}


def _ordered(catalogue: Catalogue, facet: str, found: Iterable[str]) -> Sequence[str]:
    if facet in {"years", "bilingual"}:
        return sorted(found, reverse=True)  # the newest first, and yes before no
    order = {id: place for place, id in enumerate(_terms(catalogue, facet))}
    return sorted(found, key=order.__getitem__)


def _terms(catalogue: Catalogue, facet: str) -> Mapping[str, Any]:
    if facet == "question":
        return catalogue.questions
    vocabulary = _VOCABULARIES.get(facet)
    return catalogue.terms[vocabulary] if vocabulary else catalogue.facet_terms(facet)


def _name(catalogue: Catalogue, page: Page, facet: str, id: str) -> Markup:
    voice = page.voice
    if facet == "years":
        return escape(id)
    if facet == "bilingual":
        return Markup(voice.words.finder.bilingual[id])  # noqa: S704  words of the catalogue
    if facet == "question":
        made, question = catalogue.questions[id]
        return Markup("{} {}: {}").format(page.say(made.title), question.number, page.say(question.text))
    return voice.name(_terms(catalogue, facet)[id])
