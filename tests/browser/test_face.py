"""The guide's face in a real browser: home on one screen, ways in, pictures that lead on, lines one can read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

PREFIXES = ("", "/sv", "/en")

LONGEST = """() => Math.max(...[...document.querySelectorAll("article > p, article > ul > li")].map((part) => {
  const range = document.createRange(), lines = new Map()
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at++) {
      range.setStart(walker.currentNode, at)
      range.setEnd(walker.currentNode, at + 1)
      const { bottom, width } = range.getBoundingClientRect() // what is not shown has no width
      if (width) lines.set(Math.round(bottom / 8), (lines.get(Math.round(bottom / 8)) ?? 0) + 1)
    }
  }
  return Math.max(0, ...lines.values())
}))"""
"""Letters in the longest line of running text."""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("prefix", PREFIXES)
def test_home_offers_all_on_one_screen(chrome: Browser, address: str, prefix: str, width: int, height: int) -> None:
    context = chrome.new_context(viewport={"width": width, "height": height})
    tab = context.new_page()
    tab.goto(f"{address}{prefix}/")
    parts = [tab.locator("h1"), tab.locator("article > p").first, tab.locator("#home-search")]
    for part in [*parts, *tab.locator(".ways > li").all()]:
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= height
    assert tab.locator(".ways > li").count() == 3
    context.close()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_home_searches_and_leads_on_without_javascript(chrome: Browser, address: str, prefix: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    tab = context.new_page()
    for way in range(3):
        tab.goto(f"{address}{prefix}/")
        link = tab.locator(".ways a").nth(way)
        link.click()
        assert tab.locator("h1").is_visible()
        expect(tab).not_to_have_url(f"{address}{prefix}/")
    tab.goto(f"{address}{prefix}/")
    tab.locator("#home-search").fill("asuminen")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{address}{prefix}/search/?q=asuminen")
    context.close()


def test_search_from_home_has_results(tab: Page, address: str) -> None:
    tab.goto(f"{address}/en/")
    tab.locator("#home-search").fill("housing")
    tab.keyboard.press("Enter")
    expect(tab.locator("main .search-results > li").first).to_be_visible()


def test_region_leads_by_keyboard_to_its_municipalities(tab: Page, address: str) -> None:
    tab.goto(f"{address}/sv/practices/by-municipality/")
    tile = tab.locator(".tiles a").first
    name = tile.get_attribute("aria-label")
    tile.focus()
    tab.keyboard.press("Enter")
    shown = tab.locator(".regions > li:target")
    expect(shown).to_be_in_viewport()
    assert name
    assert name.startswith(shown.locator("strong").inner_text())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.regions > li:target') !== null")


@pytest.mark.parametrize("width", [1280, 1920])
def test_lines_are_short_enough_to_read(chrome: Browser, address: str, width: int) -> None:
    context = chrome.new_context(viewport={"width": width, "height": 1000})
    tab = context.new_page()
    for prefix in PREFIXES:
        for page in ("/basics/", "/strategy/"):
            tab.goto(address + prefix + page)
            assert tab.evaluate(LONGEST) <= 82, prefix + page
    context.close()


def test_paper_tells_where_links_lead_and_leaves_out_what_one_presses(tab: Page, address: str) -> None:
    tab.goto(f"{address}/en/themes/housing/")
    tab.emulate_media(media="print")
    told = "link => getComputedStyle(link, '::after').content"
    assert "https://" in tab.locator("#sources + div a[href^=http]").first.evaluate(told)
    for part in (".menu", ".md-header", ".theme-head"):
        assert not tab.locator(part).is_visible(), part
