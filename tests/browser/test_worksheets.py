"""Answering key questions and keeping worksheets, as people do it, in every language of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

PREFIXES = ("", "/sv", "/en")
THEME = "/themes/housing/"
ALL = "/checklists/"
YES = {"": "Kyllä", "/sv": "Ja", "/en": "Yes"}
SAVED = {"": "Tallennettu tähän selaimeen.", "/sv": "Sparat i den här webbläsaren.", "/en": "Saved in this browser."}


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    """A browser of one person. Nothing may be complained of."""
    context = chrome.new_context(accept_downloads=True)
    heard: list[str] = []
    context.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: heard.append(str(error.error)))
    yield context
    context.close()
    assert heard == []


@pytest.fixture
def person(context: BrowserContext) -> Page:
    return context.new_page()


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
@pytest.mark.parametrize("page", [THEME, ALL])
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
    person.goto(address + THEME)
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
    person.goto(address + prefix + THEME)
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
    first.goto(address + THEME)
    second.goto(f"{address}/en{ALL}")
    choice(first, "housing-2", "not-yet").check()
    expect(choice(second, "housing-2", "not-yet")).to_be_checked()
    field(second, "housing-2", "note").fill("from the second")
    expect(field(first, "housing-2", "note")).to_have_value("from the second")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_without_a_store_people_are_told_and_can_answer(tab: Page, address: str, prefix: str) -> None:
    tab.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    tab.goto(address + prefix + THEME)
    status = tab.locator(".answering-status")
    expect(status).to_have_attribute("data-trouble", "")
    expect(status).to_have_text(re.compile(r"\w+"))
    choice(tab, "housing-1", "yes").check()
    expect(choice(tab, "housing-1", "yes")).to_be_checked()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_full_and_corrupted_stores_are_told(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + THEME)
    person.evaluate("localStorage.setItem('//worksheets/1', '{{{')")
    person.reload()
    status = person.locator(".answering-status")
    expect(status).to_have_attribute("data-trouble", "")
    corrupted = status.inner_text()
    person.evaluate("""Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }""")
    choice(person, "housing-1", "yes").check()
    expect(status).not_to_have_text(corrupted)
    expect(status).to_have_attribute("data-trouble", "")
    expect(choice(person, "housing-1", "yes")).to_be_checked()


def test_without_script_questions_are_a_plain_list(chrome: Browser, address: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}/en{THEME}")
    expect(tab.locator("#housing-4 .question-text")).to_be_visible()
    expect(tab.locator(".answer, .answering-line:visible")).to_have_count(0)
    context.close()
