"""A strict content security policy holds: nothing inline but known scripts, no eval, nothing from other hosts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hosting import serve
from pages import read

PREFIXES = ("", "/sv", "/en")
SCRIPTS = {"", "module", "text/javascript"}
"""Types of elements that run; others hold data, which no policy stops."""

LISTEN = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""


def inline_scripts(site: Path) -> set[str]:
    """Every script that stands in a page."""
    scripts = (script for path in site.rglob("*.html") for script in read(path).all("script"))
    return {script.text for script in scripts if not script.get("src") and script.get("type") in SCRIPTS}


def policy(site: Path) -> str:
    """The policy the guide is meant to be served with. WebAssembly is the search engine's."""
    digests = (hashlib.sha256(script.encode()).digest() for script in sorted(inline_scripts(site)))
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'wasm-unsafe-eval' {hashes}",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "worker-src": "'self'",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@pytest.fixture(scope="module")
def strict_address(site: Path) -> Iterator[str]:
    """Where the guide is served with the policy."""
    yield from serve(site, {"Content-Security-Policy": policy(site)})


@pytest.fixture
def faults(tab: Page) -> list[str]:
    """Whatever the tab complains of, violations of the policy among it."""
    found: list[str] = []
    tab.add_init_script(LISTEN)
    tab.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_few_scripts_stand_in_pages_and_are_the_same_on_all(site: Path) -> None:
    assert len(inline_scripts(site)) <= 4


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("page", ["/", "/practices/tsemppari/", "/practices/", "/glossary/", "/basics/"])
def test_page_needs_nothing_the_policy_forbids(
    tab: Page, strict_address: str, faults: list[str], prefix: str, page: str
) -> None:
    tab.goto(strict_address + prefix + page, wait_until="networkidle")
    assert faults == []


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
    tab.goto(f"{strict_address}{prefix}/themes/housing/")
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
    tab.locator("label[for=__palette_1]").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.reload(wait_until="networkidle")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults == []


def test_policy_stops_what_it_should(chrome: Browser, strict_address: str) -> None:
    """The tests above mean something only if a violation is heard."""
    context = chrome.new_context()
    tab = context.new_page()
    heard: list[str] = []
    tab.add_init_script(LISTEN)
    tab.on("console", lambda message: heard.append(message.text) if message.text.startswith("policy:") else None)
    tab.goto(f"{strict_address}/")
    with tab.expect_console_message(lambda message: message.text.startswith("policy:")):
        tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    with tab.expect_console_message(lambda message: message.text.startswith("policy:")):
        tab.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))")
    assert [text.split()[1] for text in heard] == ["style-src-attr", "script-src-elem"]
    context.close()
