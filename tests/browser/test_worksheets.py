"""Answering key questions and keeping worksheets, as people do it, in every language of the guide."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from building import ROOT
from hosting import serve

PREFIXES = ("", "/sv", "/en")
THEME = "/themes/housing/"
QUESTIONS = f"{THEME}#housing-1"
"""Where they are in view: they wake when somebody comes near them."""
ALL = "/checklists/"
YES = {"": "Kyllä", "/sv": "Ja", "/en": "Yes"}
DAY = {"": "31.5.2027", "/sv": "31 maj 2027", "/en": "31 May 2027"}
DAYS = {"": "d.m.yyyy", "/sv": "d.m.yyyy", "/en": "dd/mm/yyyy"}
SAVED = {"": "Tallennettu tähän selaimeen.", "/sv": "Sparat i den här webbläsaren.", "/en": "Saved in this browser."}


def answer(tab: Page, question: str) -> Locator:
    return tab.locator(f"#{question} .answer")


def choice(tab: Page, question: str, value: str) -> Locator:
    return answer(tab, question).locator(f"[value={value}]")


def field(tab: Page, question: str, name: str) -> Locator:
    """A field, shown."""
    more = answer(tab, question).locator("details")
    if not more.evaluate("more => more.open"):
        more.locator("summary").click()
    return more.locator(f"[name={name}]")


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("page", [QUESTIONS, ALL])
def test_answers_are_there_after_reload_and_in_other_languages(
    person: Page, address: str, prefix: str, page: str
) -> None:
    person.goto(address + prefix + page)
    answer(person, "housing-4").get_by_label(YES[prefix], exact=True).check()
    expect(person.locator(".answering-status")).to_have_text(SAVED[prefix])
    field(person, "housing-4", "note").fill("Två rader:\n<b>ja</b>")
    field(person, "housing-4", "responsible").fill("Planläggningen")
    field(person, "housing-4", "date").fill("2027-05-31")
    person.reload()
    for other in PREFIXES:
        for where in (page, ALL):
            person.goto(address + other + where)
            expect(choice(person, "housing-4", "yes")).to_be_checked()
            expect(field(person, "housing-4", "note")).to_have_value("Två rader:\n<b>ja</b>")
            expect(field(person, "housing-4", "responsible")).to_have_value("Planläggningen")
            expect(field(person, "housing-4", "date")).to_have_value("2027-05-31")
            expect(answer(person, "housing-3").locator("input:checked")).to_have_count(0)


def test_answer_can_be_cleared_and_focus_stays_near(person: Page, address: str) -> None:
    person.goto(address + QUESTIONS)
    clear = answer(person, "housing-1").locator(".answer-clear")
    expect(clear).to_be_hidden()
    choice(person, "housing-1", "partly").check()
    clear.click()
    expect(answer(person, "housing-1").locator("input:checked")).to_have_count(0)
    expect(choice(person, "housing-1", "yes")).to_be_focused()
    expect(clear).to_be_hidden()
    person.reload()
    expect(answer(person, "housing-1").locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_question_is_answered_by_keyboard(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + QUESTIONS)
    choice(person, "housing-1", "yes").focus()
    person.keyboard.press("Space")
    person.keyboard.press("ArrowRight")
    expect(choice(person, "housing-1", "partly")).to_be_checked()
    person.keyboard.press("Tab")
    expect(answer(person, "housing-1").locator(".answer-clear")).to_be_focused()
    person.keyboard.press("Tab")
    person.keyboard.press("Enter")
    person.keyboard.press("Tab")
    person.keyboard.type("typed")
    person.reload()  # at once: what was typed last is kept as well
    expect(field(person, "housing-1", "note")).to_have_value("typed")
    expect(choice(person, "housing-1", "partly")).to_be_checked()


def test_two_tabs_agree_live(context: BrowserContext, address: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(address + QUESTIONS)
    second.goto(f"{address}/en{ALL}")
    choice(first, "housing-2", "not-yet").check()
    expect(choice(second, "housing-2", "not-yet")).to_be_checked()
    field(second, "housing-2", "note").fill("from the second")
    expect(field(first, "housing-2", "note")).to_have_value("from the second")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_without_a_store_people_are_told_and_can_answer(tab: Page, address: str, prefix: str) -> None:
    tab.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    tab.goto(address + prefix + QUESTIONS)
    status = tab.locator(".answering-status")
    expect(status).to_have_attribute("data-trouble", "")
    expect(status).to_have_text(re.compile(r"\w+"))
    choice(tab, "housing-1", "yes").check()
    expect(choice(tab, "housing-1", "yes")).to_be_checked()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_full_and_corrupted_stores_are_told(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + QUESTIONS)
    expect(choice(person, "housing-1", "yes")).to_be_visible()  # the reader has come near the questions
    person.evaluate("localStorage.setItem('//worksheets/1', '{{{')")
    person.reload()
    status = person.locator(".answering-status")
    expect(status).to_have_attribute("data-trouble", "")
    corrupted = status.inner_text()
    person.evaluate(
        """void (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") })"""
    )
    choice(person, "housing-1", "yes").check()
    expect(status).not_to_have_text(corrupted)
    expect(status).to_have_attribute("data-trouble", "")
    expect(choice(person, "housing-1", "yes")).to_be_checked()


