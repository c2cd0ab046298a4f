"""Where a reader can be: a page of each type, and what they are in the middle of, to which a function leads a tab."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

State = Callable[[Page, str], object]
"""Gets a tab and the first address of a language."""

PREFIXES = ("", "/sv", "/en")
TYPES = (
    "/",
    "/basics/",
    "/obligations/",
    "/strategy/",
    "/changes/",
    "/decision-makers/",
    "/themes/housing/",
    "/practices/",
    "/practices/tsemppari/",
    "/practices/by-theme/",
    "/practices/by-municipality/",
    "/practices/by-status/",
    "/practices/compare/",
    "/checklists/",
    "/glossary/",
    "/accessibility/",
    "/privacy/",
    "/search/",
    "/no-such-page/",
)
"""A page of each type. The others consist of the same parts."""


def menu_open(tab: Page, home: str) -> None:
    tab.goto(f"{home}/basics/")
    tab.locator(".menu-open").click()
    expect(tab.locator("#menu")).to_be_visible()


def term_explained(tab: Page, home: str) -> None:
    tab.goto(f"{home}/basics/")
    tab.locator("button.explain").first.click()
    expect(tab.locator(".explanation").first).to_be_visible()


def search_open(tab: Page, home: str) -> None:
    tab.goto(f"{home}/basics/")
    tab.keyboard.press("Control+k")
    box = tab.locator(".search-dialog")
    box.locator("input[type=search]").fill("etno")
    expect(box.locator(".search-sections").first).to_be_visible()
    expect(box.locator(".search-status")).to_contain_text("etno")


def search_results(tab: Page, home: str) -> None:
    tab.goto(f"{home}/search/?q=kohtamiskoulutus")  # a mistake: the line with the correction is there as well
    expect(tab.locator("main .search-corrected")).to_be_visible()
    expect(tab.locator("main .search-sections").first).to_be_visible()


def search_without_results(tab: Page, home: str) -> None:
    tab.goto(f"{home}/search/?q=kohtxxmisxoulutus")
    expect(tab.locator("main .search-near button").first).to_be_visible()


def finder_filtered(tab: Page, home: str) -> None:
    tab.goto(f"{home}/practices/?theme=housing")
    expect(tab.locator(".chosen .chip").first).to_be_visible()
    facet = tab.locator("details[data-facet=theme]")
    if not facet.evaluate("facet => facet.open"):
        facet.locator("summary").click()
    expect(facet.locator("input").first).to_be_visible()
    expect(tab.locator(".finder-results > .card").first).to_be_visible()


def practices_compared(tab: Page, home: str) -> None:
    tab.goto(f"{home}/practices/compare/?practices=tsemppari,kotofoorumi")
    expect(tab.locator("practice-comparison table")).to_be_visible()


def question_answered(tab: Page, home: str) -> None:
    tab.goto(f"{home}/themes/housing/#housing-1")
    tab.locator("#housing-1 [value=yes]").check()
    tab.locator("#housing-1 .answer-more summary").click()


def worksheet_removed(tab: Page, home: str) -> None:
    tab.goto(f"{home}/checklists/")
    tab.locator(".own-form input").fill("?!")
    tab.keyboard.press("Enter")
    tab.locator(".own [value=partly]").check()
    tab.locator(".bar-export summary").click()
    tab.locator("[data-act=remove]").click()


def worksheet_to_be_named(tab: Page, home: str) -> None:
    tab.goto(f"{home}/checklists/")
    tab.locator("[data-act=create]").click()
    expect(tab.locator(".name-dialog")).to_be_visible()


def worksheet_with_a_purpose(tab: Page, home: str) -> None:
    worksheet_to_be_named(tab, home)
    box = tab.locator(".name-dialog")
    box.locator("input").fill("?!")
    box.locator("select").select_option("housing")
    box.locator("[value=ok]").click()
    expect(tab.locator(".purpose-line")).to_be_visible()


def unreadable(tab: Page, home: str) -> None:
    tab.goto(f"{home}/themes/housing/#housing-1")
    tab.evaluate("localStorage.setItem('//worksheets/1', '{{{')")
    tab.reload()
    expect(tab.locator(".unreadable")).to_be_visible()
    size = tab.viewport_size
    assert size
    tab.set_viewport_size({**size, "height": 4_000})  # what stays at the foot of the window covers nothing by chance


def unreadable_to_be_deleted(tab: Page, home: str) -> None:
    unreadable(tab, home)
    tab.locator("[data-unreadable=remove]").click()
    expect(tab.locator(".unreadable dialog")).to_be_visible()


def worksheet_filled(tab: Page, home: str) -> None:
    worksheet_removed(tab, home)
    tab.locator("[data-act=undo]").click()
    expect(tab.locator(".own li")).to_have_count(1)


def worksheet_shared(tab: Page, home: str) -> None:
    worksheet_removed(tab, home)
    tab.locator("[data-act=share]").click()
    expect(tab.locator(".share-dialog")).to_be_visible()


def worksheet_opened(tab: Page, home: str) -> None:
    tab.goto(f"{home}/checklists/")
    tab.locator("#housing-1 [value=yes]").check()
    tab.locator("[data-act=share]").click()
    expect(tab.locator(".share-dialog")).to_be_visible()
    link = tab.locator(".share-address").input_value()
    tab.keyboard.press("Escape")
    tab.locator("#housing-1 [value=partly]").check()
    tab.evaluate("link => { location.hash = new URL(link).hash }", link)
    expect(tab.locator(".preview-dialog .conflict")).to_be_visible()
