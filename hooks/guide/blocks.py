"""What the markers of chapters stand for: for each the template, what it is given, and the headings it brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from guide.catalogue import Catalogue, values
from guide.chapters import Marker
from guide.facets import choices
from guide.model import Practice
from guide.page import CARD, TEXT_SECTIONS, Page
from guide.review import of_statement
from guide.rules.context import group_id

Block = tuple[str, dict[str, Any], list[tuple[str, Markup]]]
"""Name of a template, values for it, and (id, title) of the headings inside."""

_CARDS = 60
"""Practices a list shows as cards; those that follow are shown by their titles, so that long lists stay usable."""

_RESULTS = 20
"""Cards the finder shows at once."""

_COMPARED = 3
"""Practices that stand side by side."""


def _questions(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    given = {"set": catalogue.question_sets[marker.value], "overview": catalogue.page_with("checklists")}
    return "questions", given, []


def _checklists(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    sets = list(catalogue.question_sets.values())
    words = page.voice.words.worksheet
    rows = [*((made.id, page.say(made.title)) for made in sets), ("own", words.own), ("all", words.all)]
    given = {"sets": sets, "rows": rows, "purposes": catalogue.purposes}
    return "checklists", given, [(made.id, page.say(made.title)) for made in sets]


def _theme(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    theme, words = catalogue.themes[marker.value], page.voice.words.theme
    headings = [(name, words[name]) for name in ("objective", "benefits") if getattr(theme, name)]
    return "theme", {"theme": theme}, headings


def _practices(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    facet, value = marker.pair
    if facet == "by":
        groups = _groups(catalogue, page, value)
    else:
        listed = catalogue.having(facet, value) if facet else list(catalogue.practices.values())
        groups = [("", Markup(), listed)]
    full = [group for group in groups if group[2] or not group[1]]
    empty = [(id, name) for id, name, practices in groups if name and not practices]
    given = {"groups": full, "empty": empty, "cards": _CARDS}
    return "practices", given, [(id, name) for id, name, _ in full if name]


def _groups(catalogue: Catalogue, page: Page, facet: str) -> list[tuple[str, Markup, list[Practice]]]:
    """Practices by a facet's values; those that have none of them come first."""
    groups = [
        (group_id(facet, id), page.voice.name(term), catalogue.having(facet, id))
        for id, term in catalogue.facet_terms(facet).items()
    ]
    others = [practice for practice in catalogue.practices.values() if not values(practice, facet)]
    if others:
        groups.insert(0, (group_id(facet, "national"), page.voice.words.practice.national, others))
    return groups


def _finder(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    """Only facets that tell practices apart; a guide without a page that compares offers no comparing."""
    offered = {facet: found for facet, found in choices(catalogue, page).items() if found}
    given = {
        "facets": offered,
        "rows": [(name, "") for name in CARD],
        "results": _RESULTS,
        "comparing": catalogue.page_with("compare"),
        "compared": _COMPARED,
    }
    return "finder", given, []


def _compare(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    """A table that the browser fills with the pages of the practices it is asked for."""
    words = page.voice.words.practice
    sections = [(name.replace("_", "-"), words[name]) for name in TEXT_SECTIONS]
    return "compare", {"sections": [*sections, ("not-known", words.unknown)], "compared": _COMPARED}, []


def _glossary(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    """Terms in the order of the page's language; those without a form in it come under the form they have."""
    named = [(catalogue.required(term.term, page.language), term) for term in catalogue.glossary.values()]
    named.sort(key=lambda pair: page.voice.sorted_as(pair[0].value))
    languages = [language for language in catalogue.guide.languages if language.id != page.language]
    given = {"terms": [term for _, term in named], "others": languages, "sources": catalogue.sources}
    return "glossary", given, []


def _law(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    return "law", {"statements": [catalogue.law[id] for id in marker.ids], "all_sources": catalogue.sources}, []


def _law_brief(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    """Only what the law asks; each statement leads to where it stands in full."""
    return "law-brief", {"statements": page.law(marker.ids)}, []


def _sources(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    return "sources", {"sources": [catalogue.sources[id] for id in marker.ids]}, []


def _figure(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    return f"figures/{marker.value}", {"figure": catalogue.figures[marker.value]}, []


def _service(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    """A part of what is told of who offers the site; the check has seen that there is something to tell."""
    service = catalogue.service
    if service is None:
        raise KeyError(marker.name)
    statement = service.accessibility
    if marker.value in {"conformance", "gaps", "authority"}:
        sources = [catalogue.sources[id] for id in statement.authority.sources]
        given = {"statement": statement, "review": of_statement(statement), "sources": sources}
        return f"service/{marker.value}", given, []
    said = statement.method if marker.value == "method" else getattr(service, marker.value)
    return "service/said", {"said": said}, []


def _search(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    return "search", {}, []


BLOCKS: Mapping[str, Callable[[Catalogue, Page, Marker], Block]] = {
    "checklists": _checklists,
    "compare": _compare,
    "figure": _figure,
    "finder": _finder,
    "glossary": _glossary,
    "law": _law,
    "law-brief": _law_brief,
    "practices": _practices,
    "questions": _questions,
    "search": _search,
    "service": _service,
    "sources": _sources,
    "theme": _theme,
}
"""By the marker's name. `rules/markers.py` sees to it that what a marker names is there."""
