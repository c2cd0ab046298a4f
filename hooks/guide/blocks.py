"""What the markers of chapters stand for: for each the template, what it is given, and the headings it brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from guide.addresses import join
from guide.catalogue import Catalogue, values
from guide.chapters import Marker
from guide.facets import choices
from guide.model import Municipality, Practice, Term
from guide.page import CARD, TEXT_SECTIONS, Page
from guide.review import of_statement
from guide.rules.context import WAYS, group_id

Block = tuple[str, dict[str, Any], list[tuple[str, Markup]]]
"""Name of a template, values for it, and (id, title) of the headings inside."""

_CARDS = 60
"""Practices a list shows as cards; those that follow are shown by their titles, so that long lists stay usable."""

_RESULTS = 20
"""Cards the finder shows at once."""

_COMPARED = 3
"""Practices that stand side by side."""

_LATEST = 3
"""Practices the home page names as new, and as many as looked at again."""


class Region(NamedTuple):
    """A region on the page that lists practices by municipality."""

    anchor: str
    term: Term
    places: list[tuple[str, Municipality, int]]
    """Anchor of a municipality's practices, the municipality, and how many it has."""

    practices: set[str]
    """Each counted once, however many municipalities share it."""


def _home(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    """What one meets first: a picture, the search, and ways into the guide by what one came to do."""
    return "home", {"ways": catalogue.guide.ways, "anchor": WAYS}, [(WAYS, page.voice.words.home.ways)]


def _latest(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    """The newest practices, and of the others those that somebody looked at most recently."""
    practices = list(catalogue.practices.values())
    newest = sorted(practices, key=lambda made: made.added_on, reverse=True)[:_LATEST]
    others = [practice for practice in practices if practice not in newest]
    checked = sorted(others, key=lambda made: made.status.checked_on, reverse=True)[:_LATEST]
    return "latest", {"newest": newest, "checked": checked}, []


def _themes(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    return "themes", {"themes": list(catalogue.themes.values())}, []


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
    """What a theme is for, and what one can do first: only what stands further down on the same page."""
    theme, words = catalogue.themes[marker.value], page.voice.words.theme
    headings = [(name, words[name]) for name in ("objective", "benefits") if getattr(theme, name)]
    questions = catalogue.question_sets[theme.question_set].numbered() if theme.question_set else []
    counts = {"questions": len(questions), "practices": len(catalogue.having("theme", theme.id)), "law": None}
    first = [
        (name, count) for name, count in counts.items() if count != 0 and join(theme.page, name) in catalogue.addresses
    ]
    return "theme", {"theme": theme, "first": first}, headings


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


def _regions(catalogue: Catalogue, page: Page, marker: Marker) -> Block:
    """A picture and a list over the practices by municipality: every region, and which municipalities have some."""
    regions: dict[str, Region] = {
        id: Region(group_id("region", id), term, [], set()) for id, term in catalogue.terms["regions"].items()
    }
    for id, place in catalogue.terms["municipalities"].items():
        if found := catalogue.having("municipality", id):
            region = regions[place.region]
            region.places.append((group_id("municipality", id), place, len(found)))
            region.practices.update(practice.id for practice in found)
    drawn = [region.term.tile for region in regions.values() if region.term.tile]
    size = [max(place) + 1 for place in zip(*drawn, strict=True)] if len(drawn) == len(regions) else []
    return "regions", {"regions": list(regions.values()), "size": size}, []


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
    "home": _home,
    "latest": _latest,
    "law": _law,
    "law-brief": _law_brief,
    "practices": _practices,
    "questions": _questions,
    "regions": _regions,
    "search": _search,
    "service": _service,
    "sources": _sources,
    "theme": _theme,
    "themes": _themes,
}
"""By the marker's name. `rules/markers.py` sees to it that what a marker names is there."""
