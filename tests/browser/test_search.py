"""Searching as readers do it: by keyboard, by hand, with a screen reader, without JavaScript, with a bad connection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Locator, Page, Route, expect

from building import ROOT
from hosting import serve
from pages import read

PREFIXES = {"fi": "", "sv": "/sv", "en": "/en"}
BROAD = {"fi": "kunta", "sv": "kommun", "en": "municipality"}
"""A word of more pages than are shown at once."""

NAME = "tsemppari"
MISSPELT, MEANT = "kohtamiskoulutus", "kohtaamiskoulutus"
FAR = "kohtxxmisxoulutus"
"""Too far from what was meant to be corrected, near enough to offer it."""

UNKNOWN = "zzzzzzzz"
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "\"><script>alert(1)</script>'",
    "' or \" and ` and $& {count} {query}",
    "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}\N{RIGHT-TO-LEFT OVERRIDE}",
    "constructor __proto__ toString",
    "../../../etc/passwd %E0%A4%A \\u0000",
    "((((((((((a+)+)+)*",
    "-",
    "pitkä" * 60,
    "kunta " * 60,
)

MARKUP = "site-search :is(img, b, script:not([src]), [onerror])"
"""What a hostile query would like to put there."""


def sentences(language: str) -> dict[str, str]:
    """What the search says in a language."""
    catalogue: dict[str, Any] = yaml.safe_load((ROOT / f"overrides/strings/{language}.yml").read_text("utf-8"))
    said: dict[str, str] = catalogue["search"]
    return said


@pytest.fixture(scope="module")
def tiny_address(tiny_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The second guide, below a path of its host."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "handbuch").symlink_to(tiny_site)
    for host in serve(folder):
        yield f"{host}/handbuch"


def field_of(box: Locator) -> Locator:
    return box.locator("input[type=search]")


def links_of(box: Locator) -> Locator:
    return box.locator(".search-results > li > a")


def status_of(box: Locator) -> Locator:
    return box.locator("[role=status]")


def ready(box: Locator) -> Locator:
    """A field with its results, once the answer is there."""
    loading = re.escape(box.get_attribute("data-loading") or "")
    expect(status_of(box)).to_have_text(re.compile(rf"^(?!{loading}).+"))
    return box


def opened(tab: Page, address: str) -> Locator:
    """The dialog, opened by keyboard on a page."""
    tab.goto(address)
    tab.keyboard.press("Control+k")
    dialog = tab.locator("dialog.search-dialog")
    expect(field_of(dialog)).to_be_focused()
    return dialog


def search_page(tab: Page, address: str, query: str, **more: str) -> Locator:
    """The search page with an answer to a query."""
    rest = "".join(f"&{name}={value}" for name, value in more.items())
    tab.goto(f"{address}/search/?q={quote(query)}{rest}")
    return ready(tab.locator("main site-search"))


def answered(box: Locator, query: str) -> list[str]:
    """Type into the field and wait for results; returns their addresses."""
    field_of(box).fill(query)
    expect(status_of(box)).to_contain_text(query)
    return paths(links_of(box))


def paths(links: Locator) -> list[str]:
    """Where links lead, as the browser understands them."""
    found: list[str] = links.evaluate_all("links => links.map((link) => link.pathname)")
    return found


def focused(tab: Page) -> str:
    """Where the focused link leads; what is focused, if it is no link."""
    path: str = tab.evaluate("document.activeElement.href ?? document.activeElement.localName")
    return path


# Opening and closing


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_keys_open_the_dialog_and_escape_gives_the_focus_back(tab: Page, address: str, prefix: str) -> None:
    tab.goto(f"{address}{prefix}/basics/")
    before = tab.locator("article a").first
    before.focus()
    tab.keyboard.press("Control+k")
    dialog = tab.locator("dialog.search-dialog")
    expect(field_of(dialog)).to_be_focused()
    answered(dialog, NAME)  # browsers use the first Escape to empty a field
    tab.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(before).to_be_focused()


def test_escape_on_a_result_closes_too(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    answered(dialog, NAME)
    tab.keyboard.press("ArrowDown")
    expect(links_of(dialog).first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k", "Control+K"])
def test_dialog_opens_again_with_what_was_typed_selected(tab: Page, address: str, keys: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    answered(dialog, NAME)
    tab.keyboard.press("Escape")
    tab.keyboard.press(keys)
    expect(field_of(dialog)).to_be_focused()
    selected = "() => { const f = document.activeElement; return f.value?.slice(f.selectionStart, f.selectionEnd) }"
    assert tab.wait_for_function(selected).json_value() == NAME
    assert tab.locator("dialog").count() == 1


@pytest.mark.parametrize("language", PREFIXES)
def test_link_in_the_header_opens_the_dialog_and_its_button_closes_it(tab: Page, address: str, language: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/basics/")
    said = sentences(language)
    tab.get_by_role("link", name=said["open"], exact=True).click()
    dialog = tab.get_by_role("dialog", name=said["label"])
    expect(dialog).to_be_visible()
    expect(dialog.get_by_label(said["label"], exact=True).and_(field_of(dialog))).to_be_focused()
    dialog.get_by_role("button", name=said["close"]).click()
    expect(dialog).to_be_hidden()


def test_click_beside_the_dialog_closes_it(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    tab.mouse.click(3, 400)
    expect(dialog).to_be_hidden()


def test_dialog_opens_on_the_missing_page_too(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/sv/no/such/page/")
    assert f"/sv/practices/{NAME}/" in answered(dialog, NAME)


def test_link_opens_the_search_page_in_a_new_tab_if_asked(tab: Page, address: str) -> None:
    tab.goto(f"{address}/basics/")
    with tab.context.expect_page() as other:
        tab.locator(".search-open").click(modifiers=["Control"])
    assert urlsplit(other.value.url).path == "/search/"
    expect(tab.locator("dialog")).to_have_count(0)


def test_keys_lead_to_the_search_pages_own_field(tab: Page, address: str) -> None:
    """A dialog over it would be a second search with the same ids."""
    tab.goto(f"{address}/search/")
    tab.keyboard.press("Control+k")
    expect(field_of(tab.locator("main site-search"))).to_be_focused()
    expect(tab.locator("dialog.search-dialog")).to_have_count(0)


@pytest.mark.parametrize("key", ["n", "p", "s", "f", "/", ",", "."])
def test_single_key_does_nothing_outside_fields(tab: Page, address: str, key: str) -> None:
    tab.goto(f"{address}/basics/", wait_until="networkidle")
    assert tab.locator("link[rel=next], link[rel=prev]").count() == 2  # where the theme's keys would lead
    link = tab.locator("article a").first
    for focus in (lambda: tab.evaluate("document.activeElement.blur()"), link.focus):
        focus()
        before = focused(tab)
        tab.keyboard.press(key)
        tab.wait_for_timeout(150)  # nothing is to happen: there is nothing to wait for
        assert tab.url == f"{address}/basics/"
        assert focused(tab) == before
    expect(tab.locator("dialog")).to_have_count(0)


def test_single_keys_still_write_into_the_field(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    tab.keyboard.type("npsf/,.")
    expect(field_of(dialog)).to_have_value("npsf/,.")


# What is fetched


def test_page_that_does_not_search_fetches_nothing_for_it(tab: Page, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    tab.goto(f"{address}/basics/", wait_until="networkidle")
    assert asked
    assert [path for path in asked if re.search("search|pagefind", path)] == []


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_pointing_at_search_fetches_its_scripts_but_no_index(tab: Page, address: str, way: str) -> None:
    tab.goto(f"{address}/basics/", wait_until="networkidle")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    link = tab.locator(".search-open")
    with tab.expect_response("**/search/spelling.mjs"):
        link.hover() if way == "hover" else link.focus()
    assert not any("pagefind" in path for path in asked)


def test_search_fetches_from_this_host_only_and_no_list_of_words_for_known_ones(tab: Page, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    dialog = opened(tab, f"{address}/basics/")
    answered(dialog, NAME)
    assert any(url.startswith(f"{address}/pagefind/index/") for url in asked)
    assert [url for url in asked if not url.startswith(address)] == []
    assert not any("words." in url for url in asked)
    assert not any(re.search(r"pagefind\.(sv|en)_|wasm\.(sv|en)\.", url) for url in asked)
    field_of(dialog).fill(MISSPELT)
    expect(dialog.locator(".search-corrected")).to_be_visible()
    assert [urlsplit(url).path for url in asked if "words." in url] == ["/pagefind/words.fi.txt"]
    assert tab.context.cookies() == []


@pytest.mark.parametrize("language", PREFIXES)
def test_words_of_nearly_every_page_count_only_where_nothing_else_is_asked(
    tab: Page, address: str, language: str
) -> None:
    """There are none in a guide of this size."""
    alone = paths(links_of(search_page(tab, address + PREFIXES[language], NAME)))
    common = BROAD[language]
    tab.route(f"**/common.{language}.json", lambda route: route.fulfill(json=[common.lower()]))
    assert paths(links_of(search_page(tab, address + PREFIXES[language], f"{common} {NAME}"))) == alone
    assert links_of(search_page(tab, address + PREFIXES[language], common)).count() > 1


@pytest.mark.parametrize("language", PREFIXES)
def test_in_a_big_guide_the_few_pages_with_every_word_are_enough(tab: Page, address: str, language: str) -> None:
    """Common words are what tells a big guide."""
    start, query = address + PREFIXES[language], f"{NAME} SMILE"
    some = paths(links_of(search_page(tab, start, query)))
    tab.route(f"**/common.{language}.json", lambda route: route.fulfill(json=["x"]))
    every = paths(links_of(search_page(tab, start, query)))
    assert 0 < len(every) < len(some)
    assert set(every) < set(some)
    dialog = opened(tab, f"{start}/basics/")
    field_of(dialog).fill(f"{MISSPELT} SMILE")
    expect(dialog.locator(".search-corrected")).to_be_visible()
    assert links_of(dialog).count() >= len(some)


def test_search_works_without_the_list_of_common_words(tab: Page, address: str) -> None:
    tab.route("**/common.fi.json", lambda route: route.fulfill(status=404))
    assert paths(links_of(search_page(tab, address, NAME)))[0] == f"/practices/{NAME}/"


# Results


@pytest.mark.parametrize("language", PREFIXES)
def test_number_of_results_is_announced_and_right(tab: Page, address: str, language: str) -> None:
    dialog = opened(tab, f"{address}{PREFIXES[language]}/basics/")
    many = re.escape(sentences(language)["many"]).replace(r"\{count\}", r"(\d+)").replace(r"\{query\}", BROAD[language])
    field_of(dialog).press_sequentially(BROAD[language])
    expect(status_of(dialog)).to_have_text(re.compile(f"^{many}$"))
    told = re.fullmatch(many, status_of(dialog).inner_text())
    assert told
    more = dialog.locator(".search-more")
    while more.is_visible():
        shown = links_of(dialog).count()
        more.click()
        expect(links_of(dialog).nth(shown)).to_be_focused()
    found = paths(links_of(dialog))
    assert len(found) == int(told[1]) > 8
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("language", PREFIXES)
def test_single_result_is_announced_in_the_singular(tab: Page, address: str, language: str) -> None:
    box = search_page(tab, address + PREFIXES[language], NAME, kind="practice")
    expect(status_of(box)).to_have_text(sentences(language)["one"].replace("{query}", NAME))
    assert paths(links_of(box)) == [f"{PREFIXES[language]}/practices/{NAME}/"]


@pytest.mark.parametrize("language", PREFIXES)
def test_results_stay_in_the_readers_language(tab: Page, address: str, language: str) -> None:
    dialog = opened(tab, f"{address}{PREFIXES[language]}/basics/")
    found = answered(dialog, NAME)
    assert found[0] == f"{PREFIXES[language]}/practices/{NAME}/"
    others = tuple(f"{prefix}/" for prefix in PREFIXES.values() if prefix not in ("", PREFIXES[language]))
    assert all(path.startswith(f"{PREFIXES[language]}/") and not path.startswith(others) for path in found)


def test_arrows_lead_through_the_results_and_back(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    answered(dialog, NAME)
    stops = dialog.locator(".search-results a")
    for number in range(stops.count()):
        tab.keyboard.press("ArrowDown")
        expect(stops.nth(number)).to_be_focused()
    tab.keyboard.press("ArrowDown")
    expect(stops.last).to_be_focused()
    for _ in range(stops.count()):
        tab.keyboard.press("ArrowUp")
    expect(field_of(dialog)).to_be_focused()


@pytest.mark.parametrize("way", ["Tab", "ArrowDown", "blur"])
def test_results_stay_when_the_field_is_left(tab: Page, address: str, way: str) -> None:
    """Browsers tell a change when a field is left; new results would take the focus or the click away."""
    dialog = opened(tab, f"{address}/basics/")
    answered(dialog, NAME)
    first = links_of(dialog).first.element_handle()
    field_of(dialog).blur() if way == "blur" else tab.keyboard.press(way)
    tab.wait_for_timeout(600)  # another search would be done
    assert first.evaluate("link => link.isConnected")
    assert focused(tab) != "body" or way == "blur"


def test_slow_click_on_a_result_leads_there(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    answered(dialog, NAME)
    links_of(dialog).first.click(delay=400)
    expect(tab).to_have_url(f"{address}/practices/{NAME}/")


def test_arrows_still_choose_where_to_search(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    dialog.get_by_role("radio").first.focus()
    tab.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("radio").nth(1)).to_be_checked()


def test_tab_reaches_the_results(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    answered(dialog, NAME)
    wanted = links_of(dialog).first.evaluate("link => link.href")
    passed = []
    while focused(tab) != wanted:
        tab.keyboard.press("Tab")
        passed.append(focused(tab))
        assert len(passed) < 6, passed


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_enter_on_a_result_goes_to_the_section(tab: Page, address: str, prefix: str) -> None:
    dialog = opened(tab, f"{address}{prefix}/basics/")
    answered(dialog, NAME)
    section = dialog.locator(".search-sections a").first
    wanted = section.evaluate("link => link.href")
    assert "#" in wanted
    for _ in range(dialog.locator(".search-results a").count()):
        if focused(tab) != wanted:
            tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(wanted)
    assert urlsplit(wanted).path.startswith(f"{prefix}/")
    assert tab.locator(f"[id='{urlsplit(wanted).fragment}']").is_visible()


def test_result_on_the_same_page_closes_the_dialog(tab: Page, address: str) -> None:
    """The address changes after the # only: no new page comes that would lack the dialog."""
    dialog = opened(tab, f"{address}/practices/{NAME}/")
    answered(dialog, NAME)
    section = dialog.locator(f".search-sections a[href*='/practices/{NAME}/#']").first
    wanted = section.evaluate("link => link.href")
    section.click()
    expect(tab).to_have_url(wanted)
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("language", PREFIXES)
def test_sections_that_are_found_exist(tab: Page, address: str, site: Path, language: str) -> None:
    box = search_page(tab, address + PREFIXES[language], BROAD[language])
    for query in (BROAD[language], "681/2023", NAME, "etno"):
        answered(box, query)
        hrefs = box.locator(".search-sections a").evaluate_all("links => links.map((link) => link.href)")
        assert hrefs, query
        for href in hrefs:
            parts = urlsplit(href)
            assert parts.fragment in read(site / parts.path.strip("/") / "index.html").ids, href


