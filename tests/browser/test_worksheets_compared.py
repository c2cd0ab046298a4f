"""Two worksheets side by side: what differs is shown, told, printed and saved, in every language of the guide."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload, Page, StorageState, expect

PREFIXES = ("", "/sv", "/en")
PAGE = "/checklists/"
NOTE = "=1+1; a\nb"
DAY = {"": "31.5.2027", "/sv": "31 maj 2027", "/en": "31 May 2027"}
TIME = "2026-01-01T00:00:00.000Z"


def answered(**parts: str) -> dict[str, str | None]:
    return {"answer": None, "note": "", "responsible": "", "date": "", "changed": TIME} | parts


def worksheet(id: str, name: str, answers: dict[str, dict[str, str | None]]) -> dict[str, object]:
    return {"id": id, "name": name, "created": TIME, "changed": TIME, "from": None, "own": [], "answers": answers}


FIRST = worksheet(
    "sheet-1",
    "Plan 2026",
    {
        "housing-1": answered(answer="yes"),
        "housing-2": answered(answer="partly", note=NOTE, date="2027-05-31"),
        "housing-3": answered(answer="yes", responsible="Åsa"),
    },
)
SECOND = worksheet(
    "sheet-2",
    "Plan 2027",
    {
        "housing-1": answered(answer="yes"),
        "housing-2": answered(answer="partly", responsible="Åsa"),
        "housing-4": answered(answer="not-yet"),
    },
)


def file_of(*worksheets: dict[str, object]) -> FilePayload:
    text = json.dumps({"format": "good-relations-worksheets", "version": 1, "worksheets": worksheets})
    return {"name": "sheets.json", "mimeType": "application/json", "buffer": text.encode()}


@pytest.fixture
def person(chrome: Browser, address: str) -> Iterator[Page]:
    """A person who has both worksheets. Nothing may be complained of."""
    kept = json.dumps({"format": "good-relations-worksheets", "version": 1, "worksheets": [FIRST, SECOND]})
    state: StorageState = {
        "cookies": [],
        "origins": [{"origin": address, "localStorage": [{"name": "//worksheets/1", "value": kept}]}],
    }
    context = chrome.new_context(accept_downloads=True, storage_state=state)
    heard: list[str] = []
    context.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: heard.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert heard == []


def compare(tab: Page, home: str) -> None:
    """Open the comparison by keyboard."""
    tab.goto(home + PAGE)
    tab.locator(".beside summary").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".beside-result")).to_be_visible()


def rows(tab: Page) -> list[list[str]]:
    """The cells of each row; a question stands in the first of its rows."""
    cells: list[list[str]] = tab.locator(".beside tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return cells


def question(tab: Page, number: int) -> str:
    return f"{number} " + (tab.locator(f"#housing-{number} .question-text").text_content() or "")


def label(tab: Page, value: str) -> str:
    choice = tab.locator("#housing-1 .answer-choice", has=tab.locator(f"[value={value}]"))
    return (choice.text_content() or "").strip()


def saved(tab: Page, kind: str) -> Path:
    with tab.expect_download() as download:
        tab.locator(f".beside [data-save={kind}]").click()
    assert download.value.suggested_filename.endswith(f".{kind}")
    return Path(download.value.path())


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_differs_is_shown_and_told(person: Page, address: str, prefix: str) -> None:
    compare(person, address + prefix)
    heading = person.locator("#housing").inner_text().strip()
    names = person.locator(".beside thead th").all_inner_texts()
    assert names[2:] == ["Plan 2026", "Plan 2027"]
    assert [row[-2:] for row in rows(person)[1:]] == [
        [NOTE, ""],
        ["", "Åsa"],
        [DAY[prefix], ""],
        [label(person, "yes"), person.locator(".worksheet-words").get_attribute("data-none")],
        ["Åsa", ""],
        [person.locator(".worksheet-words").get_attribute("data-none"), label(person, "not-yet")],
    ]
    assert rows(person)[0] == [heading]
    expect(person.locator(".beside th[rowspan]")).to_have_text([question(person, number) for number in (2, 3, 4)])
    status = person.locator(".beside-status")
    assert [sign for sign in status.inner_text() if sign.isdigit()] == ["3", "1"]
    person.locator(".beside [name=all]").check()
    expect(person.locator(".beside th[rowspan]").first).to_have_text(question(person, 1))
    assert rows(person)[1][-2:] == [label(person, "yes")] * 2


@pytest.mark.parametrize("prefix", PREFIXES)
def test_comparison_follows_what_is_answered(person: Page, address: str, prefix: str) -> None:
    compare(person, address + prefix)
    person.locator("#housing-4 [value=not-yet]").check()
    expect(person.locator(".beside th[rowspan]")).to_have_count(2)
    person.locator(".bar-choose select").select_option(label="Plan 2027")
    expect(person.locator(".beside [data-column=one]")).to_have_text("Plan 2027")
    expect(person.locator(".beside select option")).to_have_text(["Plan 2026"])


@pytest.mark.parametrize("prefix", PREFIXES)
def test_file_is_compared_and_not_kept(person: Page, address: str, prefix: str) -> None:
    compare(person, address + prefix)
    older = worksheet("sheet-1", "Plan 2026", {"housing-1": answered(answer="not-yet")})
    person.locator(".beside [type=file]").set_input_files(file_of(older, SECOND))
    options = person.locator(".beside select option")
    expect(options).to_have_count(3)
    name = options.nth(1).inner_text()
    assert name.startswith("Plan 2026 (")
    expect(person.locator(".beside [data-column=other]")).to_have_text(name)
    assert rows(person)[1][-2:] == [label(person, "yes"), label(person, "not-yet")]
    assert person.locator(".bar-choose option").all_inner_texts() == ["Plan 2026", "Plan 2027"]
    before = person.locator(".beside-status").inner_text()
    bad: FilePayload = {"name": "a.json", "mimeType": "application/json", "buffer": b"{}"}
    person.locator(".beside [type=file]").set_input_files(bad)
    expect(person.locator(".beside-status")).not_to_have_text(before)
    expect(person.locator(".beside [data-column=other]")).to_have_text(name)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_word_and_excel_files_hold_what_differs(person: Page, address: str, prefix: str) -> None:
    compare(person, address + prefix)
    shown = [row[-3:] for row in rows(person)[1:]]
    copy = saved(person, "xlsx")
    book = openpyxl.load_workbook(copy.rename(copy.with_suffix(".xlsx")))
    head, *body = book.worksheets[0].iter_rows(values_only=True)
    assert head[-2:] == ("Plan 2026", "Plan 2027")
    assert [[cell or "" for cell in row[-3:]] for row in body] == shown
    assert {f"{row[1]} {row[2]}" for row in body} == {question(person, number) for number in (2, 3, 4)}
    document = docx.Document(str(saved(person, "docx")))
    assert "Plan 2026" in document.paragraphs[0].text
    assert "Plan 2027" in document.paragraphs[0].text
    [table] = document.tables
    assert [[cell.text for cell in row.cells][-3:] for row in table.rows[1:]] == shown


@pytest.mark.parametrize("prefix", PREFIXES)
def test_text_files_hold_what_differs(person: Page, address: str, prefix: str) -> None:
    compare(person, address + prefix)
    text = saved(person, "csv").read_text("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if prefix == "/en" else ";"))
    assert len(read) == len(rows(person))
    assert f"'{NOTE}" in read[1]
    assert "Åsa" in saved(person, "md").read_text("utf-8")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_comparison_is_printed_by_itself(person: Page, address: str, prefix: str) -> None:
    person.add_init_script("window.print = () => {}")
    compare(person, address + prefix)
    person.locator(".beside-print").click()
    person.emulate_media(media="print")
    expect(person.locator(".beside table")).to_be_visible()
    expect(person.locator(".beside-paper")).to_contain_text(PAGE)
    expect(person.locator("main :is(h1, h2, button, select, .question-text, .progress):visible")).to_have_count(0)
    person.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(person.locator("html[data-print]")).to_have_count(0)
    expect(person.locator(".beside table")).to_be_hidden()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_comparison_fits_a_narrow_window_and_stays_a_table(person: Page, address: str, prefix: str) -> None:
    person.set_viewport_size({"width": 320, "height": 800})
    compare(person, address + prefix)
    assert person.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert person.locator(".beside table").evaluate("table => table.scrollWidth <= table.clientWidth")
    table = person.get_by_role("table").filter(has=person.locator(".beside-part"))
    expect(table.get_by_role("columnheader")).to_have_count(4)
    expect(table.get_by_role("row").nth(2).get_by_role("rowheader").first).to_have_text(question(person, 2))
    named = "cell => getComputedStyle(cell, '::before').content"
    assert person.locator(".beside td").first.evaluate(named) == '"Plan 2026"'


@pytest.mark.parametrize("prefix", PREFIXES)
def test_without_another_worksheet_people_are_told_what_to_do(tab: Page, address: str, prefix: str) -> None:
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(request.url))
    tab.goto(address + prefix + PAGE, wait_until="networkidle")
    assert not [url for url in fetched if url.endswith(("beside.mjs", "table.mjs"))]
    tab.locator(".beside summary").click()
    told = tab.locator(".beside").get_attribute("data-alone") or ""
    expect(tab.locator(".beside-status")).to_have_text(told)
    expect(tab.locator(".beside-result")).to_be_hidden()
    tab.locator(".beside [type=file]").set_input_files(file_of(SECOND))
    expect(tab.locator(".beside th[rowspan]")).to_have_count(3)
