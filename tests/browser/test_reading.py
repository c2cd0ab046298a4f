"""The guide in a real browser: switching language, old addresses, searching, and reading without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from building import build
from hosting import serve

PAGES = (
    "/",
    "/practices/",
    "/practices/tsemppari/",
    "/themes/branches/",
    "/checklists/",
    "/obligations/",
    "/basics/",
    "/changes/",
    "/glossary/",
)
PREFIXES = ("", "/sv", "/en")


@pytest.fixture(scope="session")
def other_address(tiny_site: Path) -> Iterator[str]:
    """The second guide, below a path of the host as on many hosts, with redirects in it."""
    folder = tiny_site.parent / "host"
    folder.mkdir()
    (folder / "handbuch").symlink_to(tiny_site)
    yield from serve(folder)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("page", PAGES)
def test_page_loads_without_fault_or_foreign_request(tab: Page, address: str, prefix: str, page: str) -> None:
    faults: list[str] = []
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    tab.on("request", lambda request: None if request.url.startswith(address) else faults.append(request.url))
    tab.goto(address + prefix + page, wait_until="networkidle")
    assert faults == []
    assert tab.context.cookies() == []


def test_language_switch_keeps_page_and_place_and_asks_nothing_more(tab: Page, address: str) -> None:
    tab.goto(f"{address}/themes/housing/#housing-4")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    tab.locator(".languages a[lang=sv]").click()
    expect(tab).to_have_url(f"{address}/sv/themes/housing/#housing-4")
    assert tab.locator("html").get_attribute("lang") == "sv"
    assert [urlsplit(url).path for url in asked] == ["/sv/themes/housing/"]
    tab.locator(".languages a[lang=fi]").click()
    expect(tab).to_have_url(f"{address}/themes/housing/#housing-4")


def test_language_switch_works_by_keyboard(tab: Page, address: str) -> None:
    tab.goto(f"{address}/practices/kotofoorumi/")
    tab.locator(".languages a[lang=en]").focus()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{address}/en/practices/kotofoorumi/")


def test_old_address_keeps_the_anchor(tab: Page, other_address: str) -> None:
    for prefix in ("", "fr/"):
        tab.goto(f"{other_address}/handbuch/{prefix}practices/mill-meadow/#sources")
        expect(tab).to_have_url(f"{other_address}/handbuch/{prefix}practices/old-mill/#sources")


def test_old_address_leads_on_without_javascript(chrome: Browser, other_address: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{other_address}/handbuch/practices/mill-meadow/")
    expect(page).to_have_url(f"{other_address}/handbuch/practices/old-mill/")
    context.close()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_everything_is_there_without_javascript(chrome: Browser, address: str, prefix: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{prefix}/practices/")
    cards = page.locator(".card-title")
    assert cards.count() > 10
    cards.first.click()
    expect(page.locator("dl.glance")).to_be_visible()
    page.locator(".languages a").nth(1).click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{address}{prefix}/checklists/")
    page.locator("#housing-4 a.question-link").click()
    expect(page).to_have_url(f"{address}{prefix}/themes/housing/#housing-4")
    context.close()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_section_that_is_read_is_marked_beside_the_page(tab: Page, address: str, prefix: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 300})
    tab.goto(f"{address}{prefix}/obligations/")
    contents = tab.locator(".md-nav--secondary")
    here = contents.locator("[aria-current=location]")
    expect(here).to_have_count(0)
    last = contents.locator("a").last
    tab.goto(f"{address}{prefix}/obligations/{last.get_attribute('href')}")
    expect(last).to_have_attribute("aria-current", "location")
    expect(here).to_have_count(1)
    expect(last).to_be_in_viewport(ratio=1)
    tab.keyboard.press("Home")
    expect(here).to_have_count(0)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_term_is_explained_by_keyboard_and_without_javascript(chrome: Browser, address: str, prefix: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{prefix}/basics/")
    button = page.locator("button.explain").first
    explanation = page.locator(".explanation").first
    assert not explanation.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(explanation).to_be_visible()
    page.keyboard.press("Escape")
    expect(explanation).to_be_hidden()
    context.close()


@pytest.mark.parametrize(("prefix", "language"), [("", "fi"), ("/sv", "sv"), ("/en", "en")])
def test_missing_page_answers_in_its_language_and_finds_back(
    tab: Page, address: str, prefix: str, language: str
) -> None:
    tab.goto(f"{address}{prefix}/practices/no-such-practice/deeper/")
    assert tab.locator("html").get_attribute("lang") == language
    tab.locator("article a").first.click()
    expect(tab).to_have_url(f"{address}{prefix}/")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_decision_makers_page_is_one_printed_page(tab: Page, address: str, prefix: str) -> None:
    tab.goto(f"{address}{prefix}/decision-makers/")
    printed = tab.pdf(format="A4", margin={"top": "12mm", "bottom": "12mm", "left": "14mm", "right": "14mm"})
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_hostile_words_in_an_entry_stay_words(guide: Path, tmp_path: Path, tab: Page) -> None:
    path = guide / "practices/water-play.yml"
    attack = r"Wasser & 'Spiel' \"onload=alert(1)\" {{ 7*7 }} &lt;img src=x onerror=alert(1)&gt;"
    text = path.read_text("utf-8")
    title = next(line for line in text.split("\n") if line.startswith("  de:"))
    path.write_text(text.replace(title, f'  de: "{attack}"', 1), encoding="utf-8")
    result = build(guide / "mkdocs.yml", tmp_path / "site")
    assert result.returncode == 0, result.stdout
    alerts: list[str] = []

    def note(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", note)
    for host in serve(tmp_path / "site"):
        tab.goto(f"{host}/practices/water-play/")
        shown = "Wasser & 'Spiel' \"onload=alert(1)\" {{ 7*7 }} &lt;img src=x onerror=alert(1)&gt;"
        expect(tab.locator("h1")).to_have_text(shown)
        tab.goto(f"{host}/search/?q=wasser")
        expect(tab.locator(".search-title").filter(has_text="onload=alert(1)")).to_have_text(shown)
        assert tab.locator("img[src=x], [onerror], [onload]").count() == 0
    assert alerts == []
