"""What a rule may look at: everything that was loaded, and every id and address there is."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guide.chapters import Chapter
from guide.document import Document
from guide.load import Entry, Loaded
from guide.model import Practice

SECTIONS = (
    "at-a-glance",
    "what",
    "why",
    "results",
    "did-not-work",
    "transferable",
    "conditions",
    "first-steps",
    "not-known",
    "questions",
    "sources",
    "cite",
    "related",
)
"""Anchors of every practice page. Promised to the public: a section without text keeps its anchor."""


WAYS = "ways-in"
"""The anchor of what the home page offers first."""


@dataclass(frozen=True)
class Context:
    """The whole guide, as rules see it."""

    loaded: Loaded
    chapters: list[Chapter]
    published: list[str]
    """The register of published addresses, a line each."""

    @functools.cached_property
    def languages(self) -> list[str]:
        """Ids of the guide's languages, the default first."""
        guide = self.loaded.guide
        return [language.id for language in guide.model.languages] if guide and guide.model else []

    @functools.cached_property
    def known(self) -> Mapping[str, frozenset[str]]:
        """Every id that can be named, by what it names. Left out is what cannot be known, its file being broken."""
        loaded, sets = self.loaded, [entry.model for entry in self.loaded.question_sets]
        files: dict[str, Entry[Any] | None] = {**loaded.vocabularies, "themes": loaded.themes}
        files |= {"law": loaded.law, "glossary": loaded.glossary}
        nothing = {name: frozenset[str]() for name, entry in files.items() if name in _OPTIONAL and entry is None}
        known = nothing | {
            name: frozenset(_ids(entry.document)) for name, entry in files.items() if entry and entry.was_read
        }
        known["sources"] = frozenset(id for entry in loaded.sources for id in _ids(entry.document))
        known["figures"] = frozenset(entry.name for entry in loaded.figures)
        known["question-sets"] = frozenset(entry.name for entry in loaded.question_sets)
        if all(sets):
            known["questions"] = frozenset(id for made in sets if made for id, _ in made.numbered())
            known["questions-and-sets"] = known["questions"] | known["question-sets"]
        known["practices"] = frozenset(entry.name for entry in loaded.practices)
        return known

    @functools.cached_property
    def old_ids(self) -> Mapping[str, str]:
        """Retired practice ids, and the practice each leads to."""
        return {
            value: entry.name
            for entry in self.loaded.practices
            for where, value in entry.document.strings.items()
            if where[0] == "old_ids"
        }

    @functools.cached_property
    def anchors(self) -> Mapping[str, set[str]]:
        """Every page of the guide, and the ids that stand on it."""
        pages: dict[str, set[str]] = {}
        for chapter in self.chapters:
            pages.setdefault(chapter.page, set()).update(chapter.anchors, *self._shown(chapter))
        pages.update({f"practices/{id}": set(SECTIONS) for id in self.known["practices"]})
        pages.update({f"practices/{id}": set(SECTIONS) for id in self.old_ids})
        return pages

    def is_dead(self, page: str, anchor: str = "") -> bool:
        """Whether an address leads nowhere. Never said of what a broken file may hold; that is told of the file."""
        if page not in self.anchors:
            return not page.startswith("practices/") or all(entry.was_read for entry in self.loaded.practices)
        is_whole = self.loaded.themes is not None and all(entry.model for entry in self.loaded.data)
        return bool(anchor) and anchor not in self.anchors[page] and is_whole

    def _shown(self, chapter: Chapter) -> Iterator[set[str]]:
        """Ids that the chapter's markers bring with them."""
        for marker in chapter.markers:
            if marker.name == "questions":
                for entry in self.loaded.question_sets:
                    if entry.name == marker.value and entry.model:
                        yield {id for id, _ in entry.model.numbered()}
            elif marker.name == "theme" and self.loaded.themes:
                shown = [theme for theme in self.loaded.themes.model or [] if theme.id == marker.value]
                yield {benefit.id for theme in shown for benefit in theme.benefits}
                yield {"objective" for theme in shown if theme.objective}
                yield {"benefits" for theme in shown if theme.benefits}
            elif marker.name == "practices" and marker.pair[0] == "by":
                yield {group_id(marker.pair[1], id) for id in self.known.get(FACETS.get(marker.pair[1], ""), ())}
            elif marker.name == "glossary":
                yield set(self.known.get("glossary", ()))
            elif marker.name in {"law", "figure"}:
                yield {f"{marker.name}-{id}" for id in marker.ids}
            elif marker.name == "home" and self.loaded.guide and self.loaded.guide.model:
                yield {WAYS, *(way.id for way in self.loaded.guide.model.ways)}
            elif marker.name == "regions":
                yield {group_id("region", id) for id in self.known.get("regions", ())}
            elif marker.name == "checklists":
                yield {*self.known["question-sets"], *self.known.get("questions", ())}

    @property
    def documents(self) -> Iterator[Document]:
        """Every YAML document that was read."""
        return (entry.document for entry in [*self.loaded.data, *self.loaded.entries])

    @property
    def entries(self) -> list[Entry[Practice]]:
        """The practices and the commented example."""
        return self.loaded.entries


_OPTIONAL = {"law", "glossary"}
"""A guide may do without these files."""

FACETS = {
    "theme": "themes",
    "municipality": "municipalities",
    "status": "statuses",
    "branch": "branches",
    "target-group": "target-groups",
    "type": "types",
}
"""By what practices can be listed, and the vocabulary that holds its values."""


def group_id(facet: str, value: str) -> str:
    """The anchor of a group in a list of practices."""
    return f"{facet}-{value}"


def _ids(document: Document) -> Iterator[str]:
    return (value for where, value in document.strings.items() if len(where) == 2 and where[1] == "id")
