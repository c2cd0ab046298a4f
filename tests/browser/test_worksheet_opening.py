"""What strangers send, opened as people open it: the whole hostile corpus through the file field and the address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

import worksheet_inputs as inputs

PREFIXES = ("", "/sv", "/en")
PAGE = "/checklists/"
REFUSALS = {"newer": "newer", "too-large": "large"}
FILES = [case for case in inputs.CASES if inputs.file_of(case) is not None]
LINKS = [
    case for case in inputs.CASES if inputs.file_of(case) is None and str(case.get("fragment", "w1.")).startswith("w")
]
MOST_IN_AN_ADDRESS = 1_000_000


@pytest.fixture
def person(chrome: Browser) -> Iterator[Page]:
    """Somebody with an answer to lose. Nothing may be complained of."""
    context = chrome.new_context()
    heard: list[str] = []
    context.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: heard.append(str(error.error)))
    page = context.new_page()
    yield page
    context.close()
    assert heard == []


def prepare(tab: Page, home: str) -> None:
    tab.goto(home + PAGE)
    tab.locator("#housing-1 [value=yes]").check()
    tab.locator("[data-act=rename]").click()
    tab.locator(".name-dialog input").fill("Ours")
    tab.locator(".name-dialog [value=ok]").click()
    expect(tab.locator(".bar-choose option")).to_have_text(["Ours"])


def told(tab: Page, case: dict[str, Any]) -> None:
    """Either a preview that can be left, or a refusal in words; then everything is as it was."""
    status, preview = tab.locator(".bar-status"), tab.locator(".preview-dialog")
    expect(tab.locator(".preview-dialog[open], .bar-status:not(:empty)").first).to_be_visible(timeout=15_000)
    codes = case.get("codes", [])
    if preview.is_visible():
        expect(preview.locator(".preview-partly")).to_be_visible(visible=bool(codes))
        while preview.is_visible():
            preview.get_by_role("button").last.click()
    else:
        words = (
            tab.locator(".worksheet-words").get_attribute(f"data-{REFUSALS.get(next(iter(codes), ''), 'refused')}")
            or "-"
        )
        expect(status).to_have_text(words)
    expect(tab.locator(".bar-choose option")).to_have_text(["Ours"])
    expect(tab.locator("#housing-1 [value=yes]")).to_be_checked()
    assert tab.evaluate("[({}).polluted, [].polluted, Object.keys(Object.prototype).length]") == [None, None, 0]
    tab.evaluate("document.querySelector('.bar-status').textContent = ''")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_hostile_files_are_previewed_or_refused_in_words_and_change_nothing(
    person: Page, address: str, prefix: str
) -> None:
    prepare(person, address + prefix)
    for case in FILES[PREFIXES.index(prefix) :: len(PREFIXES)]:
        data: FilePayload = {"name": "a.json", "mimeType": "", "buffer": inputs.file_of(case) or b""}
        person.locator(".bar-open [type=file]").set_input_files(data)
        told(person, case)


def test_hostile_links_are_previewed_or_refused_in_words_and_change_nothing(person: Page, address: str) -> None:
    prepare(person, address)
    opened = 0
    for case in LINKS:
        fragment = inputs.fragment_of(case)
        if not fragment or len(fragment) > MOST_IN_AN_ADDRESS:
            continue
        person.evaluate("fragment => { location.hash = fragment }", fragment)
        told(person, case)
        opened += 1
    assert opened > 10
