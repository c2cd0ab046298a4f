"""Whole pages under axe: no rule of WCAG 2.0 to 2.2, A and AA, or of good practice is broken, whatever one is doing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

import states
from axe import findings
from states import PREFIXES, TYPES

STATES = (
    states.term_explained,
    states.search_open,
    states.search_results,
    states.search_without_results,
    states.finder_filtered,
    states.practices_compared,
    states.question_answered,
    states.worksheet_filled,
    states.worksheet_removed,
    states.worksheet_to_be_named,
    states.worksheet_with_a_purpose,
    states.worksheet_shared,
    states.worksheet_opened,
    states.unreadable,
    states.unreadable_to_be_deleted,
)
CASES = [(width, state) for width in (320, 1280) for state in STATES] + [(320, states.menu_open)]


def looked_at(chrome: Browser, width: int, lead: states.State, address: str) -> dict[str, list[str]]:
    """What axe finds in each language where `lead` leads a reader with a window of that width."""
    context = chrome.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    tab = context.new_page()
    found = {}
    for prefix in PREFIXES:
        tab.goto(f"{address}{prefix}/search/")
        tab.evaluate("localStorage.clear()")
        lead(tab, address + prefix)
        found[prefix] = findings(tab)
    context.close()
    return found


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("page", TYPES)
def test_axe_finds_nothing_on_a_page(chrome: Browser, address: str, page: str, width: int) -> None:
    found = looked_at(chrome, width, lambda tab, home: tab.goto(home + page) and None, address)
    assert found == {prefix: [] for prefix in PREFIXES}


@pytest.mark.parametrize(("width", "state"), CASES, ids=lambda case: getattr(case, "__name__", str(case)))
def test_axe_finds_nothing_while(chrome: Browser, address: str, width: int, state: states.State) -> None:
    assert looked_at(chrome, width, state, address) == {prefix: [] for prefix in PREFIXES}


FAULTS = (
    '<img src="x.png"><p data-style="color: #bbb; background: #fff">pale in light</p>'
    '<p data-style="color: #444; background: #000">pale on black</p><input type="text">'
    '<p><button data-style="all: unset; width: 9px">a</button> '
    '<button data-style="all: unset; width: 9px">b</button></p><nav>x</nav><nav>y</nav>'
)


def test_axe_would_find_faults_anywhere(tab: Page, address: str) -> None:
    """The tests above mean something only if axe looks at all of a page, and at the second palette."""
    tab.goto(f"{address}/en/search/")
    tab.evaluate(
        """faults => {
          document.querySelector('.md-footer').insertAdjacentHTML('beforeend', faults)
          for (const part of document.querySelectorAll('[data-style]')) part.style.cssText = part.dataset.style
        }""",  # the page's policy allows no style in markup
        FAULTS,
    )
    found = findings(tab)
    first = {finding.partition(" ")[0] for finding in found}
    assert {"image-alt", "color-contrast", "label", "target-size", "landmark-unique"} <= first
    assert [finding for finding in found if finding.startswith("in the other palette: color-contrast")]
