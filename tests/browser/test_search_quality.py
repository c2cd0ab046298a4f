"""The search finds what readers look for: the judged queries, in a real browser, on this guide's own pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from judging import TOTAL, Answer, Figures, Hit, Query, ask, misses, queries, report

PREFIXES = {"fi": "", "sv": "sv/", "en": "en/"}
CLASSES = {
    "exact",
    "inflected",
    "gradation",
    "compound",
    "typo",
    "two-words",
    "no-diacritics",
    "place-names",
    "other-language",
    "everyday",
}
WORD = re.compile(r"\w{4,}")


@pytest.fixture(scope="session")
def answers(chrome: Browser, address: str) -> Mapping[str, Sequence[Answer]]:
    """What the judged queries of every language give."""
    found = {}
    for language, prefix in PREFIXES.items():
        context = chrome.new_context()
        tab = context.new_page()
        tab.goto(f"{address}/{prefix}search/")
        found[language] = ask(tab, queries(language))
        context.close()
    return found


@pytest.mark.parametrize("language", PREFIXES)
def test_right_page_is_among_the_first_five(answers: Mapping[str, Sequence[Answer]], language: str) -> None:
    asked = answers[language]
    figures = report(asked)[TOTAL]
    assert figures.five >= 0.98, f"{figures.five:.1%} of {figures.asked} queries:\n{misses(asked, 5)}"


@pytest.mark.parametrize("language", PREFIXES)
def test_right_page_comes_first(answers: Mapping[str, Sequence[Answer]], language: str) -> None:
    asked = answers[language]
    figures = report(asked)[TOTAL]
    assert figures.first >= 0.90, f"{figures.first:.1%} of {figures.asked} queries:\n{misses(asked, 1)}"


@pytest.mark.parametrize("language", PREFIXES)
def test_every_result_is_a_page_of_the_readers_language(
    answers: Mapping[str, Sequence[Answer]], site: Path, language: str
) -> None:
    """A page that borrows its text from another language stands under the reader's language and is marked."""
    hits = {hit for answer in answers[language] for hit in answer.hits}
    assert len(hits) > 30
    for hit in hits:
        path = urlsplit(hit.url).path
        assert path == f"/{PREFIXES[language]}{hit.page.strip('/')}/".replace("//", "/")
        text = (site / path.strip("/") / "index.html").read_text("utf-8")
        assert f'<html lang="{language}"' in text
        heading = re.search(r"<h1[^>]*>", text)
        assert heading, path
        assert (f'lang="{language}"' in heading[0] or "lang=" not in heading[0]) == (not hit.mark), hit


@pytest.mark.parametrize("language", PREFIXES)
def test_judged_queries_share_no_word_with_those_the_search_was_made_with(language: str) -> None:
    judged, development = (
        {word for query in queries(language, folder) for word in WORD.findall(query.text.casefold())}
        for folder in ("judged", "development")
    )
    assert judged & development == set()


@pytest.mark.parametrize("folder", ["judged", "development"])
@pytest.mark.parametrize("language", PREFIXES)
def test_every_page_asked_for_exists(site: Path, language: str, folder: str) -> None:
    pages = {page for query in queries(language, folder) for page in query.pages}
    missing = [page for page in pages if not (site / PREFIXES[language] / page / "index.html").is_file()]
    assert missing == []


@pytest.mark.parametrize("language", PREFIXES)
def test_judged_set_is_large_and_of_every_class(language: str) -> None:
    asked = queries(language)
    counted = Counter(query.kind for query in asked)
    assert len(asked) >= 60
    assert set(counted) == CLASSES
    assert min(counted.values()) >= 5, counted
    assert len({query.text.casefold() for query in asked}) == len(asked), "a query stands there twice"
    assert all(query.pages for query in asked)


def test_figures_count_right_pages_by_class() -> None:
    wanted, other = Hit("changes", "/changes/", "", ""), Hit("tasks/", "/tasks/", "", "")
    asked = [
        Answer(Query("exact", "one", ["changes"]), [wanted, other]),
        Answer(Query("exact", "two", ["tasks"]), [wanted, other]),
        Answer(Query("typo", "three", ["basics"]), [wanted, other]),
        Answer(Query("typo", "four", ["basics"]), []),
    ]
    assert report(asked) == {"exact": Figures(2, 0.5, 1), "typo": Figures(2, 0, 0), TOTAL: Figures(4, 0.25, 0.5)}
    assert misses(asked, 1).count("\n") == 2
    assert "'two'" not in misses(asked, 5)