@pytest.mark.parametrize(
    ("language", "typed", "marked"),
    [
        ("fi", "riita", "riito"),
        ("fi", "tuki", "kielitue"),
        ("fi", "suunnitelma", "yhdenvertaisuussuunnitel"),
        ("sv", "land", "länder"),
        ("sv", "planering", "stadsplanering"),
        ("en", "woman", "women"),
    ],
)
def test_word_is_marked_in_another_form_or_in_a_compound(
    tab: Page, address: str, language: str, typed: str, marked: str
) -> None:
    box = search_page(tab, address + PREFIXES[language], typed)
    expect(box.locator(".search-corrected")).to_be_hidden()
    marks = [text.casefold() for text in box.locator(".search-results mark").all_inner_texts()]
    assert any(text.startswith(marked) for text in marks), marks


@pytest.mark.parametrize("language", PREFIXES)
def test_what_was_typed_is_marked_and_nothing_else(tab: Page, address: str, language: str) -> None:
    box = search_page(tab, address + PREFIXES[language], NAME)
    marks = box.locator(".search-results mark").all_inner_texts()
    assert marks
    assert [text for text in marks if NAME[:6] not in text.casefold()] == []


@pytest.mark.parametrize(
    ("language", "typed", "forms"),
    [("fi", "Tavastehus", "tavastehus|hämeenlinna"), ("sv", "Hämeenlinna", "h[äa]meenlinna|tavastehus")],
)
def test_word_that_only_finds_a_page_marks_no_other(
    tab: Page, address: str, language: str, typed: str, forms: str
) -> None:
    box = search_page(tab, address + PREFIXES[language], typed)
    marks = box.locator(".search-results mark").all_inner_texts()
    assert [text for text in marks if not re.search(forms, text.casefold())] == []