def test_without_script_questions_are_a_plain_list(chrome: Browser, address: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}/en{QUESTIONS}")
    expect(tab.locator("#housing-4 .question-text")).to_be_visible()
    expect(tab.locator(".answer, .answering-line:visible")).to_have_count(0)
    context.close()


def act(tab: Page, name: str) -> None:
    tab.locator(f"worksheet-bar [data-act={name}]").click()


def name(tab: Page, given: str) -> None:
    """Fill the dialog that asks for a name, by keyboard."""
    box = tab.locator(".name-dialog")
    expect(box.locator("input")).to_be_focused()
    tab.keyboard.press("Control+a")
    tab.keyboard.type(given)
    tab.keyboard.press("Enter")
    expect(box).to_be_hidden()


def worksheets(tab: Page) -> list[str]:
    return tab.locator(".bar-choose option").all_inner_texts()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_worksheets_are_made_named_copied_deleted_and_brought_back(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + ALL)
    choice(person, "housing-1", "yes").check()
    act(person, "rename")
    name(person, "Plan 2027")
    expect(person.locator(".answering-name")).to_have_text("Plan 2027")
    act(person, "create")
    name(person, "Housing")
    assert worksheets(person) == ["Plan 2027", "Housing"]
    expect(answer(person, "housing-1").locator("input:checked")).to_have_count(0)
    choice(person, "housing-1", "partly").check()
    act(person, "duplicate")
    name(person, "Copy")
    expect(choice(person, "housing-1", "partly")).to_be_checked()
    choice(person, "housing-1", "not-yet").check()
    person.locator(".bar-choose select").select_option(label="Housing")
    expect(choice(person, "housing-1", "partly")).to_be_checked()
    act(person, "remove")
    expect(person.locator(".bar-status")).to_contain_text("Housing")
    assert worksheets(person) == ["Plan 2027", "Copy"]
    expect(person.locator("[data-act=undo]")).to_be_focused()
    person.keyboard.press("Enter")
    expect(person.locator(".bar-choose option:checked")).to_have_text("Housing")
    expect(choice(person, "housing-1", "partly")).to_be_checked()
    person.goto(address + prefix + QUESTIONS)
    expect(person.locator(".answering-name")).to_have_text("Housing")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_everything_can_be_deleted(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + ALL)
    choice(person, "housing-1", "yes").check()
    act(person, "everything")
    person.keyboard.press("Escape")
    expect(choice(person, "housing-1", "yes")).to_be_checked()
    act(person, "everything")
    person.locator(".everything-dialog [value=ok]").click()
    expect(answer(person, "housing-1").locator("input:checked")).to_have_count(0)
    assert person.evaluate("Object.keys(localStorage).filter((key) => key.includes('worksheets'))") == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_progress_is_told_in_numbers_and_a_picture(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + ALL)
    total = person.locator(".question-set[data-set=housing] .answer").count()
    everything = person.locator(".question-set .answer").count()
    choice(person, "housing-1", "yes").check()
    choice(person, "housing-2", "not-yet").check()
    field(person, "housing-2", "date").fill("2020-01-31")
    for row, all in (("housing", total), ("all", everything)):
        cells = person.locator(f".progress [data-set={row}]")
        expect(cells.locator("[data-slot=answered]")).to_have_text(f"2/{all}")
        expect(cells.locator("[data-slot=open]")).to_have_text(str(all - 1))
        expect(cells.locator("[data-slot=overdue]")).to_have_text("1")
        expect(cells.locator("svg")).to_have_attribute("aria-label", re.compile(rf"2.*{all}"))
        assert float(cells.locator(".bar-part").get_attribute("width") or 0) == pytest.approx(200 / all)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_own_questions_are_added_answered_removed_and_brought_back(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + ALL)
    person.locator(".own-form input").fill("Who <b>else</b>?")
    person.keyboard.press("Enter")
    item = person.locator(".own li")
    expect(item.locator(".question-text")).to_have_text("Who <b>else</b>?")
    item.locator("[value=partly]").check()
    person.reload()
    expect(item.locator("[value=partly]")).to_be_checked()
    expect(person.locator(".progress [data-set=own] [data-slot=answered]")).to_have_text("1/1")
    item.locator(".own-remove").click()
    expect(item).to_have_count(0)
    expect(person.locator(".own-undo")).to_be_focused()
    person.keyboard.press("Enter")
    expect(item.locator("[value=partly]")).to_be_checked()


