"""Worksheets on paper: what Chromium prints, read back."""

from __future__ import annotations

import io
import json
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

PREFIXES = ("", "/sv", "/en")
ALL = "/checklists/"
SHEET = {"id": "sheet-1", "name": 'Plan "2027" \\ }', "created": "2026-01-01T00:00:00.000Z", "own": []}


@pytest.fixture
def paper(tab: Page) -> Page:
    """A tab whose print button only prepares the page."""
    tab.add_init_script("window.print = () => {}")
    return tab


def keep(tab: Page, answers: dict[str, object], purpose: str | None = None) -> None:
    """Put a worksheet into the browser."""
    held = {"format": "good-relations-worksheets", "version": 1, "removed": {}}
    text = json.dumps({**held, "worksheets": [{**SHEET, "from": purpose, "answers": answers}]})
    tab.evaluate("text => localStorage.setItem('//worksheets/1', text)", text)
    tab.reload()
    expect(tab.locator(".answering-name")).to_have_text(SHEET["name"])


def printed(tab: Page, way: str) -> list[str]:
    """The text of each sheet, with single spaces."""
    tab.locator(f"[data-print={way}]").click()
    pages = PdfReader(io.BytesIO(tab.pdf(format="A4"))).pages
    return [" ".join(normalize("NFKC", page.extract_text()).split()) for page in pages]  # fonts join letters


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("way", ["answers", "empty"])
def test_each_sheet_has_a_footer_and_no_question_is_split(paper: Page, address: str, prefix: str, way: str) -> None:
    paper.goto(address + prefix + ALL)
    note = "word " * 60
    numbers = ("2", "3", "5")
    keep(paper, {f"branches-{number}": {"note": f"{note}end-{number}."} for number in numbers})
    sheets = printed(paper, way)
    assert len(sheets) > 2
    for place, sheet in enumerate(sheets, 1):
        assert f"{SHEET['name']} · {address}{prefix}{ALL}" in sheet
        assert f"{place} / {len(sheets)}" in sheet
    questions = paper.locator(".question-set .question-text").all_text_contents()
    for question in questions:
        assert sum(" ".join(question.split()) in sheet for sheet in sheets) >= 1, question
    if way == "answers":
        for number in numbers:
            question = " ".join((paper.locator(f"#branches-{number} .question-text").text_content() or "").split())
            [sheet] = [sheet for sheet in sheets if question in sheet]
            assert f"end-{number}." in sheet
    else:
        assert not [sheet for sheet in sheets if "end-" in sheet]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_paper_holds_the_questions_of_the_purpose(paper: Page, address: str, prefix: str) -> None:
    paper.goto(address + prefix + ALL)
    keep(paper, {"civil-society-1": {"answer": "yes"}}, "housing")
    expect(paper.locator(".purpose-line")).to_be_visible()
    texts = [paper.locator(f"#{id} .question-text").text_content() or "?" for id in ("housing-3", "civil-society-1")]
    other = paper.locator("#civil-society-3 .question-text").text_content() or "?"
    with_answers, empty = (" ".join(printed(paper, way)) for way in ("answers", "empty"))
    assert [" ".join(text.split()) in with_answers for text in (*texts, other)] == [True, True, False]
    assert [" ".join(text.split()) in empty for text in (*texts, other)] == [True, False, False]
    expect(paper.locator("#civil-society-1")).to_be_hidden()
