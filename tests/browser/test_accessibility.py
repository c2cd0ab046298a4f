"""Search, finder and worksheets under axe: no rule of WCAG 2.0 to 2.2, A and AA, or of good practice is broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import findings

PREFIXES = ("", "/sv", "/en")


def dialog(tab: Page, home: str) -> str:
    tab.goto(f"{home}/basics/")
    tab.keyboard.press("Control+k")
    box = tab.locator(".search-dialog")
    box.locator("input[type=search]").fill("etno")
    expect(box.locator(".search-sections").first).to_be_visible()
    expect(box.locator(".search-status")).to_contain_text("etno")
    return ".search-dialog"


def results(tab: Page, home: str) -> str:
    tab.goto(f"{home}/search/?q=kohtamiskoulutus")  # a mistake: the line with the correction is there as well
    expect(tab.locator("main .search-corrected")).to_be_visible()
    expect(tab.locator("main .search-sections").first).to_be_visible()
    return "main site-search"


def nothing(tab: Page, home: str) -> str:
    tab.goto(f"{home}/search/?q=kohtxxmisxoulutus")
    expect(tab.locator("main .search-near button").first).to_be_visible()
    return "main site-search"


def finder(tab: Page, home: str) -> str:
    tab.goto(f"{home}/practices/")
    expect(tab.locator("practice-finder form")).to_be_visible()
    return "practice-finder"


def choice(tab: Page, home: str) -> str:
    tab.goto(f"{home}/practices/?theme=housing")
    expect(tab.locator(".chosen .chip").first).to_be_visible()
    facet = tab.locator("details[data-facet=theme]")
    if not facet.evaluate("facet => facet.open"):
        facet.locator("summary").click()
    expect(facet.locator("input").first).to_be_visible()
    expect(tab.locator(".finder-results > .card").first).to_be_visible()
    return "practice-finder"


def comparison(tab: Page, home: str) -> str:
    tab.goto(f"{home}/practices/compare/?practices=tsemppari,kotofoorumi")
    expect(tab.locator("practice-comparison table")).to_be_visible()
    return "practice-comparison"


def questions(tab: Page, home: str) -> str:
    tab.goto(f"{home}/themes/housing/#housing-1")
    tab.locator("#housing-1 [value=yes]").check()
    tab.locator("#housing-1 .answer-more summary").click()
    return "question-list"


def worksheets(tab: Page, home: str) -> str:
    tab.goto(f"{home}/checklists/")
    tab.locator(".own-form input").fill("?!")
    tab.keyboard.press("Enter")
    tab.locator(".own [value=partly]").check()
    tab.locator(".bar-export summary").click()
    tab.locator("[data-act=remove]").click()
    return "worksheet-bar"


def purpose(tab: Page, home: str) -> str:
    tab.goto(f"{home}/checklists/")
    tab.locator("[data-act=create]").click()
    box = tab.locator(".name-dialog")
    assert list(findings(tab, ".name-dialog")) == []
    box.locator("input").fill("?!")
    box.locator("select").select_option("housing")
    box.locator("[value=ok]").click()
    expect(tab.locator(".purpose-line")).to_be_visible()
    return "question-list"


def unreadable(tab: Page, home: str) -> str:
    tab.goto(f"{home}/themes/housing/#housing-1")
    tab.evaluate("localStorage.setItem('//worksheets/1', '{{{')")
    tab.reload()
    expect(tab.locator(".unreadable")).to_be_visible()
    tab.locator("[data-unreadable=remove]").click()
    assert list(findings(tab, ".unreadable dialog")) == []
    tab.keyboard.press("Escape")
    size = tab.viewport_size
    assert size
    tab.set_viewport_size({**size, "height": 4_000})  # what stays at the foot of the window covers nothing by chance
    return "question-list"


def own(tab: Page, home: str) -> str:
    worksheets(tab, home)
    tab.locator("[data-act=undo]").click()
    expect(tab.locator(".own li")).to_have_count(1)
    return ".own"


def sharing(tab: Page, home: str) -> str:
    worksheets(tab, home)
    tab.locator("[data-act=share]").click()
    expect(tab.locator(".share-dialog")).to_be_visible()
    return ".share-dialog"


def opening(tab: Page, home: str) -> str:
    tab.goto(f"{home}/checklists/")
    tab.locator("#housing-1 [value=yes]").check()
    tab.locator("[data-act=share]").click()
    expect(tab.locator(".share-dialog")).to_be_visible()
    link = tab.locator(".share-address").input_value()
    tab.keyboard.press("Escape")
    tab.locator("#housing-1 [value=partly]").check()
    tab.evaluate("link => { location.hash = new URL(link).hash }", link)
    expect(tab.locator(".preview-dialog .conflict")).to_be_visible()
    return ".preview-dialog"


STATES = (
    dialog,
    results,
    nothing,
    finder,
    choice,
    comparison,
    questions,
    worksheets,
    purpose,
    unreadable,
    own,
    sharing,
    opening,
)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(
    chrome: Browser,
    address: str,
    state: Callable[[Page, str], str],
    palette: Literal["light", "dark"],
    width: int,
) -> None:
    context = chrome.new_context(
        viewport={"width": width, "height": 800}, color_scheme=palette, reduced_motion="reduce", has_touch=width < 400
    )
    tab = context.new_page()
    found = {}
    for prefix in PREFIXES:
        tab.goto(address)
        tab.evaluate("localStorage.clear()")
        part = state(tab, address + prefix)
        scheme = {"light": "default", "dark": "slate"}[palette]
        expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        found[prefix] = list(findings(tab, part))
    context.close()
    assert found == {prefix: [] for prefix in PREFIXES}


def test_axe_would_find_faults(tab: Page, address: str) -> None:
    """The tests above mean something only if axe looks at our parts."""
    part = results(tab, f"{address}/en")
    tab.evaluate(
        """faults => {
          document.querySelector('main site-search').insertAdjacentHTML('beforeend', faults)
          for (const part of document.querySelectorAll('[data-style]')) part.style.cssText = part.dataset.style
        }""",  # the page's policy allows no style in markup
        '<img src="x.png"><p data-style="color: #bbb; background: #fff">pale</p><input type="text">'
        '<p><button data-style="all: unset; width: 9px">a</button> '
        '<button data-style="all: unset; width: 9px">b</button></p>',
    )
    found = {finding.partition(" ")[0] for finding in findings(tab, part)}
    assert {"image-alt", "color-contrast", "label", "target-size"} <= found
