"""A real Chromium, and the built guide behind a server of its own, as a reader meets it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser import QUIET, chromium
from hosting import serve
from worksheet_modules import Run, runner, served


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the guide is served."""
    yield from serve(site)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One browser for all tests; each test opens contexts of its own."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def tab(chrome: Browser) -> Iterator[Page]:
    """An empty tab."""
    context = chrome.new_context()
    page = context.new_page()
    yield page
    context.close()


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
    """Their tab."""
    return context.new_page()


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the worksheets' modules are served, without a guide around them."""
    yield from served(tmp_path_factory.mktemp("modules"))


@pytest.fixture(scope="module")
def run(chrome: Browser, modules: str) -> Iterator[Run]:
    """Calls functions of the worksheets' modules. Nothing may be complained of meanwhile."""
    context = chrome.new_context()
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield runner(page, modules)
    context.close()
    assert heard == []