def test_answers_to_questions_taken_out_are_kept_and_shown(person: Page, address: str) -> None:
    person.goto(address + ALL)
    choice(person, "housing-1", "yes").check()
    expect(person.locator(".answering-status")).to_have_text(SAVED[""])
    person.evaluate(
        "localStorage.setItem('//worksheets/1', localStorage['//worksheets/1'].replace('housing-1', 'housing-99'))"
    )
    person.reload()
    expect(person.locator(".retired li")).to_contain_text("housing-99")
    expect(person.locator(".retired li [value=yes]")).to_be_checked()


def test_what_is_always_loaded_is_light(person: Page, address: str) -> None:
    scripts: dict[str, bytes] = {}
    person.on(
        "response",
        lambda response: (
            scripts.update({response.url: response.body()})
            if "/js/worksheets/" in response.url or response.url.endswith("phrase.mjs")
            else None
        ),
    )
    person.goto(address + ALL, wait_until="networkidle")
    assert scripts
    assert sum(len(gzip.compress(body)) for body in scripts.values()) <= 15_000


ROW = {"note": "=1+1; a\nb", "responsible": "Åsa", "date": "2027-05-31"}


def answered(tab: Page, home: str) -> None:
    """The overview with a worksheet in which one question is answered."""
    tab.goto(home + ALL)
    choice(tab, "housing-4", "partly").check()
    for part, text in ROW.items():
        field(tab, "housing-4", part).fill(text)
    act(tab, "rename")
    name(tab, "Plan 2027")


def saved(tab: Page, kind: str) -> Path:
    tab.locator(".bar-export").evaluate("part => { part.open = true }")
    with tab.expect_download() as download:
        tab.locator(f".bar-export [data-export={kind}]").click()
    assert download.value.suggested_filename.endswith(f".{kind if kind != 'backup' else 'json'}")
    return Path(download.value.path())


@pytest.mark.parametrize("prefix", PREFIXES)
def test_word_and_excel_files_hold_the_answers(person: Page, address: str, prefix: str) -> None:
    answered(person, address + prefix)
    question = person.locator("#housing-4 .question-text").text_content()
    chosen = answer(person, "housing-4").locator(".answer-choice", has=person.locator("[value=partly]"))
    label = chosen.text_content() or "?"
    document = docx.Document(str(saved(person, "docx")))
    assert document.paragraphs[0].text == "Plan 2027"
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    [found] = [row for row in rows if question in row]
    assert label.strip() in found
    assert {"Åsa", "=1+1; a\nb"} <= set(found)
    copy = saved(person, "xlsx")
    book = openpyxl.load_workbook(copy.rename(copy.with_suffix(".xlsx")))
    [line] = [row for row in book.worksheets[0].iter_rows() if question in [cell.value for cell in row]]
    day = datetime.datetime(2027, 5, 31)  # noqa: DTZ001
    assert {label.strip(), "Åsa", "=1+1; a\nb", day} <= {cell.value for cell in line}
    assert [cell.number_format for cell in line if cell.value == day] == [DAYS[prefix]]
    assert book.worksheets[0].max_row == person.locator(".question-set .answer").count() + 1