def test_passages_are_the_readers_words_only(tab: Page, address: str) -> None:
    """Words that were added to be found carry an invisible sign; none of them is shown."""
    box = search_page(tab, address, "riita")
    answered(box, "vapaaehtoinen")
    text = box.locator(".search-results").inner_text()
    assert len(text) > 200
    assert "\N{INVISIBLE SEPARATOR}" not in text


@pytest.mark.parametrize(
    ("language", "typed", "page"),
    [
        ("fi", "Tavastehus", "practices/hameenlinna-community-grant"),
        ("fi", "Hämeenlinnassa", "practices/hameenlinna-community-grant"),
        ("sv", "Hämeenlinna", "practices/hameenlinna-community-grant"),
        ("en", "Tavastehus", "practices/hameenlinna-community-grant"),
        ("fi", "Åbo", "practices/turku-segregation-model"),
        ("fi", "Turussa", "practices/turku-segregation-model"),
        ("fi", "681/2023", "obligations"),
        ("sv", "681/2023", "obligations"),
        ("en", "681/2023", "obligations"),
        ("fi", "1386/2010", "glossary"),
        ("fi", "1325/2014", "obligations"),
        ("en", "1325/2014", "obligations"),
    ],
)
def test_places_in_both_languages_and_acts_by_number_are_found(
    tab: Page, address: str, language: str, typed: str, page: str
) -> None:
    box = search_page(tab, address + PREFIXES[language], typed)
    assert f"{PREFIXES[language]}/{page}/" in paths(links_of(box))[:5]


