"""Judging the search: what readers would type, asked in a real browser, and how many of the answers are right.

In `tests/search/judged/<language>.yml` each query stands under its class with the pages that are right for it, best
first. Words of these queries were not used to develop the search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

QUERIES = Path(__file__).resolve().parent.parent / "tests" / "search"
SHOWN = 5
"""Results that a reader looks at."""

TOTAL = "all"
"""The row of figures over all classes."""

SEARCH = """async ([texts, most]) => {
  const scripts = document.querySelector("script[src$='/js/keyboard.js']").src
  const { search, details } = await import(new URL("search/search.mjs", scripts))
  const answers = []
  for (const text of texts) {
    const { hits } = await search(text)
    const shown = await details(hits.slice(0, most))
    answers.push(shown.map(({ page, url, title, shown }) => ({ page, url, title, mark: shown.mark ?? "" })))
  }
  return answers
}"""


@dataclass(frozen=True)
class Query:
    """Something a reader would type."""

    kind: str
    """Its class, such as exact or compound."""

    text: str
    pages: Sequence[str]
    """The pages that are right, as addresses inside the language without the last slash."""


@dataclass(frozen=True)
class Hit:
    """A page that was found."""

    page: str
    """Its address inside the language."""

    url: str
    title: str
    mark: str
    """What tells that it is in another language; empty if it is not."""


@dataclass(frozen=True)
class Answer:
    """What a query gave."""

    query: Query
    hits: Sequence[Hit]

    @property
    def place(self) -> int:
        """Where the first right page stands, from 1; 0 if none is shown."""
        right = {page.strip("/") for page in self.query.pages}
        return next((number for number, hit in enumerate(self.hits, 1) if hit.page.strip("/") in right), 0)

    def __str__(self) -> str:
        found = ", ".join(hit.page or "(home)" for hit in self.hits) or "nothing"
        return f"{self.query.kind}: {self.query.text!r} wants {' or '.join(map(repr, self.query.pages))}; found {found}"


@dataclass(frozen=True)
class Figures:
    """How good the answers to a class of queries are."""

    asked: int
    first: float
    """Share of the queries whose first result is right."""

    five: float
    """Share of the queries with a right page among the results that are shown."""


def queries(language: str, folder: str = "judged") -> list[Query]:
    """A language's queries, to judge with or (`development`) to develop with."""
    sets: Mapping[str, Any] = yaml.safe_load((QUERIES / folder / f"{language}.yml").read_text("utf-8"))
    return [Query(kind, entry["q"], tuple(entry["pages"])) for kind, entries in sets.items() for entry in entries]


def ask(tab: Page, asked: Sequence[Query]) -> list[Answer]:
    """Ask from an open page, in its language."""
    found = tab.evaluate(SEARCH, [[query.text for query in asked], SHOWN])
    return [Answer(query, [Hit(**hit) for hit in hits]) for query, hits in zip(asked, found, strict=True)]


def report(answers: Sequence[Answer]) -> dict[str, Figures]:
    """Figures by class, in the order of the set, and over all classes (`TOTAL`)."""
    kinds = dict.fromkeys(answer.query.kind for answer in answers)
    rows = {kind: _figures([answer for answer in answers if answer.query.kind == kind]) for kind in kinds}
    return {**rows, TOTAL: _figures(answers)}


def misses(answers: Iterable[Answer], last: int) -> str:
    """The queries with no right page up to a place, a line each."""
    return "\n".join(_missed(answers, last))


def _missed(answers: Iterable[Answer], last: int) -> Iterator[str]:
    return (str(answer) for answer in answers if not 1 <= answer.place <= last)


def _figures(answers: Sequence[Answer]) -> Figures:
    places = [answer.place for answer in answers]
    return Figures(len(places), places.count(1) / len(places), sum(place > 0 for place in places) / len(places))
