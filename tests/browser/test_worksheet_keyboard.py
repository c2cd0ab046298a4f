"""Worksheets with only a keyboard: each thing that people do with them, in every language of the guide.

Whatever is acted on, Tab has come to and readers have seen it: nothing is clicked, filled or focused from outside.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from building import ROOT
from focus import reach
from states import PREFIXES

THEME = "/themes/housing/"
ALL = "/checklists/"
ANSWERS = ("yes", "partly", "not-yet", "not-relevant")
WRITTEN = {"note": "=1+1; a\nb", "responsible": "Åsa", "date": "2027-05-31"}
TYPED_DAY = "05312027"
"""As browsers in American English, which the tests run, want it."""
BAR = "worksheet-bar"
PRINTED = "window.print = () => { document.documentElement.dataset.printed = '' }"
QUESTION = ".question-set .question-list > li"
PURPOSES = yaml.safe_load((ROOT / "docs/data/purposes.yml").read_text("utf-8"))[-1]["purposes"]
[PURPOSE] = [purpose for purpose in PURPOSES if purpose["id"] == "plan-language"]


def come(tab: Page, address: str) -> None:
    """A page whose scripts are there, as they are for whoever takes a breath before the first key."""
    tab.goto(address)
    expect(tab.locator("#housing-1 .answer")).to_be_attached()
    if ALL in address:
        expect(tab.locator(".own")).to_be_visible()


def overview(tab: Page, home: str) -> None:
    """All questions, past what every page has, where worksheets come first."""
    come(tab, f"{home}{ALL}#content")
    reach(tab, tab.locator(".bar-choose select"), most=1)


def press(tab: Page, aim: Locator, key: str = "Enter", way: str = "Tab", most: int = 30) -> None:
    """Come to something and use it."""
    reach(tab, aim, way, most)
    tab.keyboard.press(key)


def choice(tab: Page, question: str, value: str) -> Locator:
    return tab.locator(f"#{question} .answer [value={value}]")


def choose(tab: Page, question: str, value: str, way: str = "Tab") -> None:
    """An answer: Space gives the one that Tab comes to, arrows lead round to the others."""
    press(tab, tab.locator(f"#{question} .answer [type=radio]"), "Space", way)
    for _ in ANSWERS:
        if choice(tab, question, value).is_checked():
            break
        tab.keyboard.press("ArrowRight")
    expect(choice(tab, question, value)).to_be_checked()


def write(tab: Page, question: str, day: str = TYPED_DAY) -> None:
    """Note, responsible and date, one after another."""
    more = tab.locator(f"#{question} .answer-more")
    press(tab, more.locator("summary"))
    for part, text in {**WRITTEN, "date": day}.items():
        reach(tab, more.locator(f"[name={part}]"), most=4 if part == "date" else 1)
        tab.keyboard.type(text)


def expect_written(tab: Page, question: str) -> None:
    for part, text in WRITTEN.items():
        expect(tab.locator(f"#{question} [name={part}]")).to_have_value(text)


def expect_unanswered(tab: Page, question: str) -> None:
    expect(tab.locator(f"#{question} .answer :checked")).to_have_count(0)


def text_of(found: Locator) -> str:
    return (found.text_content() or "?").strip()


def label(tab: Page, value: str) -> str:
    return text_of(tab.locator("#housing-1 .answer-choice", has=tab.locator(f"[value={value}]")))


def act(tab: Page, name: str, way: str = "Tab") -> None:
    press(tab, tab.locator(f"{BAR} [data-act={name}]"), way=way)


def name(tab: Page, action: str, given: str, way: str = "Tab") -> None:
    """Something for which a name is asked; what stands in the field is selected, so that typing replaces it."""
    act(tab, action, way)
    box = tab.locator(".name-dialog")
    expect(box.locator("input")).to_be_focused()
    tab.keyboard.type(given)
    tab.keyboard.press("Enter")
    expect(box).to_be_hidden()
    expect(tab.locator(f"[data-act={action}]")).to_be_focused()
    expect(tab.locator(".answering-name")).to_have_text(given)


def worksheets(tab: Page) -> list[str]:
    return tab.locator(".bar-choose option").all_inner_texts()


def prepared(tab: Page, home: str) -> None:
    """A named worksheet with one question answered, and the keyboard where worksheets are."""
    tab.on("filechooser", lambda _: None)  # the first listener comes too late for the key that follows it
    come(tab, f"{home}{ALL}#housing-4")
    choose(tab, "housing-4", "partly")
    write(tab, "housing-4")
    overview(tab, home)
    name(tab, "rename", "Plan 2027")


def saved(tab: Page, button: Locator) -> Path:
    with tab.expect_download() as download:
        press(tab, button)
    kept = Path(download.value.path())
    return kept.rename(kept.with_suffix(Path(download.value.suggested_filename).suffix))


def exported(tab: Page, kind: str) -> Path:
    part = tab.locator(".bar-export")
    if not part.evaluate("part => part.open"):
        press(tab, part.locator("summary"))
    return saved(tab, part.locator(f"[data-export={kind}]"))


def open_file(tab: Page, field: Locator, file: Path, key: str = "Enter", way: str = "Tab") -> None:
    """The system's own window for files is another program: there it has the keyboard."""
    reach(tab, field, way)
    with tab.expect_file_chooser() as chooser:
        tab.keyboard.press(key)
    chooser.value.set_files(file)