# The search page and its address


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_enter_in_the_field_leads_to_the_same_results_under_an_address(
    tab: Page, chrome: Browser, address: str, prefix: str
) -> None:
    dialog = opened(tab, f"{address}{prefix}/basics/")
    found = answered(dialog, NAME)
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(rf"^{address}{prefix}/search/\?q={NAME}(&kind=)?$"))
    box = ready(tab.locator("main site-search"))
    assert paths(links_of(box)) == found
    expect(field_of(box)).to_have_value(NAME)
    context = chrome.new_context()
    other = context.new_page()
    other.goto(tab.url)
    assert paths(links_of(ready(other.locator("main site-search")))) == found
    context.close()


def test_address_follows_what_is_typed(tab: Page, address: str) -> None:
    box = search_page(tab, address, NAME)
    answered(box, "kunta & mieli+?")
    assert parse_qs(urlsplit(tab.url).query)["q"] == ["kunta & mieli+?"]
    tab.reload()
    expect(field_of(box)).to_have_value("kunta & mieli+?")


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_kind_narrows_results_and_stands_in_the_address(tab: Page, address: str, prefix: str) -> None:
    box = search_page(tab, address + prefix, NAME)
    everything = paths(links_of(box))
    assert any("/practices/" not in path for path in everything)
    for kind, is_practice in (("practice", True), ("chapter", False)):
        box.locator(f"input[value={kind}]").check()
        expect(tab).to_have_url(f"{address}{prefix}/search/?q={NAME}&kind={kind}")
        expect(links_of(box)).not_to_have_count(len(everything))
        tab.reload()
        expect(box.locator(f"input[value={kind}]")).to_be_checked()
        ready(box)
        found = paths(links_of(box))
        assert found
        assert all(bool(re.search(r"/practices/[^/]+/$", path)) == is_practice for path in found), found


