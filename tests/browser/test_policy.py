"""A strict content security policy holds: nothing inline but known scripts, no eval, nothing from other hosts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.hosting import headers
from hosting import serve

PREFIXES = ("", "/sv", "/en")
TYPES = [
    "/",
    "/basics/",
    "/decision-makers/",
    "/themes/housing/",
    "/practices/",
    "/practices/tsemppari/",
    "/practices/by-municipality/",
    "/practices/compare/",
    "/checklists/",
    "/glossary/",
    "/search/",
    "/404.html",
]
"""A page of each type."""

LISTEN = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""


@pytest.fixture(scope="module", params=["headers", "no headers"])
def strict_address(site: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the guide is served: by a host that sends its headers, and by one where pages look after themselves."""
    yield from serve(site, headers(site) if request.param == "headers" else {})


@pytest.fixture
def faults(tab: Page) -> list[str]:
    """Whatever the tab complains of, violations of the policy among it."""
    found: list[str] = []
    tab.add_init_script(LISTEN)
    tab.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("page", TYPES)
def test_page_needs_nothing_the_policy_forbids(
    tab: Page, strict_address: str, faults: list[str], prefix: str, page: str
) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(strict_address + prefix + page, wait_until="networkidle")
    assert faults == []
    assert [url for url in asked if not url.startswith((f"{strict_address}/", "data:"))] == []
    assert tab.context.cookies() == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_search_page_works_under_the_policy(tab: Page, strict_address: str, faults: list[str], prefix: str) -> None:
    tab.goto(f"{strict_address}{prefix}/search/?q=kohtamiskoulutus")  # a mistake: the list of words is fetched as well
    expect(tab.locator(".search-results > li").first).to_be_visible()
    expect(tab.locator(".search-corrected strong")).to_have_text("kohtaamiskoulutus")
    assert faults == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_search_dialog_works_under_the_policy(tab: Page, strict_address: str, faults: list[str], prefix: str) -> None:
    tab.goto(f"{strict_address}{prefix}/basics/")
    tab.locator(".search-open").click()
    tab.locator("dialog input[type=search]").fill("tsemppari")
    expect(tab.locator("dialog .search-results > li").first).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog")).to_be_hidden()
    assert faults == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_finder_works_under_the_policy(tab: Page, strict_address: str, faults: list[str], prefix: str) -> None:
    tab.goto(f"{strict_address}{prefix}/practices/?theme=housing&q=turku")
    expect(tab.locator(".finder-results > .card").first).to_be_visible()
    tab.goto(f"{strict_address}{prefix}/practices/compare/?practices=tsemppari,kotofoorumi")
    expect(tab.locator("practice-comparison table")).to_be_visible()
    assert faults == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_worksheets_work_under_the_policy(tab: Page, strict_address: str, faults: list[str], prefix: str) -> None:
    tab.goto(f"{strict_address}{prefix}/themes/housing/#housing-1")
    tab.locator("#housing-1 [value=yes]").check()
    tab.goto(f"{strict_address}{prefix}/checklists/")
    expect(tab.locator("#housing-1 [value=yes]")).to_be_checked()
    tab.locator(".bar-export summary").click()
    for kind in ("docx", "xlsx", "csv", "md", "json"):
        with tab.expect_download():
            tab.locator(f".bar-export [data-export={kind}]").click()
    tab.locator("[data-act=share]").click()
    expect(tab.locator(".share-dialog")).to_be_visible()
    link = tab.locator(".share-address").input_value()
    tab.goto("about:blank")
    tab.goto(link)
    expect(tab.locator(".preview-dialog")).to_be_visible()
    assert faults == []


def test_theme_can_be_switched_under_the_policy(tab: Page, strict_address: str, faults: list[str]) -> None:
    tab.goto(f"{strict_address}/")
    tab.locator(".palette-switch").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.reload(wait_until="networkidle")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults == []


def test_policy_stops_what_it_should(chrome: Browser, strict_address: str) -> None:
    """The tests above mean something only if a violation is heard."""
    context = chrome.new_context()
    tab = context.new_page()
    tab.add_init_script(LISTEN)
    tab.goto(f"{strict_address}/")
    with tab.expect_console_message(lambda message: message.text.startswith("policy: style-src-attr")):
        tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    with tab.expect_console_message(lambda message: message.text.startswith("policy: script-src-elem")):
        tab.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))")
    context.close()


@pytest.fixture
def stern_address(site: Path) -> Iterator[str]:
    """Where the guide is served by a host with a policy of its own."""
    yield from serve(site, {"Content-Security-Policy": "img-src 'none'"})


def test_page_obeys_its_own_policy_and_the_one_of_the_host(chrome: Browser, stern_address: str) -> None:
    """Both hold: a host can only forbid more."""
    context = chrome.new_context()
    tab = context.new_page()
    heard: list[str] = []
    tab.add_init_script(LISTEN)
    tab.on("console", lambda message: heard.append(message.text) if message.text.startswith("policy:") else None)
    tab.goto(f"{stern_address}/", wait_until="networkidle")
    assert {text.split()[1] for text in heard} == {"img-src"}
    with tab.expect_console_message(lambda message: message.text.startswith("policy: script-src-elem")):
        tab.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))")
    context.close()
