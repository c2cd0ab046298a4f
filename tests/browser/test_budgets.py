"""What a visit weighs: bytes and requests, never time. Measured in Chromium, with gzip, which every host can send."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from guide.compressed import compress
from guide.hosting import headers
from hosting import ThriftyHost, serve

ARTICLES = ["/", "/basics/", "/themes/housing/", "/practices/tsemppari/"]
TOOLS = ["/practices/", "/checklists/"]
"""Pages one works with: they bring their modules along."""


@pytest.fixture(scope="module")
def thrifty_address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the guide is served as it should be."""
    copy = Path(shutil.copytree(site, tmp_path_factory.mktemp("thrifty") / "site"))
    compress(copy)
    yield from serve(copy, headers(copy), ThriftyHost)


@pytest.fixture
def visitor(chrome: Browser) -> Iterator[BrowserContext]:
    """Somebody who has never been here."""
    context = chrome.new_context()
    yield context
    context.close()


class Scales:
    """Weighs what a tab fetches from now on."""

    def __init__(self, tab: Page) -> None:
        self.asked: dict[str, str] = {}
        self.bytes: dict[str, int] = {}
        line = tab.context.new_cdp_session(tab)
        line.on("Network.requestWillBeSent", self._ask)
        line.on("Network.loadingFinished", self._finish)
        line.send("Network.enable")

    def _ask(self, told: dict[str, Any]) -> None:
        self.asked[told["requestId"]] = told["request"]["url"]

    def _finish(self, told: dict[str, Any]) -> None:
        self.bytes[told["requestId"]] = int(told["encodedDataLength"])

    @property
    def fetched(self) -> dict[str, int]:
        """Bytes by address, headers too; what the browser had already weighs nothing and is left out."""
        return {self.asked[id]: size for id, size in self.bytes.items() if size}


def visit(context: BrowserContext, address: str) -> dict[str, int]:
    tab = context.new_page()
    scales = Scales(tab)
    tab.goto(address)  # idle may come before it is loaded, on a busy machine
    tab.wait_for_load_state("networkidle")
    tab.close()
    return scales.fetched


@pytest.mark.parametrize("page", ARTICLES)
def test_first_visit_is_light(visitor: BrowserContext, thrifty_address: str, page: str) -> None:
    fetched = visit(visitor, thrifty_address + page)
    assert sum(fetched.values()) <= 50_000, fetched
    assert len(fetched) <= 8, fetched


@pytest.mark.parametrize("page", ARTICLES)
def test_next_page_is_lighter_still(visitor: BrowserContext, thrifty_address: str, page: str) -> None:
    visit(visitor, f"{thrifty_address}/obligations/")
    fetched = visit(visitor, thrifty_address + page)
    assert sum(fetched.values()) <= 15_000, fetched


@pytest.mark.parametrize("page", TOOLS)
def test_tools_are_fetched_where_they_are_used(visitor: BrowserContext, thrifty_address: str, page: str) -> None:
    fetched = visit(visitor, thrifty_address + page)
    assert sum(fetched.values()) <= 80_000, fetched
    assert len(fetched) <= 20, fetched


@pytest.mark.parametrize("page", TOOLS)
def test_tools_are_light_for_those_who_come_from_elsewhere(
    visitor: BrowserContext, thrifty_address: str, page: str
) -> None:
    visit(visitor, f"{thrifty_address}/obligations/")
    fetched = visit(visitor, thrifty_address + page)
    assert sum(fetched.values()) <= 45_000, fetched


def test_scales_notice_what_is_fetched(visitor: BrowserContext, thrifty_address: str, site: Path) -> None:
    """The tests above mean something only if nothing is overlooked."""
    fetched = visit(visitor, f"{thrifty_address}/basics/")
    page = fetched[f"{thrifty_address}/basics/"]
    assert 5_000 < page < (site / "basics/index.html").stat().st_size / 2
    assert {address.rpartition(".")[2] for address in fetched} >= {"css", "js"}


KINDS = {
    "/": "h1",
    "/themes/housing/": "h1",
    "/practices/": "practice-finder:not([hidden])",
    "/practices/tsemppari/": "h1",
    "/practices/by-municipality/": "h1",
    "/practices/compare/?practices=tsemppari,kotofoorumi": ".comparison table:not([hidden])",
    "/checklists/": "question-list [type=radio] >> nth=0",
    "/decision-makers/": "h1",
    "/glossary/": "h1",
    "/obligations/": "h1",
    "/search/?q=kunta": "site-search[data-ready] .search-results a >> nth=0",
}
"""A page of every kind, and what is there when it is ready."""

SHIFTS = """() => {
  window.shifts = []
  const told = ({ value, sources }) => [value, sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]
  const watch = new PerformanceObserver((seen) => shifts.push(...seen.getEntries().map(told)))
  watch.observe({ type: "layout-shift", buffered: true })
}"""
"""Notes what moves although nobody has touched the page, and how much."""


def moved(tab: Page) -> tuple[float, list[Any]]:
    """How much has moved, and what, once the browser has drawn all that came."""
    tab.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )
    noted: list[Any] = tab.evaluate("shifts")
    return sum(value for value, _ in noted), noted


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("page", KINDS)
def test_nothing_moves_while_a_page_gets_ready(chrome: Browser, thrifty_address: str, page: str, width: int) -> None:
    context = chrome.new_context(viewport={"width": width, "height": 800})
    tab = context.new_page()
    tab.add_init_script(f"({SHIFTS})()")
    tab.goto(f"{thrifty_address}{page}")
    tab.locator(KINDS[page]).wait_for(state="attached")
    tab.wait_for_load_state("networkidle")
    much, what = moved(tab)
    assert much <= 0.01, what  # the theme's header sets its title straight by a pixel or two
    context.close()


def test_what_moves_is_noticed(chrome: Browser, thrifty_address: str) -> None:
    context = chrome.new_context(viewport={"width": 390, "height": 800})
    tab = context.new_page()
    tab.add_init_script(f"({SHIFTS})()")
    tab.goto(f"{thrifty_address}/basics/")
    tab.evaluate("document.body.prepend(Object.assign(document.createElement('p'), { style: 'height: 200px' }))")
    assert moved(tab)[0] > 0.05
    context.close()