def test_kind_chosen_in_the_dialog_goes_along(tab: Page, address: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    dialog.locator("input[value=chapter]").check()
    found = answered(dialog, NAME)
    assert f"/practices/{NAME}/" not in found
    field_of(dialog).press("Enter")
    expect(tab).to_have_url(f"{address}/search/?q={NAME}&kind=chapter")
    box = ready(tab.locator("main site-search"))
    assert paths(links_of(box)) == found


def test_unknown_kind_in_the_address_does_no_harm(tab: Page, address: str) -> None:
    box = search_page(tab, address, NAME, kind="x%22%3E%3Cb%3E")
    assert f"/practices/{NAME}/" in paths(links_of(box))


def test_way_back_from_a_result_shows_the_results_again(tab: Page, address: str) -> None:
    box = search_page(tab, address, NAME)
    found = paths(links_of(box))
    links_of(box).first.click()
    expect(tab).not_to_have_url(re.compile("/search/"))
    tab.go_back()
    ready(box)
    expect(field_of(box)).to_have_value(NAME)
    assert paths(links_of(box)) == found


@pytest.mark.parametrize("language", PREFIXES)
def test_switching_language_on_the_search_page_keeps_the_query(tab: Page, address: str, language: str) -> None:
    other = "sv" if language != "sv" else "en"
    search_page(tab, address + PREFIXES[language], NAME)
    tab.locator(f".languages a[lang={other}]").click()
    expect(tab).to_have_url(re.compile(rf"{PREFIXES[other]}/search/\?q={NAME}"))
    assert f"{PREFIXES[other]}/practices/{NAME}/" in paths(links_of(ready(tab.locator("main site-search"))))


def test_emptied_field_says_and_shows_nothing(tab: Page, address: str) -> None:
    box = search_page(tab, address, NAME)
    field_of(box).fill("")
    expect(links_of(box)).to_have_count(0)
    expect(status_of(box)).to_be_empty()
    expect(tab).to_have_url(f"{address}/search/")
    for part in (".search-more", ".search-corrected", ".search-nothing"):
        expect(box.locator(part)).to_be_hidden()


# Mistakes, and nothing found


@pytest.mark.parametrize("language", PREFIXES)
def test_mistake_is_corrected_and_said_and_can_be_insisted_on(tab: Page, address: str, language: str) -> None:
    said = sentences(language)
    box = search_page(tab, address + PREFIXES[language], MISSPELT)
    line = box.locator(".search-corrected")
    expect(line).to_contain_text(f"{said['corrected']} {MEANT}")
    expect(status_of(box)).to_contain_text(MEANT)
    assert f"{PREFIXES[language]}/practices/{MEANT}/" in paths(links_of(box))
    line.get_by_role("button", name=f"{said['literally']} {MISSPELT}").click()
    expect(status_of(box)).to_contain_text(MISSPELT)
    expect(line).to_be_hidden()
    assert f"{PREFIXES[language]}/practices/{MEANT}/" not in paths(links_of(box))
    tab.reload()
    expect(status_of(box)).to_contain_text(MISSPELT)
    expect(line).to_be_hidden()


def test_focus_is_not_lost_with_the_button_that_searches_literally(tab: Page, address: str) -> None:
    box = search_page(tab, address, MISSPELT)
    box.locator(".search-corrected button").focus()
    tab.keyboard.press("Enter")
    expect(box.locator(".search-corrected")).to_be_hidden()
    assert focused(tab) != "body"


@pytest.mark.parametrize("language", PREFIXES)
def test_nothing_found_says_so_and_offers_near_words_finder_and_glossary(
    tab: Page, address: str, language: str
) -> None:
    said, home = sentences(language), address + PREFIXES[language]
    box = search_page(tab, home, FAR)
    expect(status_of(box)).to_have_text(said["none"].replace("{query}", FAR))
    expect(links_of(box)).to_have_count(0)
    elsewhere = box.locator(".search-elsewhere a").evaluate_all("links => links.map((link) => link.href)")
    assert elsewhere == [f"{home}/practices/", f"{home}/glossary/"]
    offered = box.locator(".search-nothing").get_by_role("button", name=MEANT, exact=True)
    expect(box.locator(".search-near")).to_contain_text(said["near"])
    offered.click()
    expect(field_of(box)).to_have_value(MEANT)
    expect(field_of(box)).to_be_focused()
    expect(box.locator(".search-nothing")).to_be_hidden()
    assert f"{PREFIXES[language]}/practices/{MEANT}/" in paths(links_of(box))


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("typed", [UNKNOWN, "qwertyxzq", "asdfghjkl"])
def test_chance_letters_find_nothing(tab: Page, address: str, language: str, typed: str) -> None:
    box = search_page(tab, address + PREFIXES[language], typed)
    expect(status_of(box)).to_have_text(sentences(language)["none"].replace("{query}", typed))
    expect(links_of(box)).to_have_count(0)
    expect(box.locator(".search-corrected")).to_be_hidden()


def test_results_follow_the_last_letters_typed(tab: Page, address: str) -> None:
    box = search_page(tab, address, "kunta")
    field = field_of(box)
    for text in ("kotouttamo", "kunta", NAME):
        field.fill(text)
        tab.wait_for_timeout(190)  # just after the pause, while the search before is still under way
    expect(status_of(box)).to_contain_text(NAME)
    tab.wait_for_timeout(500)  # an answer that is late would come now
    expect(status_of(box)).to_contain_text(NAME)
    assert paths(links_of(box))[0] == f"/practices/{NAME}/"


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(tab: Page, address: str, query: str) -> None:
    faults: list[str] = []

    def note(alert: Dialog) -> None:
        faults.append(alert.message)
        alert.dismiss()

    tab.on("dialog", note)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    box = search_page(tab, address, query)
    shown = field_of(box).input_value()
    assert shown == query[:200]
    expect(status_of(box)).to_contain_text(shown.strip()[:20])
    assert tab.locator(MARKUP).count() == 0
    dialog = opened(tab, f"{address}/basics/")
    field_of(dialog).fill(query[:200])
    expect(status_of(dialog)).to_contain_text(shown.strip()[:20])
    field_of(dialog).press("Enter")
    expect(tab).to_have_url(re.compile("/search/"))
    ready(box)
    assert tab.locator(MARKUP).count() == 0
    assert faults == []


def test_damaged_address_does_no_harm(tab: Page, address: str) -> None:
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(f"{address}/search/?q=%E0%A4%A&q=&kind[]=1&literally=%00#%E0%A4%A", wait_until="networkidle")
    expect(tab.locator("main site-search form")).to_be_visible()
    assert faults == []


# Small screens, no JavaScript, no network


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("size", [(390, 800), (320, 560), (1280, 800)], ids=["phone", "small", "desktop"])
def test_dialog_and_page_fit_the_screen(chrome: Browser, address: str, prefix: str, size: tuple[int, int]) -> None:
    width, height = size
    context = chrome.new_context(viewport={"width": width, "height": height}, has_touch=width < 400)
    tab = context.new_page()
    tab.goto(f"{address}{prefix}/basics/")
    link = tab.locator(".search-open")
    link.tap() if width < 400 else link.click()
    dialog = tab.locator("dialog.search-dialog")
    answered(dialog, MEANT)
    box = dialog.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height
    assert dialog.evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") <= 0
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    last = dialog.locator(".search-results a").last
    last.scroll_into_view_if_needed()
    last.click(trial=True)
    search_page(tab, address + prefix, MEANT)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("language", PREFIXES)
def test_without_javascript_the_link_leads_to_a_page_that_says_what_to_do(
    chrome: Browser, address: str, language: str
) -> None:
    context = chrome.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}{PREFIXES[language]}/basics/")
    tab.locator(".search-open").click()
    expect(tab).to_have_url(f"{address}{PREFIXES[language]}/search/")
    message = tab.locator("main noscript p", has_text=sentences(language)["without_script"])
    expect(message).to_be_visible()
    for part in (".search-more", ".search-corrected", ".search-nothing"):
        expect(tab.locator(part)).to_be_hidden()
    glossary = tab.locator(".search-elsewhere a").last
    assert urljoin(tab.url, glossary.get_attribute("href")) == f"{address}{PREFIXES[language]}/glossary/"
    context.close()


