"""Everything by keyboard: a reader sees where they are, comes to all there is, and can always go on or back."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

import states
from focus import faults, stops
from states import PREFIXES, TYPES


def whole(tab: Page, address: str) -> None:
    """A page with all that scripts add to it when a reader comes near."""
    tab.goto(address)
    for questions in tab.locator("question-list").all():
        questions.scroll_into_view_if_needed()
        expect(questions.locator(".answer").last).to_be_attached()
    tab.wait_for_load_state("networkidle")
    tab.evaluate("scrollTo(0, 0)")


@pytest.mark.parametrize(("width", "palette"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("page", TYPES)
def test_tab_leads_through_a_page_and_shows_where_it_is(
    chrome: Browser, address: str, page: str, width: int, palette: Literal["light", "dark"]
) -> None:
    context = chrome.new_context(
        viewport={"width": width, "height": 800}, color_scheme=palette, reduced_motion="reduce"
    )
    tab = context.new_page()
    found = {}
    for prefix in PREFIXES:
        whole(tab, address + prefix + page)
        found[prefix] = faults(tab)
    context.close()
    assert found == {prefix: [] for prefix in PREFIXES}


@pytest.mark.parametrize("page", ["/checklists/", "/glossary/"])
def test_the_way_back_is_seen_too(chrome: Browser, address: str, page: str) -> None:
    context = chrome.new_context(viewport={"width": 320, "height": 500}, reduced_motion="reduce")
    tab = context.new_page()
    whole(tab, f"{address}/sv{page}")
    assert faults(tab, "Shift+Tab") == []
    context.close()


def test_walk_notices_what_hides_focus(tab: Page, address: str) -> None:
    """The tests above mean something only if a fault is told."""
    tab.goto(f"{address}/en/basics/")
    tab.evaluate(
        """() => {
          const [bare, covered, pale] = document.querySelectorAll("article a")
          bare.style.outline = "none"
          pale.style.outlineColor = "#eee"
          const cover = document.body.appendChild(document.createElement("b"))
          cover.style.cssText = "position: fixed; inset: 0; z-index: 99; background: red; display: none"
          covered.addEventListener("focus", () => { cover.style.display = "block" })
          covered.addEventListener("blur", () => { cover.style.display = "none" })
        }"""
    )
    told = "\n".join(faults(tab))
    assert "focus shows with 0.0:1" in told
    assert "focus shows with 1." in told
    assert "not seen: <a" in told


def test_walk_notices_a_trap(tab: Page, address: str) -> None:
    tab.goto(f"{address}/en/privacy/")
    tab.evaluate(
        """document.querySelector("article a").addEventListener("keydown", (event) => event.preventDefault())"""
    )
    told = faults(tab)
    assert "the way does not lead out of the page" in told
    assert [one for one in told if one.startswith("not reached")]


@pytest.mark.parametrize("page", ["/basics/", "/search/", "/no-such-page/"])
def test_first_stop_leads_past_what_every_page_has(tab: Page, address: str, page: str) -> None:
    tab.goto(f"{address}/sv{page}")
    tab.keyboard.press("Tab")
    expect(tab.locator(".md-skip")).to_be_focused()
    expect(tab.locator(".md-skip")).to_have_css("opacity", "1")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_menu_opens_closes_and_leads_on(chrome: Browser, address: str, *, script: bool) -> None:
    context = chrome.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=script)
    tab = context.new_page()
    tab.goto(f"{address}/basics/")
    button, menu = tab.locator(".menu-open"), tab.locator("#menu")
    for _ in range(2):
        tab.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(menu).to_be_hidden()
    tab.keyboard.press("Enter")
    expect(menu).to_be_visible()
    tab.keyboard.press("Tab")
    expect(menu.locator("button")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")  # the button in it closes it too
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    tab.keyboard.press("Enter")
    for _ in range(3):
        tab.keyboard.press("Tab")
    expect(menu.locator("a").nth(1)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{address}/checklists/")
    context.close()


def test_menu_tells_whether_it_is_open(chrome: Browser, address: str) -> None:
    context = chrome.new_context(viewport={"width": 320, "height": 640})
    tab = context.new_page()
    tab.goto(f"{address}/en/basics/")
    line = context.new_cdp_session(tab)

    def told() -> list[object]:
        nodes = line.send("Accessibility.getFullAXTree")["nodes"]
        (button,) = [node for node in nodes if node.get("name", {}).get("value") == "Menu"]
        return [known["value"]["value"] for known in button["properties"] if known["name"] == "expanded"]

    assert told() == [False]
    tab.locator(".menu-open").press("Enter")
    expect(tab.locator("#menu")).to_be_visible()
    assert told() == [True]
    context.close()


def test_menu_gets_out_of_the_way(chrome: Browser, address: str) -> None:
    context = chrome.new_context(viewport={"width": 320, "height": 640})
    tab = context.new_page()
    menu = tab.locator("#menu")
    states.menu_open(tab, f"{address}/en")
    menu.locator(".menu-contents a").last.press("Enter")  # a place on the same page
    expect(menu).to_be_hidden()
    states.menu_open(tab, f"{address}/en")
    menu.locator("a").last.focus()
    tab.keyboard.press("Tab")
    expect(menu).to_be_hidden()
    context.close()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_light_and_dark_are_a_button(tab: Page, address: str, key: str) -> None:
    tab.goto(f"{address}/en/basics/")
    for name, scheme in (("Switch to dark colours", "slate"), ("Switch to light colours", "default")):
        button = tab.get_by_role("button", name=name)
        button.press(key)
        expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        expect(tab.locator(".palette-switch")).to_be_focused()


def stored(tab: Page) -> int:
    """How many things the browser keeps of the guide."""
    return int(tab.evaluate("localStorage.length"))


@pytest.mark.parametrize(("device", "scheme", "other"), [("dark", "slate", "default"), ("light", "default", "slate")])
def test_colours_are_the_devices_until_somebody_chooses(
    chrome: Browser, address: str, device: Literal["light", "dark"], scheme: str, other: str
) -> None:
    context = chrome.new_context(color_scheme=device)
    tab = context.new_page()
    tab.route("**/*.js", lambda route: route.abort())  # before any script has come
    tab.goto(f"{address}/en/basics/")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    assert tab.evaluate("getComputedStyle(document.documentElement).colorScheme") == (
        "dark" if device == "dark" else "normal"
    )
    tab.unroute("**/*.js")
    tab.reload(wait_until="networkidle")
    assert stored(tab) == 0
    tab.emulate_media(color_scheme="light" if device == "dark" else "dark")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", other)
    tab.emulate_media(color_scheme=device)
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    frame = tab.locator("meta[name=theme-color]")
    before = frame.get_attribute("content")
    tab.locator(".palette-switch").click()
    expect(frame).not_to_have_attribute("content", before or "")
    tab.goto(f"{address}/en/glossary/")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", other)
    assert stored(tab) == 1
    context.close()


@pytest.mark.parametrize("kept", ["{", "null", "7", '{"color": null}', '{"color": {"scheme": "x\\" onclick=\\"y"}}'])
def test_colours_survive_whatever_the_browser_keeps(tab: Page, address: str, kept: str) -> None:
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(f"{address}/en/basics/")
    tab.evaluate("(kept) => localStorage.setItem('/.__palette', kept)", kept)
    tab.reload(wait_until="networkidle")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    tab.locator(".palette-switch").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults == []


DIALOGS = (
    states.search_open,
    states.worksheet_to_be_named,
    states.worksheet_shared,
    states.worksheet_opened,
    states.unreadable_to_be_deleted,
)


@pytest.mark.parametrize("state", DIALOGS, ids=lambda state: state.__name__)
def test_dialog_has_a_name_keeps_focus_and_closes_with_escape(tab: Page, address: str, state: states.State) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    state(tab, f"{address}/en")
    dialog = tab.locator("dialog[open]")
    assert tab.get_by_role("dialog", name="").count() == tab.get_by_role("dialog").count() == 1
    assert dialog.evaluate("dialog => Boolean(dialog.ariaLabel || dialog.ariaLabelledByElements?.[0]?.textContent)")
    for stop in stops(tab):
        assert stop["isSeen"], stop
        assert stop["ring"] >= 3, stop
        assert tab.evaluate("document.activeElement.closest('dialog[open]') !== null"), stop
    dialog.locator("input, button, select").first.focus()
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog[open]")).to_have_count(0)
