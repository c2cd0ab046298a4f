"""However large its letters and wide its lines, a page is read by scrolling one way, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import states
from states import PREFIXES, TYPES

SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
"""What WCAG 1.4.12 lets readers ask for. In a sheet of its own, since the page's policy allows no style in markup."""

FAULTS = """() => {
  const width = document.documentElement.clientWidth
  const told = []
  const said = (element) => element.outerHTML.slice(0, 120)
  const isForEyes = (element) => !element.closest(".unseen, [aria-hidden=true], svg, input, select, textarea")
  for (const element of document.body.querySelectorAll("*")) {
    if (!isForEyes(element) || !element.checkVisibility({ visibilityProperty: true })) continue
    const { overflowX, overflowY, clipPath } = getComputedStyle(element)
    if (clipPath !== "none" || element.clientWidth === 0) continue
    const isWider = element.scrollWidth > element.clientWidth + 1
    const isHigher = element.scrollHeight > element.clientHeight + 1
    if (isWider && /auto|scroll/.test(overflowX)) told.push(`scrolls sideways: ${said(element)}`)
    if (isWider && /hidden|clip/.test(overflowX)) told.push(`cut off: ${said(element)}`)
    if (isHigher && /hidden|clip/.test(overflowY)) told.push(`cut off below: ${said(element)}`)
    const words = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim())
    for (const node of words) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const { left, right } = range.getBoundingClientRect()
      if (right > width + 1 || left < -1) told.push(`sticks out: ${said(element)}`)
    }
  }
  if (document.documentElement.scrollWidth > width) told.push("the page scrolls sideways")
  return told
}"""


def faults(tab: Page) -> Iterator[str]:
    """What is cut off or sticks out, as the page is and with more space between letters, words and lines."""
    yield from tab.evaluate(FAULTS)
    tab.evaluate(SPACED)
    yield from (f"with more space: {fault}" for fault in tab.evaluate(FAULTS))


@pytest.mark.parametrize("width", [320, 640, 1280])
@pytest.mark.parametrize("page", TYPES)
def test_page_is_whole_however_large_its_letters(chrome: Browser, address: str, page: str, width: int) -> None:
    """A window of 1,280 has room for 640 when enlarged twice, and for 320 when enlarged four times."""
    context = chrome.new_context(viewport={"width": width, "height": 600})
    tab = context.new_page()
    found = {}
    for prefix in PREFIXES:
        tab.goto(address + prefix + page)
        found[prefix] = list(faults(tab))
    context.close()
    assert found == {prefix: [] for prefix in PREFIXES}


STATES = (
    states.menu_open,
    states.search_results,
    states.finder_filtered,
    states.practices_compared,
    states.worksheet_removed,
    states.worksheet_shared,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_tools_are_whole_on_the_smallest_screen(chrome: Browser, address: str, state: states.State) -> None:
    found = {}
    for prefix in PREFIXES:
        context = chrome.new_context(viewport={"width": 320, "height": 600}, reduced_motion="reduce")
        tab = context.new_page()
        state(tab, address + prefix)
        found[prefix] = list(faults(tab))
        context.close()
    assert found == {prefix: [] for prefix in PREFIXES}


def test_what_is_cut_off_would_be_noticed(tab: Page, address: str) -> None:
    """The tests above mean something only if a fault is told."""
    tab.set_viewport_size({"width": 320, "height": 600})
    tab.goto(f"{address}/en/privacy/")
    tab.evaluate(
        """() => {
          const [lead, next] = document.querySelectorAll("article p")
          lead.style.cssText = "white-space: nowrap"
          next.style.cssText = "white-space: nowrap; overflow: hidden"
          const heading = document.querySelector("article h2")
          heading.textContent = "wide enough"
          heading.style.cssText = "display: inline-block; white-space: nowrap; overflow: hidden"
          heading.style.inlineSize = `${heading.offsetWidth}px` // too small with more space only
        }"""
    )
    told = list(faults(tab))
    for fault in ("sticks out: <p", "cut off: <p", "the page scrolls sideways", "with more space: cut off: <h2"):
        assert [one for one in told if one.startswith(fault)], fault