@pytest.mark.parametrize("language", PREFIXES)
def test_failing_network_is_said_plainly_and_trying_again_helps(tab: Page, address: str, language: str) -> None:
    dialog = opened(tab, f"{address}{PREFIXES[language]}/basics/")
    tab.route("**/pagefind/**", lambda route: route.abort())
    field_of(dialog).fill(NAME)
    expect(status_of(dialog)).to_have_text(sentences(language)["failed"])
    tab.unroute("**/pagefind/**")
    found = answered(dialog, f"{NAME} ")
    assert f"{PREFIXES[language]}/practices/{NAME}/" in found


@pytest.mark.parametrize("pattern", ["**/pagefind/index/**", "**/pagefind/fragment/**", "**/pagefind/*.pf_meta"])
def test_failing_piece_of_the_index_is_said_plainly(tab: Page, address: str, pattern: str) -> None:
    dialog = opened(tab, f"{address}/basics/")
    tab.route(pattern, lambda route: route.abort())
    field_of(dialog).fill(NAME)
    expect(status_of(dialog)).to_have_text(sentences("fi")["failed"])


def test_failing_network_takes_old_results_away(tab: Page, address: str) -> None:
    """Results of another query under the message would be taken for those of this one."""
    box = search_page(tab, address, NAME)
    tab.route("**/pagefind/**", lambda route: route.abort())
    field_of(box).fill("segregaatio")
    expect(status_of(box)).to_have_text(sentences("fi")["failed"])
    expect(links_of(box)).to_have_count(0)


