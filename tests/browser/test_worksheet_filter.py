"""Choosing which questions are in view: all, those without an answer, open or overdue ones."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

PREFIXES = ("", "/sv", "/en")
PAGE = "/checklists/"


VISIBLE = ".question-set .question-list > li:visible"


def in_view(tab: Page) -> list[str]:
    ids: list[str] = tab.locator(VISIBLE).evaluate_all("items => items.map(({id}) => id)")
    return ids


def expect_in_view(tab: Page, ids: list[str]) -> None:
    """Questions come and go a few at a time."""
    expect(tab.locator(VISIBLE)).to_have_count(len(ids))
    assert in_view(tab) == ids


def choose(tab: Page, kind: str) -> None:
    tab.locator(f".filtering [value={kind}]").check()


@pytest.fixture
def person(tab: Page) -> Page:
    tab.set_default_timeout(10_000)
    return tab


@pytest.mark.parametrize("prefix", PREFIXES)
def test_questions_to_be_worked_on_are_chosen_by_keyboard(person: Page, address: str, prefix: str) -> None:
    person.goto(address + prefix + PAGE)
    everything = in_view(person)
    status = person.locator(".filtering-status")
    expect(status).to_have_text("")
    person.locator("#housing-1 [value=yes]").check()
    person.locator("#housing-2 [value=partly]").check()
    person.locator("#housing-2 summary", has_not=person.locator("a")).last.click()
    person.locator("#housing-2 [name=date]").fill("2020-01-31")
    person.locator(".filtering [value=all]").focus()
    for left in (
        [id for id in everything if id not in ("housing-1", "housing-2")],
        [id for id in everything if id != "housing-1"],
        ["housing-2"],
    ):
        person.keyboard.press("ArrowRight")
        expect(status).to_have_text(re.compile(rf"\b{len(left)}\b.*\b{len(everything)}\b"))
        expect_in_view(person, left)
    expect(person.locator("#communication")).to_be_hidden()
    expect(person.locator("#housing")).to_be_visible()
    person.keyboard.press("ArrowRight")
    expect(status).to_have_text("")
    expect_in_view(person, everything)


def test_question_stays_in_view_while_it_is_answered(person: Page, address: str) -> None:
    person.goto(address + PAGE)
    choose(person, "unanswered")
    person.locator("#housing-1 [value=yes]").check()
    expect(person.locator(".answering-status")).to_have_text(re.compile(r"\w"))
    expect(person.locator("#housing-1")).to_be_visible()
    choose(person, "open")
    expect(person.locator("#housing-1")).to_be_hidden()


def test_another_worksheet_and_a_link_show_all_again(person: Page, address: str) -> None:
    person.goto(address + PAGE)
    person.locator("#housing-1 [value=yes]").check()
    choose(person, "overdue")
    expect(person.locator("#housing-1")).to_be_hidden()
    person.locator(".progress a[href='#housing']").click()
    expect(person.locator("#housing-1")).to_be_visible()
    expect(person.locator("#housing")).to_be_in_viewport()
    expect(person.locator(".filtering [value=all]")).to_be_checked()
    choose(person, "overdue")
    person.locator("[data-act=duplicate]").click()
    person.locator(".name-dialog [value=ok]").click()
    expect(person.locator(".filtering [value=all]")).to_be_checked()
    expect(person.locator("#housing-1")).to_be_visible()


def test_own_questions_are_chosen_too(person: Page, address: str) -> None:
    person.goto(address + PAGE)
    person.locator(".own-form input").fill("Who else?")
    person.keyboard.press("Enter")
    choose(person, "overdue")
    expect(person.locator(".own li")).to_be_hidden()
    choose(person, "unanswered")
    expect(person.locator(".own li")).to_be_visible()


def test_choice_shows_nothing_without_script(person: Page, address: str) -> None:
    person.route("**/*.mjs", lambda route: route.abort())
    person.goto(address + PAGE)
    expect(person.locator("#housing-1 .question-text")).to_be_visible()
    expect(person.locator(".filtering")).to_be_hidden()


def test_focus_is_shown_whole(person: Page, address: str) -> None:
    """What is outside the window is not laid out, which cuts off what reaches over an item's edge."""
    style = """item => {
      const {contentVisibility, overflowClipMargin} = getComputedStyle(item)
      return [contentVisibility, parseFloat(overflowClipMargin)]
    }"""
    person.goto(address + PAGE)
    visibility, margin = person.locator("#housing-1").evaluate(style)
    assert visibility == "auto"
    assert margin >= 5