@pytest.mark.parametrize("prefix", PREFIXES)
def test_files_name_practices_law_and_sources(person: Page, address: str, prefix: str) -> None:
    home = address + prefix
    answered(person, home)
    question = person.locator("#branches-4a")
    text = question.locator(".question-text").text_content()
    practices = question.locator(".question-practices a")
    practice = practices.first.get_attribute("href") or ""
    act = question.locator(".question-law a").text_content()
    saved_text = saved(person, "csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(saved_text, newline=""), delimiter="," if prefix == "/en" else ";"))
    [row] = [row for row in rows if text in row]
    named, sources = (cell.split("\n") for cell in row[-2:])
    assert len(named) == practices.count()
    assert sources[0].endswith(f" {home}/themes/branches/#branches-4a")
    assert sources[1] == f"{act} {home}/obligations/#law-cooperation-group"
    entry = yaml.safe_load((ROOT / f"practices/{practice.strip('/').split('/')[-1]}.yml").read_text("utf-8"))
    for source in entry["sources"]:
        name = f"{source['title']}. {source['publisher']}" if "publisher" in source else source["title"]
        where = source.get("url", f"{home}/practices/{entry['id']}/#sources")
        assert f"{name} {where}" in sources
    assert len(sources) == len(set(sources))
    copy = saved(person, "docx")
    links = {link.address for part in docx.Document(str(copy)).paragraphs for link in part.hyperlinks}
    assert {source.rpartition(" ")[2].partition("#")[0] for source in sources} <= {
        link.partition("#")[0] for link in links
    }


@pytest.mark.parametrize("prefix", PREFIXES)
def test_text_files_hold_the_answers(person: Page, address: str, prefix: str) -> None:
    answered(person, address + prefix)
    question = person.locator("#housing-4 .question-text").text_content()
    text = saved(person, "csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if prefix == "/en" else ";"))
    [found] = [row for row in rows if question in row]
    assert {"Åsa", "'=1+1; a\nb", "2027-05-31"} <= set(found)
    assert "Åsa" in saved(person, "md").read_text("utf-8")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_was_saved_deleted_and_opened_again_is_the_same(person: Page, address: str, prefix: str) -> None:
    answered(person, address + prefix)
    act(person, "create")
    name(person, "Other")
    choice(person, "housing-2", "yes").check()
    file = saved(person, "backup")
    before = json.loads(file.read_text("utf-8"))
    act(person, "everything")
    person.locator(".everything-dialog [value=ok]").click()
    person.locator(".bar-open [type=file]").set_input_files(file)
    preview = person.locator(".preview-dialog")
    expect(preview.locator(".preview-name")).to_have_text("Plan 2027")
    preview.locator("[name=rest]").check()
    preview.locator("[value=ok]").click()
    expect(person.locator(".bar-status")).to_contain_text("Other")
    assert worksheets(person) == ["Plan 2027", "Other"]
    assert json.loads(saved(person, "backup").read_text("utf-8")) == before


@pytest.mark.parametrize("prefix", PREFIXES)
def test_link_is_shared_and_opened_in_another_language(
    chrome: Browser, context: BrowserContext, person: Page, address: str, prefix: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    answered(person, address + prefix)
    act(person, "share")
    person.locator(".share-copy").click()
    expect(person.locator(".share-status")).to_have_text(re.compile(r"\w"))
    link = person.evaluate("navigator.clipboard.readText()")
    assert link == person.locator(".share-address").input_value()
    other = chrome.new_context()
    tab = other.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(link)
    preview = tab.locator(".preview-dialog")
    expect(preview).to_be_visible()
    expect(preview.locator(".preview-name")).to_have_text("Plan 2027")
    assert "#" not in tab.url
    assert not [url for url in asked if link.split("#w1.")[1] in url.split("#")[0]]
    preview.locator("[value=ok]").click()
    expect(choice(tab, "housing-4", "partly")).to_be_checked()
    for part, text in ROW.items():
        expect(field(tab, "housing-4", part)).to_have_value(text)
    other.close()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_where_both_changed_people_choose_question_by_question(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + ALL)
    choice(person, "housing-1", "yes").check()
    choice(person, "housing-2", "yes").check()
    field(person, "housing-2", "date").fill(ROW["date"])
    choice(person, "housing-3", "yes").check()
    file = saved(person, "json")
    for question in ("housing-1", "housing-2"):
        choice(person, question, "not-yet").check()
    answer(person, "housing-3").locator(".answer-clear").click()
    person.locator(".bar-open [type=file]").set_input_files(file)
    preview = person.locator(".preview-dialog")
    expect(preview.locator("[value=merge]")).to_be_checked()
    expect(preview.locator(".conflict")).to_have_count(2)
    expect(preview.locator("[data-question=housing-2]")).to_contain_text(DAY[prefix])
    preview.locator("[data-question=housing-2] [value=theirs]").check()
    preview.locator("[value=ok]").click()
    expect(choice(person, "housing-1", "not-yet")).to_be_checked()
    expect(choice(person, "housing-2", "yes")).to_be_checked()
    expect(choice(person, "housing-3", "yes")).to_be_checked()
    person.locator(".bar-open [type=file]").set_input_files(file)
    preview.locator("[value=replace]").check()
    expect(preview.locator(".conflict").first).to_be_hidden()
    preview.locator("[value=ok]").click()
    expect(choice(person, "housing-1", "yes")).to_be_checked()


def test_opening_can_be_refused_and_changes_nothing(person: Page, address: str) -> None:
    answered(person, address)
    file = saved(person, "json")
    choice(person, "housing-4", "yes").check()
    person.locator(".bar-open [type=file]").set_input_files(file)
    expect(person.locator(".preview-dialog")).to_be_visible()
    person.keyboard.press("Escape")
    expect(choice(person, "housing-4", "yes")).to_be_checked()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_is_no_worksheet_is_refused_in_words(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + ALL)
    status = person.locator(".bar-status")
    said = set()
    newer = b'{"format": "good-relations-worksheets", "version": 9, "worksheets": []}'
    for text in (b'{"__proto__": {"x": 1}}', newer, b" " * 2_000_001):
        file: FilePayload = {"name": "a.json", "mimeType": "application/json", "buffer": text}
        before = status.inner_text()
        person.locator(".bar-open [type=file]").set_input_files(file)
        expect(status).not_to_have_text(before)
        said.add(status.inner_text())
    assert len(said) == 3
    person.goto(f"{address}{prefix}{ALL}#w1.damaged")
    expect(status).to_have_text(re.compile(r"\w"))
    expect(person.locator(".preview-dialog")).to_be_hidden()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_worksheet_too_large_for_a_link_is_offered_as_a_file(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + ALL)
    note = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz ", k=4500))  # noqa: S311
    field(person, "housing-1", "note").fill(note)
    act(person, "share")
    expect(person.locator(".share-long")).to_be_visible()
    expect(person.locator(".share-copy")).to_be_hidden()
    with person.expect_download() as download:
        person.locator(".share-dialog [data-export=json]").click()
    assert note.strip() in Path(download.value.path()).read_text("utf-8")


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("page", [QUESTIONS, ALL])
def test_answers_and_empty_forms_are_printed(person: Page, address: str, prefix: str, page: str) -> None:
    note = "const { dataset } = document.documentElement; dataset.printed = dataset.print"
    person.add_init_script(f"window.print = () => {{ {note}; dispatchEvent(new Event('beforeprint')) }}")
    person.goto(address + prefix + page)
    choice(person, "housing-4", "partly").check()
    field(person, "housing-4", "note").fill("first\nsecond")
    person.locator("[data-print=answers]").click()
    expect(person.locator("html[data-printed=answers]")).to_have_count(1)
    person.emulate_media(media="print")
    paper = answer(person, "housing-4").locator(".answer-paper")
    expect(paper.locator("[data-paper=note]")).to_have_text("first\nsecond")
    expect(paper.locator("[data-paper=note]")).to_be_visible()
    expect(paper.locator(".paper-date")).to_be_hidden()
    expect(answer(person, "housing-4").locator("textarea")).to_be_hidden()
    expect(person.locator(".answering-paper")).to_contain_text(page.partition("#")[0])
    expect(person.locator(".md-content h1")).to_be_visible()
    expect(person.locator("worksheet-bar:visible, .answering-line:visible, .question-practices:visible")).to_have_count(
        0
    )
    assert person.locator("#housing-4").evaluate("item => getComputedStyle(item).breakInside") == "avoid"
    person.emulate_media(media="screen")
    person.locator("[data-print=empty]").click()
    expect(person.locator("html[data-printed=empty]")).to_have_count(1)
    person.emulate_media(media="print")
    expect(paper.locator("[data-paper=note]")).to_be_hidden()
    expect(paper.locator(".paper-note dd")).to_be_visible()
    room = paper.locator(".paper-note dd").bounding_box()
    assert room
    assert room["height"] >= 50
    width = "item => getComputedStyle(item).borderTopWidth"
    assert choice(person, "housing-4", "partly").evaluate(width) == choice(person, "housing-4", "yes").evaluate(width)
    person.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(person.locator("html[data-print]")).to_have_count(0)
    expect(person.locator(".answer-paper")).to_have_count(0)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("page", [QUESTIONS, ALL])
def test_address_of_a_question_is_copied(
    context: BrowserContext, person: Page, address: str, prefix: str, page: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.goto(address + prefix + page)
    button = person.locator("#housing-4 .question-copy")
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    assert re.search(r"\w.*\b4$", button.get_attribute("aria-label") or "")
    button.focus()
    for _ in range(2):  # said each time
        person.evaluate("document.querySelector('.answering-status').textContent = ''")
        person.keyboard.press("Enter")
        expect(person.locator(".answering-status")).to_have_text(re.compile(r"\b4\b"))
    expect(button).to_be_focused()
    assert person.evaluate("navigator.clipboard.readText()") == f"{address}{prefix}{THEME}#housing-4"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_address_is_shown_where_copying_is_refused(person: Page, address: str, prefix: str) -> None:
    person.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    person.goto(address + prefix + ALL)
    person.locator("#housing-4 .question-copy").click()
    status = person.locator(".answering-status")
    expect(status).to_contain_text(f"{address}{prefix}{THEME}#housing-4")
    assert len(status.inner_text()) > len(f"{address}{prefix}{THEME}#housing-4") + 20


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_could_not_be_read_is_saved_and_deleted(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + QUESTIONS)
    offer = person.locator(".unreadable")
    expect(offer).to_be_hidden()
    person.evaluate("localStorage.setItem('//worksheets/1', '{{{ Åsa')")
    person.reload()
    expect(offer).to_be_visible()
    with person.expect_download() as download:
        offer.locator("[data-unreadable=save]").click()
    assert Path(download.value.path()).read_text("utf-8") == "{{{ Åsa"
    choice(person, "housing-1", "yes").check()
    person.reload()
    expect(offer).to_be_visible()  # as long as it is there
    offer.locator("[data-unreadable=remove]").focus()
    person.keyboard.press("Enter")
    person.keyboard.press("Escape")
    expect(offer).to_be_visible()
    person.keyboard.press("Enter")
    offer.locator("dialog [value=ok]").press("Enter")
    expect(offer).to_be_hidden()
    expect(person.locator(".answering-status")).to_be_focused()
    assert person.evaluate("Object.keys(localStorage).filter((key) => key.includes('aside'))") == []
    expect(choice(person, "housing-1", "yes")).to_be_checked()


@pytest.fixture(scope="module")
def tiny_address(tiny_site: Path) -> Iterator[str]:
    yield from serve(tiny_site)


def test_questions_of_another_guide_are_answered_in_its_languages(person: Page, tiny_address: str) -> None:
    person.goto(f"{tiny_address}/themes/play/#play-2a")
    answer(person, "play-2a").get_by_label("Zum Teil", exact=True).check()
    field(person, "play-2a", "note").fill("Brunnen")
    person.goto(f"{tiny_address}/fr{ALL}")
    expect(answer(person, "play-2a").get_by_label("En partie", exact=True)).to_be_checked()
    expect(person.locator(".progress [data-set=play] [data-slot=answered]")).to_have_text("1/4")
    [row] = [line for line in saved(person, "csv").read_text("utf-8-sig").splitlines() if "Brunnen" in line]
    assert "En partie" in row


PURPOSE = yaml.safe_load((ROOT / "docs/data/purposes.yml").read_text("utf-8"))[-1]["purposes"][-1]
"""The last that is offered."""


def asked(tab: Page) -> list[str]:
    """Ids of the guide's questions in view."""
    return [item.get_attribute("id") or "" for item in tab.locator(".question-set .question-list > li:visible").all()]


def of_purpose(tab: Page) -> list[str]:
    """Ids of the questions that the purpose names, itself or by their set."""
    found = []
    for item in tab.locator(".question-set .question-list > li").all():
        id = item.get_attribute("id") or ""
        if id in PURPOSE["questions"] or id.rpartition("-")[0] in PURPOSE["questions"]:
            found.append(id)
    return found


def begin(tab: Page, home: str) -> list[str]:
    """A worksheet for the purpose, made by keyboard. Returns the ids of its questions."""
    tab.goto(home + ALL)
    tab.locator("[data-act=create]").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.type("Programme")
    tab.keyboard.press("Tab")
    tab.keyboard.press("End")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator(".name-dialog")).to_be_hidden()
    expect(tab.locator(".purpose-line")).to_be_visible()
    return of_purpose(tab)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_worksheet_for_a_purpose_holds_its_questions_only(person: Page, address: str, prefix: str) -> None:
    mine = begin(person, address + prefix)
    title = PURPOSE["title"][prefix.strip("/") or "fi"]
    assert asked(person) == mine
    assert len(mine) < person.locator(".question-set .answer").count()
    expect(person.locator(".purpose-only")).to_contain_text(title)
    choice(person, mine[0], "yes").check()
    expect(person.locator(".progress [data-set=all] [data-slot=answered]")).to_have_text(f"1/{len(mine)}")
    expect(person.locator(".progress [data-set=civil-society]")).to_be_hidden()
    expect(person.locator("#civil-society")).to_be_hidden()
    text = saved(person, "csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if prefix == "/en" else ";"))
    assert len(rows) == 1 + len(mine)
    assert title in saved(person, "md").read_text("utf-8")
    person.reload()
    expect(person.locator(".purpose-line")).to_be_visible()
    assert asked(person) == mine


@pytest.mark.parametrize("prefix", PREFIXES)
def test_other_questions_are_shown_when_asked_for(person: Page, address: str, prefix: str) -> None:
    mine = begin(person, address + prefix)
    box = person.locator(".purpose-line input")
    box.focus()
    person.keyboard.press("Space")
    assert len(asked(person)) == person.locator(".question-set .answer").count()
    choice(person, "civil-society-1", "partly").check()
    expect(person.locator(".progress [data-set=all] [data-slot=answered]")).to_have_text(f"0/{len(mine)}")
    box.focus()
    person.keyboard.press("Space")
    assert asked(person) == mine
    text = saved(person, "md").read_text("utf-8")
    assert (person.locator("#civil-society-1 .question-text").text_content() or "-") in text
    assert (person.locator("#civil-society-3 .question-text").text_content() or "-") not in text
    person.goto(f"{address}{prefix}{ALL}#civil-society-3")
    expect(person.locator("#civil-society-3 .question-text")).to_be_in_viewport()


def test_purpose_travels_with_the_worksheet_and_an_unknown_one_means_all(person: Page, address: str) -> None:
    mine = begin(person, f"{address}/en")
    file = saved(person, "json")
    act(person, "everything")
    person.locator(".everything-dialog [value=ok]").click()
    expect(person.locator(".purpose-line")).to_be_hidden()
    held = json.loads(file.read_text("utf-8"))
    assert held["worksheets"][0]["from"] == PURPOSE["id"]
    everything = person.locator(".question-set .answer").count()
    for purpose, shown in ((PURPOSE["id"], len(mine)), ("of-another-guide", everything)):
        held["worksheets"][0]["from"] = purpose
        changed: FilePayload = {"name": "a.json", "mimeType": "", "buffer": json.dumps(held).encode()}
        person.locator("worksheet-bar .bar-open [type=file]").set_input_files(changed)
        person.locator(".preview-dialog [name=way][value=add]").check()
        person.locator(".preview-dialog [value=ok]").click()
        expect(person.locator(".preview-dialog")).to_be_hidden()
        expect(person.locator(".purpose-line")).to_be_visible(visible=shown < everything)
        assert len(asked(person)) == shown