def test_slow_network_says_that_it_is_searching(tab: Page, address: str) -> None:
    held: list[Route] = []
    dialog = opened(tab, f"{address}/basics/")
    tab.route("**/pagefind/index/**", lambda route: held.append(route), times=1)  # noqa: PLW0108  functions only
    with tab.expect_request("**/pagefind/index/**"):
        field_of(dialog).fill(NAME)
    expect(status_of(dialog)).to_have_text(sentences("fi")["loading"])
    held[0].continue_()
    expect(status_of(dialog)).to_contain_text(NAME)


@pytest.mark.parametrize("broken", ["**/panel.html", "**/dialog.mjs", "**/box.mjs"])
def test_dialog_that_cannot_be_fetched_leads_to_the_search_page(tab: Page, address: str, broken: str) -> None:
    tab.goto(f"{address}/sv/basics/", wait_until="networkidle")
    tab.route(broken, lambda route: route.abort())
    tab.keyboard.press("Control+k")
    expect(tab).to_have_url(f"{address}/sv/search/")


# Texts that exist in one language only (the second guide)


@pytest.mark.parametrize("typed", ["Ruheorte", "Valbrune"])
def test_borrowed_page_is_found_in_the_readers_words_and_marked(tab: Page, tiny_address: str, typed: str) -> None:
    box = search_page(tab, tiny_address, typed)
    item = box.locator(".search-results > li").filter(has=tab.locator("a[href*='practices/night-garden/']")).first
    expect(item.locator(".search-title")).to_have_attribute("lang", "fr")
    expect(item.locator(".search-mark")).to_have_text("(auf Französisch)")
    assert item.locator("a").first.evaluate("link => link.pathname") == "/handbuch/practices/night-garden/"


