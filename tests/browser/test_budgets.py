"""What a visit weighs: bytes and requests, never time. Measured in Chromium, with gzip, which every host can send."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from guide.compressed import compress
from guide.hosting import headers
from hosting import ThriftyHost, serve

FIRST_BYTES, FIRST_REQUESTS = 110_000, 10
NEXT_BYTES = 15_000
"""Headers are counted too."""

PAGES = ["/", "/themes/housing/", "/practices/tsemppari/", "/practices/", "/checklists/"]


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
        line.on(
            "Network.requestWillBeSent", lambda told: self.asked.update({told["requestId"]: told["request"]["url"]})
        )
        line.on("Network.requestServedFromCache", lambda told: self.asked.pop(told["requestId"], None))
        line.on("Network.loadingFinished", self._finished)
        line.send("Network.enable")

    def _finished(self, told: dict[str, object]) -> None:
        self.bytes[str(told["requestId"])] = int(str(told["encodedDataLength"]))

    @property
    def fetched(self) -> dict[str, int]:
        """Bytes by address; what the browser had already is left out."""
        return {self.asked[id]: size for id, size in self.bytes.items() if id in self.asked and size}


def visit(context: BrowserContext, address: str) -> dict[str, int]:
    tab = context.new_page()
    scales = Scales(tab)
    tab.goto(address, wait_until="networkidle")
    tab.close()
    return scales.fetched


@pytest.mark.parametrize("page", PAGES)
def test_first_visit_is_light(visitor: BrowserContext, thrifty_address: str, page: str) -> None:
    fetched = visit(visitor, thrifty_address + page)
    assert sum(fetched.values()) <= FIRST_BYTES, fetched
    assert len(fetched) <= FIRST_REQUESTS, fetched


@pytest.mark.parametrize("page", PAGES)
def test_next_page_is_lighter_still(visitor: BrowserContext, thrifty_address: str, page: str) -> None:
    visit(visitor, f"{thrifty_address}/basics/")
    fetched = visit(visitor, thrifty_address + page)
    assert sum(fetched.values()) <= NEXT_BYTES, fetched


def test_scales_notice_what_is_fetched(visitor: BrowserContext, thrifty_address: str, site: Path) -> None:
    """The tests above mean something only if nothing is overlooked."""
    fetched = visit(visitor, f"{thrifty_address}/basics/")
    page = fetched[f"{thrifty_address}/basics/"]
    assert 5_000 < page < (site / "basics/index.html").stat().st_size / 2
    assert {address.rpartition(".")[2] for address in fetched} >= {"css", "js"}