def confirm(tab: Page) -> None:
    box = tab.locator(".preview-dialog")
    press(tab, box.locator("[value=ok]"))
    expect(box).to_be_hidden()


def test_whoever_cannot_come_to_something_is_told_where_they_are(person: Page, address: str) -> None:
    """The tests below mean something only if this is told."""
    overview(person, f"{address}/en")
    with pytest.raises(AssertionError, match=r"after Tab × 2 focus is not at .*bar-status.* but at .*data-act=.rename"):
        reach(person, person.locator(".bar-status"), most=2)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_questions_are_answered_by_keyboard_and_kept(person: Page, address: str, prefix: str) -> None:
    come(person, f"{address}{prefix}{THEME}#housing-1")
    given = {f"housing-{number}": value for number, value in enumerate(ANSWERS, 1)}
    for question, value in given.items():
        choose(person, question, value)
    choose(person, "housing-5", "yes")
    press(person, person.locator("#housing-5 .answer-clear"), most=1)
    expect(choice(person, "housing-5", "yes")).to_be_focused()
    expect_unanswered(person, "housing-5")
    write(person, "housing-5")
    person.reload()
    for other in PREFIXES:
        for page in (THEME, ALL):
            come(person, f"{address}{other}{page}#housing-1")
            for question, value in given.items():
                expect(choice(person, question, value)).to_be_checked()
            expect_unanswered(person, "housing-5")
            expect_written(person, "housing-5")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_progress_follows_what_is_answered_by_keyboard(person: Page, address: str, prefix: str) -> None:
    come(person, address + prefix + ALL)
    press(person, person.locator(".md-skip"), most=1)
    reach(person, person.locator(".bar-choose select"), most=1)
    total = {
        "housing": person.locator("[data-set=housing] .question-list > li").count(),
        "all": person.locator(QUESTION).count(),
    }
    press(person, person.locator(".progress a[href='#housing']"))
    expect(person.locator("#housing")).to_be_in_viewport()
    reach(person, choice(person, "housing-1", "yes"), most=5)  # the keyboard went along
    for answered, (question, value) in enumerate((("housing-1", "yes"), ("housing-2", "not-yet")), 1):
        choose(person, question, value)
        for row, all in total.items():
            cells = person.locator(f".progress [data-set={row}]")
            expect(cells.locator("[data-slot=answered]")).to_have_text(f"{answered}/{all}")
            expect(cells.locator("[data-slot=open]")).to_have_text(str(all - 1))
            expect(cells.locator("[data-slot=overdue]")).to_have_text("0")
            expect(cells.locator("svg")).to_have_attribute("aria-label", re.compile(rf"\b{answered}\b.*\b{all}\b"))
            width = float(cells.locator(".bar-part").get_attribute("width") or 0)
            assert width == pytest.approx(100 * answered / all)
    write(person, "housing-2", "01312020")
    for row in total:
        expect(person.locator(f".progress [data-set={row}] [data-slot=overdue]")).to_have_text("1")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_questions_in_view_are_chosen_by_keyboard(person: Page, address: str, prefix: str) -> None:
    come(person, f"{address}{prefix}{ALL}#housing-1")
    choose(person, "housing-1", "yes")
    overview(person, address + prefix)
    total = person.locator(QUESTION).count()
    reach(person, person.locator(".filtering [value=all]"))
    person.keyboard.press("ArrowRight")
    expect(person.locator(f"{QUESTION}:visible")).to_have_count(total - 1)
    expect(person.locator("#housing-1")).to_be_hidden()
    expect(person.locator(".filtering [value=unanswered]")).to_be_focused()
    person.keyboard.press("ArrowLeft")
    expect(person.locator(f"{QUESTION}:visible")).to_have_count(total)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_several_worksheets_are_kept_by_keyboard(person: Page, address: str, prefix: str) -> None:
    come(person, f"{address}{prefix}{ALL}#housing-1")
    choose(person, "housing-1", "yes")
    overview(person, address + prefix)
    name(person, "rename", "Plan 2027")
    name(person, "create", "Housing", "Shift+Tab")
    assert worksheets(person) == ["Plan 2027", "Housing"]
    expect_unanswered(person, "housing-1")
    name(person, "duplicate", "Copy")
    assert worksheets(person) == ["Plan 2027", "Housing", "Copy"]
    sheets = person.locator(".bar-choose select")
    reach(person, sheets, "Shift+Tab")
    for key, chosen, answers in (("ArrowUp", "Housing", 0), ("ArrowUp", "Plan 2027", 1), ("H", "Housing", 0)):
        person.keyboard.press(key)
        expect(person.locator(".answering-name")).to_have_text(chosen)
        expect(person.locator("#housing-1 .answer :checked")).to_have_count(answers)
        expect(sheets).to_be_focused()
    act(person, "remove")
    expect(person.locator(".bar-status")).to_contain_text("Housing")
    expect(person.locator(".bar-choose option")).to_have_text(["Plan 2027", "Copy"])
    expect(person.locator("[data-act=undo]")).to_be_focused()
    person.keyboard.press("Enter")
    expect(sheets).to_be_focused()
    expect(person.locator(".answering-name")).to_have_text("Housing")
    assert sorted(worksheets(person)) == ["Copy", "Housing", "Plan 2027"]
    act(person, "everything")
    person.keyboard.press("Escape")
    expect(person.locator("[data-act=everything]")).to_be_focused()
    assert sorted(worksheets(person)) == ["Copy", "Housing", "Plan 2027"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_own_questions_are_added_answered_and_removed_by_keyboard(person: Page, address: str, prefix: str) -> None:
    last = "communication-5s"
    come(person, f"{address}{prefix}{ALL}#{last}")
    form, items = person.locator(".own-form input"), person.locator(".own li")
    reach(person, form)
    for text in ("Who else?", "And <b>when</b>?"):
        person.keyboard.type(text)
        person.keyboard.press("Enter")
        expect(items.last.locator(".question-text")).to_have_text(text)
        expect(form).to_be_focused()
        expect(form).to_have_value("")
    choose(person, items.last.get_attribute("id") or "?", "partly", "Shift+Tab")
    expect(person.locator(".progress [data-set=own] [data-slot=answered]")).to_have_text("1/2")
    reach(person, items.last.locator(".own-remove"), "Shift+Tab")
    person.keyboard.press("Enter")
    expect(items.locator(".question-text")).to_have_text(["Who else?"])
    expect(person.locator(".own-undo")).to_be_focused()
    person.keyboard.press("Enter")
    expect(form).to_be_focused()
    expect(items.locator(".question-text")).to_have_text(["Who else?", "And <b>when</b>?"])
    expect(items.last.locator("[value=partly]")).to_be_checked()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_worksheet_for_a_purpose_is_begun_by_keyboard(person: Page, address: str, prefix: str) -> None:
    overview(person, address + prefix)
    in_view, title = person.locator(f"{QUESTION}:visible"), PURPOSE["title"][prefix.strip("/") or "fi"]
    everything = in_view.count()
    act(person, "create")
    person.keyboard.type("Programme")
    reach(person, person.locator(".purposes select"), most=1)
    person.keyboard.type(title[:3])
    expect(person.locator(".purposes select")).to_have_value(PURPOSE["id"])
    press(person, person.locator(".name-dialog [value=ok]"), most=1)
    expect(person.locator(".purpose-only")).to_contain_text(title)
    assert in_view.evaluate_all("items => items.map(({id}) => id)") == PURPOSE["questions"]
    box = person.locator(".purpose-line input")
    for shown in (everything, len(PURPOSE["questions"])):
        press(person, box, "Space")
        expect(in_view).to_have_count(shown)
        expect(box).to_be_focused()
    question = PURPOSE["questions"][0]
    choose(person, question, "yes")
    answered = person.locator(".progress [data-set=all] [data-slot=answered]")
    expect(answered).to_have_text(f"1/{len(PURPOSE['questions'])}")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_link_is_shared_and_opened_by_keyboard(
    chrome: Browser, context: BrowserContext, person: Page, address: str, prefix: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    prepared(person, address + prefix)
    act(person, "share")
    expect(person.locator(".share-address")).to_be_focused()
    press(person, person.locator(".share-copy"), most=1)
    copied = person.locator(".worksheet-words").get_attribute("data-copied") or "?"
    expect(person.locator(".share-status")).to_have_text(copied)
    link = person.evaluate("navigator.clipboard.readText()")
    assert link == person.locator(".share-address").input_value()
    person.keyboard.press("Escape")
    expect(person.locator("[data-act=share]")).to_be_focused()
    other = chrome.new_context()
    tab = other.new_page()
    tab.goto(link)
    preview = tab.locator(".preview-dialog")
    expect(preview.locator(".preview-name")).to_have_text("Plan 2027")
    expect(preview.locator("[value=add]")).to_be_focused()
    expect_unanswered(tab, "housing-4")
    confirm(tab)
    reach(tab, tab.locator(f"{BAR} :is(select, button, summary, a)"), most=1)  # among worksheets, not at the page's top
    expect(choice(tab, "housing-4", "partly")).to_be_checked()
    expect_written(tab, "housing-4")
    assert worksheets(tab) == ["Plan 2027"]
    other.close()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_where_both_changed_people_choose_by_keyboard(
    context: BrowserContext, person: Page, address: str, prefix: str
) -> None:
    home = address + prefix
    come(person, f"{home}{ALL}#housing-1")
    for question in ("housing-1", "housing-2", "housing-3"):
        choose(person, question, "yes")
    overview(person, home)
    act(person, "share")
    expect(person.locator(".share-address")).to_be_focused()
    link = person.locator(".share-address").input_value()
    person.keyboard.press("Escape")
    come(person, f"{home}{ALL}#housing-1")
    for question in ("housing-1", "housing-2"):
        choose(person, question, "not-yet")
    tab = context.new_page()
    tab.goto(link)
    preview = tab.locator(".preview-dialog")
    expect(preview.locator("[value=merge]")).to_be_focused()
    expect(preview.locator("[value=merge]")).to_be_checked()
    conflicts = preview.locator(".conflict:visible")
    questions = [text_of(tab.locator(f"#housing-{number} .question-text")) for number in (1, 2)]
    expect(conflicts.locator("legend")).to_have_text(questions)
    for question, key, version, value in (
        ("housing-1", "Space", "mine", "not-yet"),
        ("housing-2", "ArrowDown", "theirs", "yes"),
    ):
        conflict = preview.locator(f"[data-question={question}]")
        press(tab, conflict.locator("[type=radio]"), key, most=1)
        expect(conflict.locator(":checked")).to_have_value(version)
        expect(conflict.locator("label:has(:checked)")).to_contain_text(label(tab, value))
    confirm(tab)
    for each in (tab, person):
        for question, value in (("housing-1", "not-yet"), ("housing-2", "yes"), ("housing-3", "yes")):
            expect(choice(each, question, value)).to_be_checked()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_file_is_opened_by_keyboard(person: Page, address: str, prefix: str) -> None:
    home = address + prefix
    prepared(person, home)
    file = exported(person, "json")
    come(person, f"{home}{ALL}#housing-4")
    choose(person, "housing-4", "not-relevant")
    overview(person, home)
    field, preview = person.locator(".bar-open [type=file]"), person.locator(".preview-dialog")
    open_file(person, field, file, "Space")
    expect(preview.locator(".preview-name")).to_have_text("Plan 2027")
    person.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(choice(person, "housing-4", "not-relevant")).to_be_checked()
    open_file(person, field, file)
    expect(preview.locator("[value=merge]")).to_be_focused()
    person.keyboard.press("ArrowDown")
    expect(preview.locator("[value=replace]")).to_be_checked()
    confirm(person)
    expect(field).to_be_focused()
    expect(choice(person, "housing-4", "partly")).to_be_checked()
    expect_written(person, "housing-4")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_files_that_are_saved_by_keyboard_hold_the_answers(person: Page, address: str, prefix: str) -> None:
    prepared(person, address + prefix)
    question = text_of(person.locator("#housing-4 .question-text"))
    partly = label(person, "partly")
    document = docx.Document(str(exported(person, "docx")))
    assert document.paragraphs[0].text == "Plan 2027"
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    [line] = [row for row in cells if question in row]
    assert {partly, "Åsa", WRITTEN["note"]} <= set(line)
    sheet = openpyxl.load_workbook(exported(person, "xlsx")).worksheets[0]
    [values] = [row for row in sheet.iter_rows(values_only=True) if question in row]
    day = datetime.datetime.fromisoformat(WRITTEN["date"])
    assert {partly, "Åsa", WRITTEN["note"], day} <= set(values)
    text = exported(person, "csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if prefix == "/en" else ";"))
    [row] = [row for row in rows if question in row]
    assert {partly, "Åsa", f"'{WRITTEN['note']}", WRITTEN["date"]} <= set(row)
    [found] = [line for line in exported(person, "md").read_text("utf-8").splitlines() if "Åsa" in line]
    assert {partly, "Åsa", WRITTEN["note"].replace("\n", "<br>")} <= {cell.strip() for cell in found.split("|")}
    held = json.loads(exported(person, "json").read_text("utf-8"))
    [one] = held["worksheets"]
    assert one["name"] == "Plan 2027"
    given = {part: text for part, text in one["answers"]["housing-4"].items() if part != "changed"}
    assert given == {"answer": "partly", **WRITTEN}
    expect(person.locator("[data-export=json]").first).to_be_focused()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_was_saved_deleted_and_opened_by_keyboard_is_the_same(person: Page, address: str, prefix: str) -> None:
    prepared(person, address + prefix)
    name(person, "create", "Other", "Shift+Tab")
    file = exported(person, "backup")
    act(person, "everything")
    press(person, person.locator(".everything-dialog [value=ok]"))
    expect(person.locator(".bar-status")).to_have_text(person.locator(BAR).get_attribute("data-emptied") or "?")
    expect(person.locator("[data-act=everything]")).to_be_focused()
    expect_unanswered(person, "housing-4")
    overview(person, address + prefix)
    open_file(person, person.locator(".bar-open [type=file]"), file)
    preview = person.locator(".preview-dialog")
    expect(preview.locator(".preview-name")).to_have_text("Plan 2027")
    press(person, preview.locator("[name=rest]"), "Space")
    confirm(person)
    expect(person.locator(".bar-choose option")).to_have_text(["Plan 2027", "Other"])
    expect(choice(person, "housing-4", "partly")).to_have_count(1)
    reach(person, person.locator(".bar-export summary"), "Shift+Tab")
    again = exported(person, "backup")
    assert json.loads(again.read_text("utf-8")) == json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("page", [f"{THEME}#questions", f"{ALL}#content"])
def test_worksheet_is_printed_by_keyboard(person: Page, address: str, prefix: str, page: str) -> None:
    person.add_init_script(PRINTED)
    come(person, f"{address}{prefix}{page.partition('#')[0]}#housing-4")
    choose(person, "housing-4", "partly")
    write(person, "housing-4")
    question = " ".join(text_of(person.locator("#housing-4 .question-text")).split())
    come(person, f"{address}{prefix}{page}")
    papers = []
    for way in ("answers", "empty"):
        button = person.locator(f"[data-print={way}]")
        press(person, button)
        expect(person.locator(f"[data-print={way}][data-printed]")).to_be_attached()
        pages = PdfReader(io.BytesIO(person.pdf(format="A4"))).pages
        papers.append(" ".join(" ".join(page.extract_text() for page in pages).split()))
        expect(button).to_be_focused()
        person.evaluate("delete document.documentElement.dataset.printed")
    assert [question in paper for paper in papers] == [True, True]
    assert ["Åsa" in paper for paper in papers] == [True, False]
    assert ["=1+1; a b" in paper for paper in papers] == [True, False]
    assert ["2027" in paper for paper in papers] == [True, False]


def contrasted(tab: Page) -> list[list[str]]:
    """What the comparison shows of each part that differs."""
    cells: list[list[str]] = tab.locator(".beside tbody tr:has(td)").evaluate_all(
        "rows => rows.map((row) => [...row.cells].slice(-3).map((cell) => cell.textContent))"
    )
    return cells


@pytest.mark.parametrize("prefix", PREFIXES)
def test_worksheets_are_compared_by_keyboard(person: Page, address: str, prefix: str) -> None:
    home = address + prefix
    person.add_init_script(PRINTED)
    prepared(person, home)
    file = exported(person, "json")
    name(person, "duplicate", "Plan 2028", "Shift+Tab")
    come(person, f"{home}{ALL}#housing-4")
    choose(person, "housing-4", "not-yet")
    overview(person, home)
    name(person, "create", "Blank")
    reach(person, person.locator(".bar-choose select"), "Shift+Tab")
    person.keyboard.press("Home")
    expect(person.locator(".answering-name")).to_have_text("Plan 2027")
    part = person.locator(".beside")
    press(person, part.locator("summary"))
    none = person.locator(".worksheet-words").get_attribute("data-none")
    other, parts = part.locator("[data-column=other]"), part.locator("tbody td:last-child")
    expect(other).to_have_text("Plan 2028")
    reach(person, part.locator("select"), most=1)
    person.keyboard.press("ArrowDown")
    expect(other).to_have_text("Blank")
    expect(parts).to_have_text([none or "?", "", "", ""])
    person.keyboard.press("ArrowUp")
    expect(other).to_have_text("Plan 2028")
    expect(parts).to_have_text([label(person, "not-yet")])
    shown = contrasted(person)
    assert [row[1:] for row in shown] == [[label(person, "partly"), label(person, "not-yet")]]
    button = part.locator("[data-save=docx]")
    [table] = docx.Document(str(saved(person, button))).tables
    assert [[cell.text for cell in row.cells][-3:] for row in table.rows[1:]] == shown
    expect(button).to_be_focused()
    book = openpyxl.load_workbook(saved(person, part.locator("[data-save=xlsx]")))
    head, *body = book.worksheets[0].iter_rows(values_only=True)
    assert head[-2:] == ("Plan 2027", "Plan 2028")
    assert [list(row[-3:]) for row in body] == shown
    text = saved(person, part.locator("[data-save=csv]")).read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if prefix == "/en" else ";"))
    assert [row[-3:] for row in rows[1:]] == shown
    lines = saved(person, part.locator("[data-save=md]")).read_text("utf-8").splitlines()
    assert [cell.strip() for cell in lines[-1].split("|")][-4:-1] == shown[0]
    open_file(person, part.locator("[type=file]"), file, way="Shift+Tab")
    options = part.locator("option")
    expect(options).to_have_text(["Plan 2028", "Blank", re.compile(r"^Plan 2027 \(")])
    expect(other).to_have_text(text_of(options.last))
    expect(parts).to_have_count(0)  # it holds the same
    press(person, part.locator(".beside-print"))
    expect(person.locator("[data-print=beside][data-printed]")).to_be_attached()
    person.emulate_media(media="print")
    expect(part.locator("table")).to_be_visible()
    expect(person.locator(".question-text:visible")).to_have_count(0)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("page", [THEME, ALL])
def test_address_of_a_question_is_followed_and_copied_by_keyboard(
    context: BrowserContext, person: Page, address: str, prefix: str, page: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    permanent = f"{address}{prefix}{THEME}#housing-4"
    come(person, f"{address}{prefix}{page}#housing-4")
    text = text_of(person.locator("#housing-4 .question-text"))
    copy = person.locator("#housing-4 .question-copy")
    press(person, copy, most=2)
    expect(person.locator(".answering-status")).to_have_text(re.compile(r"\b4\b"))
    expect(copy).to_be_focused()
    assert person.evaluate("navigator.clipboard.readText()") == permanent
    press(person, person.locator("#housing-4 .question-link"), way="Shift+Tab", most=1)
    expect(person).to_have_url(permanent)
    expect(person.locator("#housing-4 .question-text")).to_have_text(text)
    expect(person.locator("#housing-4 .question-text")).to_be_in_viewport()
    expect(person.locator("#housing-4 .answer")).to_be_attached()
    choose(person, "housing-4", "partly")  # the keyboard is there too


@pytest.mark.parametrize("prefix", PREFIXES)
def test_practices_that_answer_a_question_are_come_to_by_keyboard(person: Page, address: str, prefix: str) -> None:
    come(person, f"{address}{prefix}{ALL}#housing-2")
    part = person.locator("#housing-2 .question-practices")
    links = part.locator("a")
    expect(links.first).to_be_hidden()
    press(person, part.locator("summary"), most=3)
    for link in links.all():
        reach(person, link, most=1)
    title, practice = text_of(links.last), links.last.get_attribute("href") or "?"
    person.keyboard.press("Enter")
    expect(person).to_have_url(f"{address}{prefix}/{practice.removeprefix('../')}")
    expect(person.locator("h1")).to_have_text(title)
    expect(person.locator("article a[href$='/themes/housing/#housing-2']")).to_be_attached()