@pytest.mark.parametrize("typed", ["étoiles", "vent", "lampes", "poêle"])
def test_borrowed_text_is_not_found_as_if_it_were_the_readers_language(
    tab: Page, tiny_address: str, typed: str
) -> None:
    german = search_page(tab, tiny_address, typed)
    assert not {"/handbuch/practices/night-garden/", "/handbuch/themes/quiet/"} & set(paths(links_of(german)))
    french = search_page(tab, f"{tiny_address}/fr", typed)
    assert {"/handbuch/fr/practices/night-garden/", "/handbuch/fr/themes/quiet/"} & set(paths(links_of(french)))


@pytest.mark.parametrize("typed", ["calmes", "lieux"])
def test_borrowed_chapter_is_found_by_its_title_in_its_own_language_and_marked(
    tab: Page, tiny_address: str, typed: str
) -> None:
    box = search_page(tab, tiny_address, typed)
    item = box.locator(".search-results > li").filter(has=tab.locator("a[href$='/themes/quiet/']")).first
    expect(item.locator(".search-mark")).to_have_text("(auf Französisch)")
    french = search_page(tab, f"{tiny_address}/fr", typed)
    item = french.locator(".search-results > li").filter(has=tab.locator("a[href$='/fr/themes/quiet/']")).first
    expect(item.locator(".search-mark")).to_be_empty()


def test_pages_in_the_readers_own_language_are_not_marked(tab: Page, tiny_address: str) -> None:
    box = search_page(tab, tiny_address, "Wasserspielplatz")
    assert "/handbuch/practices/water-play/" in paths(links_of(box))
    assert set(box.locator(".search-mark").all_inner_texts()) == {""}
    assert box.locator(".search-results [lang]").count() == 0


def test_guide_without_a_glossary_offers_none(tab: Page, tiny_address: str) -> None:
    box = search_page(tab, f"{tiny_address}/fr", UNKNOWN)
    assert paths(box.locator(".search-elsewhere a")) == ["/handbuch/fr/practices/"]
