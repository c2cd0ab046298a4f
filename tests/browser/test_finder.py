"""The practice finder and the comparison in a real browser. What should be found is worked out from the entries."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from building import ROOT, build
from guide import strings
from guide.catalogue import Catalogue, check
from guide.facets import values_of
from hosting import serve

PREFIXES = {"fi": "", "sv": "/sv", "en": "/en"}
LANGUAGES = pytest.mark.parametrize("language", PREFIXES)

GUIDE = Catalogue(check(ROOT))
VALUES = {id: values_of(GUIDE, practice) for id, practice in GUIDE.practices.items()}
WORDS: dict[str, Any] = {language: strings.interface(ROOT, language) for language in PREFIXES}

SMALL = ["under-2000", "2000-5000", "5001-10000", "10001-20000"]
RUNNING_SMALL_BILINGUAL_HOUSING = f"?theme=housing&status=running&size={','.join(SMALL)}&bilingual=yes"


def fitting(**chosen: list[str]) -> set[str]:
    """Practices with one of the values of each facet."""
    wanted = {facet.replace("_", "-"): set(values) for facet, values in chosen.items()}
    return {
        id for id, own in VALUES.items() if all(values & set(own.get(facet, [])) for facet, values in wanted.items())
    }


def said(language: str, found: int) -> str:
    words = WORDS[language].finder
    return str(words.none if not found else words.one if found == 1 else words.many.fill(count=found))


def status(tab: Page) -> Locator:
    return tab.locator(".finder-status")


def cards(tab: Page) -> Locator:
    return tab.locator(".finder-results > .card")


def shown(tab: Page) -> set[str]:
    """Ids of the practices found; all of them, so it asks for more while there are more."""
    expect(tab.locator(".finder-results")).to_have_attribute("aria-busy", "false")
    while tab.locator(".finder-more").is_visible():
        before = cards(tab).count()
        tab.locator(".finder-more").click()
        expect(cards(tab)).not_to_have_count(before)
    links = [urlsplit(link.get_attribute("href") or "").path for link in cards(tab).locator(".card-title").all()]
    return {link.strip("/").split("/")[-1] for link in links}


def expect_found(tab: Page, language: str, ids: set[str]) -> None:
    expect(status(tab)).to_have_text(said(language, len(ids)))
    assert shown(tab) == ids
    expect(tab.locator(".whole-list")).to_be_hidden()


def box(tab: Page, facet: str, value: str) -> Locator:
    return tab.locator(f'input[name="{facet}"][value="{value}"]')


def count(tab: Page, facet: str, value: str) -> Locator:
    return tab.locator(".choice", has=box(tab, facet, value)).locator(".choice-count")


def choose(tab: Page, facet: str, *values: str) -> None:
    details = tab.locator(f'.facet[data-facet="{facet}"]')
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    for value in values:
        box(tab, facet, value).check()


def asked(tab: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


# Finding.


@LANGUAGES
def test_facets_combine_by_keyboard_and_say_how_many(tab: Page, address: str, language: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/practices/")
    tab.locator('.facet[data-facet="theme"] summary').focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    first = tab.evaluate("document.activeElement.value")
    tab.keyboard.press("Space")
    expect_found(tab, language, fitting(theme=[first]))
    assert tab.evaluate("document.activeElement.value") == first
    tab.keyboard.press("Tab")
    second = tab.evaluate("document.activeElement.value")
    tab.keyboard.press("Space")
    either = fitting(theme=[first, second])
    assert len(either) > len(fitting(theme=[first]))
    expect_found(tab, language, either)
    tab.locator('.facet[data-facet="status"] summary').focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    state = tab.evaluate("document.activeElement.value")
    expect_found(tab, language, fitting(theme=[first, second], status=[state]))
    assert asked(tab) == {"theme": [f"{first},{second}"], "status": [state]}


@LANGUAGES
def test_each_count_is_what_choosing_the_value_as_well_would_leave(tab: Page, address: str, language: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/practices/?bilingual=yes&theme=housing")
    for facet in ("theme", "status", "size"):
        tab.locator(f'.facet[data-facet="{facet}"] summary').click()
        values = [item.get_attribute("value") or "" for item in tab.locator(f'input[name="{facet}"]').all()]
        assert values
        for value in values:
            chosen = {"bilingual": ["yes"], "theme": ["housing"], facet: [value]}
            expect(count(tab, facet, value)).to_have_text(str(len(fitting(**chosen))))
    empty = tab.locator(".choice[data-empty]")
    assert {int(text) for text in empty.locator(".choice-count").all_text_contents()} == {0}
    expect(empty.locator("input").first).to_be_enabled()


@LANGUAGES
def test_choices_are_taken_away_one_by_one_without_losing_the_place(tab: Page, address: str, language: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/practices/?theme=housing,branches&bilingual=yes")
    chips = tab.locator(".chosen .chip")
    expect(chips).to_have_count(3)
    names = [str(GUIDE.themes[id].name[language]) for id in ("branches", "housing")]
    expect(chips.nth(0)).to_contain_text(names[0])
    expect(chips.nth(1)).to_contain_text(names[1])
    chips.nth(0).focus()
    tab.keyboard.press("Enter")
    expect(chips).to_have_count(2)
    expect(chips.nth(0)).to_be_focused()
    expect_found(tab, language, fitting(theme=["housing"], bilingual=["yes"]))
    assert not box(tab, "theme", "branches").is_checked()
    chips.nth(1).focus()
    tab.keyboard.press("Enter")
    expect(chips.nth(0)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator(".chosen")).to_be_hidden()
    assert tab.evaluate("document.activeElement.type") == "reset"
    expect(tab.locator(".whole-list")).to_be_visible()
    assert asked(tab) == {}


@LANGUAGES
def test_clearing_shows_the_whole_list_as_before(tab: Page, address: str, language: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/practices/")
    choose(tab, "theme", "housing")
    before = [int(text) for text in tab.locator('.facet[data-facet="status"] .choice-count').all_text_contents()]
    choose(tab, "status")
    tab.locator("input[name=q]").fill("integration")
    expect(tab).to_have_url(re.compile("q=integration"))
    tab.locator("button[type=reset]").click()
    expect(tab.locator(".whole-list")).to_be_visible()
    expect(tab.locator(".finder-results")).to_be_hidden()
    expect(status(tab)).to_be_empty()
    assert asked(tab) == {}
    expect(tab.locator("input[name=q]")).to_have_value("")
    after = [int(text) for text in tab.locator('.facet[data-facet="status"] .choice-count').all_text_contents()]
    assert after == before
    assert tab.locator(".whole-list .card").count() == len(VALUES)


@LANGUAGES
def test_one_address_says_it_all(chrome: Browser, tab: Page, address: str, language: str) -> None:
    """Running practices for small bilingual municipalities about housing."""
    start = f"{address}{PREFIXES[language]}/practices/"
    tab.goto(start)
    sizes = [size for size in SMALL if box(tab, "size", size).count()]
    choose(tab, "theme", "housing")
    choose(tab, "status", "running")
    choose(tab, "size", *sizes)
    choose(tab, "bilingual", "yes")
    found = fitting(theme=["housing"], status=["running"], size=sizes, bilingual=["yes"])
    expect_found(tab, language, found)
    context = chrome.new_context()
    other = context.new_page()
    other.goto(tab.url)
    expect_found(other, language, found)
    expect(other.locator(".chosen .chip")).to_have_count(3 + len(sizes))
    other.goto(start + RUNNING_SMALL_BILINGUAL_HOUSING)  # as somebody would write it down
    expect_found(other, language, found)
    other.locator(".chosen .chip").first.click()  # the theme, so that something is found
    wider = fitting(status=["running"], size=sizes, bilingual=["yes"])
    expect_found(other, language, wider)
    context.close()


@LANGUAGES
def test_shared_address_keeps_its_choices_in_another_language(tab: Page, address: str, language: str) -> None:
    other = next(name for name in PREFIXES if name != language)
    tab.goto(f"{address}{PREFIXES[language]}/practices/?status=ended")
    tab.locator(f".languages a[lang={other}]").click()
    expect(tab).to_have_url(f"{address}{PREFIXES[other]}/practices/?status=ended")
    expect_found(tab, other, fitting(status=["ended"]))


@pytest.mark.parametrize(("language", "typed"), [("fi", "vantaalla"), ("sv", "Vanda"), ("en", "Vantaa")])
def test_words_and_facets_combine(tab: Page, address: str, language: str, typed: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/practices/?theme=housing")
    expect_found(tab, language, fitting(theme=["housing"]))
    tab.locator("input[name=q]").press_sequentially(typed, delay=20)
    expect(tab).to_have_url(re.compile(rf"\?q={typed}&theme=housing$"))
    expect(cards(tab).first.locator(".card-title")).to_have_attribute("href", re.compile("/tsemppari/$"))
    found = shown(tab)
    assert found < fitting(theme=["housing"])
    tab.locator('.facet[data-facet="theme"] summary').click()
    expect(count(tab, "theme", "housing")).to_have_text(str(len(found)))
    tab.locator(".chosen .chip").click()
    expect(cards(tab)).not_to_have_count(len(found))
    assert found < shown(tab)


def test_misspelt_words_are_corrected_and_it_says_so(tab: Page, address: str) -> None:
    tab.goto(f"{address}/practices/?q=kohtamiskoulutus")
    expect(cards(tab).first.locator(".card-title")).to_have_attribute("href", re.compile("/kohtaamiskoulutus/$"))
    expect(status(tab)).to_contain_text("kohtaamiskoulutus")


def test_order_by_newest_and_by_last_check(tab: Page, guide: Path, tmp_path: Path) -> None:
    """In the second guide: this one's practices were all added and checked on the same day."""
    oldest = guide / "practices/water-play.yml"
    oldest.write_text(oldest.read_text("utf-8").replace("checked_on: 2026-10-03", "checked_on: 2026-11-20", 1), "utf-8")
    result = build(guide / "mkdocs.yml", tmp_path / "site")
    assert result.returncode == 0, result.stdout
    orders = {
        "newest": ["old-mill", "night-garden", "water-play"],
        "checked": ["water-play", "old-mill", "night-garden"],
    }
    for host in serve(tmp_path / "site"):
        for prefix in ("", "/fr"):
            tab.goto(f"{host}{prefix}/practices/")
            for order, expected in orders.items():
                tab.locator("select[name=order]").select_option(order)
                expect(tab).to_have_url(re.compile(rf"\?order={order}$"))
                assert shown(tab) == set(expected)
                links = [link.get_attribute("href") or "" for link in cards(tab).locator(".card-title").all()]
                assert [link.strip("/").split("/")[-1] for link in links] == expected


def test_twenty_at_a_time_and_the_focus_moves_to_the_first_new_one(tab: Page, address: str) -> None:
    tab.goto(f"{address}/practices/?order=newest")
    expect(cards(tab)).to_have_count(20)
    tab.locator(".finder-more").focus()
    tab.keyboard.press("Enter")
    expect(cards(tab)).to_have_count(len(VALUES))
    expect(cards(tab).nth(20).locator(".card-title")).to_be_focused()
    expect(tab.locator(".finder-more")).to_be_hidden()


@LANGUAGES
def test_back_and_forward_undo_and_redo_choices(tab: Page, address: str, language: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/practices/")
    choose(tab, "theme", "housing")
    expect_found(tab, language, fitting(theme=["housing"]))
    choose(tab, "status", "running")
    expect_found(tab, language, fitting(theme=["housing"], status=["running"]))
    tab.go_back()
    expect_found(tab, language, fitting(theme=["housing"]))
    assert not box(tab, "status", "running").is_checked()
    tab.go_back()
    expect(tab.locator(".whole-list")).to_be_visible()
    assert not box(tab, "theme", "housing").is_checked()
    tab.go_forward()
    expect_found(tab, language, fitting(theme=["housing"]))
    cards(tab).locator(".card-title").first.click()
    expect(tab.locator("dl.glance")).to_be_visible()
    tab.go_back()
    expect_found(tab, language, fitting(theme=["housing"]))


@LANGUAGES
def test_card_shows_what_one_needs_to_choose(tab: Page, address: str, language: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/practices/")
    whole = tab.locator('.whole-list [data-practice="tsemppari"]')
    for name in ("place", "themes", "years", "status", "languages", "summary"):
        expect(whole.locator(f'[data-slot="{name}"]')).not_to_be_empty()
    written = {name: whole.locator(f'[data-slot="{name}"]').text_content() for name in ("place", "status", "languages")}
    choose(tab, "theme", "housing")
    card = cards(tab).filter(has=tab.locator('[href$="/tsemppari/"]'))
    for name, text in written.items():
        expect(card.locator(f'[data-slot="{name}"]')).to_have_text(text or "")
    size = GUIDE.terms["size-classes"][GUIDE.terms["municipalities"]["vantaa"].size].name[language]
    expect(card).to_contain_text(size)


# What is fetched, and what is there without it.


@LANGUAGES
def test_nothing_of_the_index_is_fetched_before_somebody_asks(tab: Page, address: str, language: str) -> None:
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(request.url) if "/pagefind/" in request.url else None)
    tab.goto(f"{address}{PREFIXES[language]}/practices/", wait_until="networkidle")
    for facet in tab.locator(".facet summary").all():
        facet.click()
    tab.locator("input[name=q]").focus()
    tab.wait_for_timeout(300)
    assert fetched == []
    box(tab, "theme", "housing").check()
    expect(status(tab)).not_to_be_empty()
    assert fetched


def test_choices_fetch_neither_the_words_nor_facets_nobody_looks_at(tab: Page, address: str) -> None:
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(request.url.rpartition(".")[2]))
    tab.goto(f"{address}/practices/")
    choose(tab, "theme", "housing")
    expect_found(tab, "fi", fitting(theme=["housing"]))
    tab.wait_for_load_state("networkidle")
    assert fetched.count("pf_filter") == 2  # the theme, and that it is a practice
    assert fetched.count("pf_index") <= 1
    assert fetched.count("pf_fragment") == len(fitting(theme=["housing"]))


@LANGUAGES
def test_without_the_index_the_list_stays_and_it_says_so(tab: Page, address: str, language: str) -> None:
    tab.route("**/pagefind/**", lambda route: route.abort())
    tab.goto(f"{address}{PREFIXES[language]}/practices/")
    choose(tab, "theme", "housing")
    expect(status(tab)).to_have_text(str(WORDS[language].finder.failed))
    expect(tab.locator(".whole-list")).to_be_visible()
    tab.unroute("**/pagefind/**")
    choose(tab, "status", "running")  # asking again tries again
    expect_found(tab, language, fitting(theme=["housing"], status=["running"]))


@LANGUAGES
def test_without_javascript_the_whole_list_and_its_groups_are_there(
    chrome: Browser, address: str, language: str
) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{PREFIXES[language]}/practices/?theme=housing")
    expect(page.locator("practice-finder")).to_be_hidden()
    told = page.locator("noscript p", has_text=str(WORDS[language].finder.without_script))
    expect(told).to_be_visible()
    assert page.locator(".whole-list .card-title:visible").count() == len(VALUES)
    for group in ("by-theme", "by-municipality", "by-status"):
        page.goto(f"{address}{PREFIXES[language]}/practices/")
        page.locator(f'.md-content a[href$="{group}/"]').click()
        page.wait_for_url(f"**/{group}/")
        assert page.locator(".card-title:visible").count() >= len(VALUES)
    page.goto(f"{address}{PREFIXES[language]}/practices/compare/?practices=tsemppari")
    expect(page.locator("noscript p")).to_have_text(str(WORDS[language].compare.without_script))
    expect(page.locator("noscript p")).to_be_visible()
    context.close()


# Comparing.


@LANGUAGES
def test_three_are_compared_and_a_fourth_is_refused(tab: Page, address: str, language: str) -> None:
    tab.goto(f"{address}{PREFIXES[language]}/practices/?status=ended")
    picks = cards(tab).locator(".compare-choice")
    for place in range(3):
        picks.nth(place).check()
    picks.nth(3).click()
    words = WORDS[language].finder
    expect(tab.locator(".comparing-status")).to_have_text(str(words.compare_full.fill(most=3)))
    expect(picks.nth(3)).not_to_be_checked()
    picks.nth(2).uncheck()
    picks.nth(3).check()
    expect(tab.locator(".comparing .chip")).to_have_count(3)
    ids = [picks.nth(place).get_attribute("value") for place in (0, 1, 3)]
    tab.reload()  # what was picked stands in the address
    expect(tab.locator(".comparing .chip")).to_have_count(3)
    tab.locator(".comparing a").click()
    expect(tab).to_have_url(f"{address}{PREFIXES[language]}/practices/compare/?practices={','.join(map(str, ids))}")
    heads = tab.locator("thead th")
    expect(heads).to_have_count(3)
    titles = [GUIDE.required(GUIDE.practices[str(id)].title, language).value for id in ids]
    assert [head.text_content() for head in heads.all()] == titles
    heads.nth(1).locator("a").click()
    expect(tab).to_have_url(f"{address}{PREFIXES[language]}/practices/{ids[1]}/")


def test_one_to_be_compared_is_taken_away_by_keyboard(tab: Page, address: str) -> None:
    tab.goto(f"{address}/practices/")
    tab.locator('.whole-list .compare-choice[value="tsemppari"]').check()
    expect(tab.locator(".comparing-status")).to_have_text(str(WORDS["fi"].finder.compare_another))
    expect(tab.locator(".comparing a")).to_be_hidden()
    tab.locator(".comparing .chip").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".comparing")).to_be_hidden()
    expect(tab.locator('.whole-list .compare-choice[value="tsemppari"]')).to_be_focused()
    assert asked(tab) == {}


@LANGUAGES
def test_comparison_holds_what_the_pages_say(tab: Page, address: str, language: str) -> None:
    ids = ["tsemppari", "kotofoorumi"]
    said: dict[str, dict[str, str]] = {}
    for id in ids:
        tab.goto(f"{address}{PREFIXES[language]}/practices/{id}/")
        rows = tab.locator("dl.glance > div").all()
        texts = [(row.locator("dt").inner_text(), row.locator("dd").text_content() or "") for row in rows]
        said[id] = {name: " ".join(text.split()) for name, text in texts}
        said[id]["first"] = " ".join((tab.locator("#what + *").text_content() or "").split())
    tab.goto(f"{address}{PREFIXES[language]}/practices/compare/?practices={','.join(ids)}")
    table = tab.locator("table")
    expect(table).to_be_visible()
    words = WORDS[language].practice
    for place, id in enumerate(ids):
        for name in (words.municipalities, words.status, words.funder):
            row = table.locator("tr", has=tab.locator("th", has_text=re.compile(f"^{re.escape(str(name))}$")))
            text = row.locator("td").nth(place).text_content() or ""
            assert " ".join(text.split()) == said[id][str(name)]
        what = table.locator('[data-section="what"] td').nth(place).text_content() or ""
        assert " ".join(what.split()).startswith(said[id]["first"])
    heads = table.locator("tbody th[scope=row]")
    assert str(words.unknown) in heads.all_text_contents()
    assert table.locator("[id], script, [onclick]").count() == 0


def test_retired_unknown_and_surplus_practices_are_told(tab: Page, address: str) -> None:
    tab.goto(f"{address}/practices/compare/?practices=no-such,by-theme,tsemppari,kotofoorumi")
    words = WORDS["fi"].compare
    told = tab.locator(".comparison [role=status]")
    for id in ("no-such", "by-theme"):  # a chapter is no practice
        expect(told).to_contain_text(str(words.unknown.fill(id=id)))
    expect(told).to_contain_text(str(words.more.fill(most=3)))
    expect(tab.locator("thead th")).to_have_count(1)


def test_nothing_to_compare_says_what_to_do(tab: Page, address: str) -> None:
    tab.goto(f"{address}/practices/compare/")
    expect(tab.locator(".comparison-choose")).to_be_visible()
    expect(tab.locator("table")).to_be_hidden()
    tab.locator(".comparison-choose a").click()
    expect(tab).to_have_url(f"{address}/practices/")


@pytest.mark.parametrize(
    "hostile", ["../../x", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "//example.org", "%00"]
)
def test_hostile_ids_are_only_told(tab: Page, address: str, hostile: str) -> None:
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(request.url))
    tab.on("dialog", lambda dialog: pytest.fail(dialog.message))
    tab.goto(f"{address}/practices/compare/")
    fetched.clear()
    tab.goto(f"{address}/practices/compare/?practices=" + "".join(f"%{byte:02x}" for byte in hostile.encode()))
    expect(tab.locator(".comparison [role=status] p")).to_have_count(1)
    assert tab.locator("img[src=x]").count() == 0
    assert not [url for url in fetched if not url.startswith(f"{address}/") or url.endswith("/x/")]


def test_only_harmless_parts_of_a_page_are_taken_over(tab: Page, address: str) -> None:
    page = """<!doctype html><html lang="fi"><h1 id="content">T</h1><dl class="glance"><div><dt>A</dt><dd>
      <a href="javascript:alert(1)" id="x" onclick="alert(1)">a</a><img src=x onerror="alert(1)">
      <script>alert(1)</script>
      <a href="../other/">b</a><a href="https://[">c</a></dd></div></dl>
      <h2 id="what">W</h2><p style="color:red" onmouseover="alert(1)" id="y">text</p><iframe src="/"></iframe>"""
    tab.on("dialog", lambda dialog: pytest.fail(dialog.message))
    tab.route("**/practices/tsemppari/", lambda route: route.fulfill(body=page, content_type="text/html"))
    tab.goto(f"{address}/practices/compare/?practices=tsemppari")
    table = tab.locator("table")
    expect(table).to_be_visible()
    assert table.locator("img, script, iframe, [id], [style], [onclick], [onmouseover], [onerror]").count() == 0
    links = table.locator("td a")
    assert [link.get_attribute("href") for link in links.all()] == [None, f"{address}/practices/other/", None]
    expect(table.locator('[data-section="what"] td')).to_have_text("text")


def test_comparison_prints_on_lying_paper(tab: Page, address: str) -> None:
    tab.goto(f"{address}/practices/compare/?practices=tsemppari,kotofoorumi,ukilaistuminen")
    expect(tab.locator("table")).to_be_visible()
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", tab.pdf(prefer_css_page_size=True))
    assert boxes
    assert all(float(width) > float(height) for width, height in boxes)


@pytest.mark.parametrize("width", [320, 640, 1280])
@pytest.mark.parametrize(
    "page", ["?theme=housing,branches&compare=tsemppari,kotofoorumi", "compare/?practices=tsemppari,kotofoorumi"]
)
def test_nothing_is_wider_than_the_screen(chrome: Browser, address: str, page: str, width: int) -> None:
    context = chrome.new_context(viewport={"width": width, "height": 800})
    tab = context.new_page()
    for prefix in PREFIXES.values():
        tab.goto(f"{address}{prefix}/practices/{page}")
        tab.locator("table:visible, .finder-results > .card").first.wait_for()
        for facet in tab.locator(".facet summary").all():
            facet.click()
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, prefix
        small = tab.evaluate(TOO_SMALL)
        assert small == [], prefix
    context.close()


TOO_SMALL = """() =>
  [...document.querySelectorAll(".finder :is(button, input, select, summary, .choice), .comparing a")]
  .filter((part) => part.checkVisibility() && part.type !== "checkbox")
  .map((part) => [part.textContent.trim().slice(0, 40), part.getBoundingClientRect()])
  .filter(([, place]) => place.height < 24 || place.width < 24)
  .map(([name, place]) => `${name}: ${place.width} × ${place.height}`)"""


# The address, by itself.

KNOWN = """{facets: new Map([["theme", ["one", "two", "three"]], ["size", ["2000-5000", "over"]]]),
  orders: ["relevance", "newest"], practices: ["a", "b", "c", "d"], most: 3}"""


def evaluated(tab: Page, address: str, script: str, given: object = None) -> Any:
    tab.goto(f"{address}/practices/")
    folder = "document.querySelector(\"script[src$='/js/keyboard.js']\").src"
    imported = f'import(new URL("finder/address.mjs", {folder}))'
    plain = "(asked) => ({...asked, chosen: Object.fromEntries(asked.chosen)})"
    return tab.evaluate(
        f"async (given) => {{ const {{read, write, isAsked}} = await {imported}; "
        f"const known = {KNOWN}; const plain = {plain}; return {script} }}",
        given,
    )


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("", {}),
        ("?theme=two,one", {"chosen": {"theme": ["one", "two"]}}),
        ("?theme=two&theme=one&theme=two", {"chosen": {"theme": ["one", "two"]}}),
        ("?theme=four&size=over&colour=red", {"chosen": {"size": ["over"]}}),
        ("?q=+n%C3%A4in%20&order=newest", {"text": "näin", "order": "newest"}),
        ("?order=oldest", {}),
        ("?compare=d,x,a,b,c", {"compared": ["d", "a", "b"]}),
        ("?__proto__=x&constructor=y&toString=z&theme=__proto__,constructor", {}),
        ("?theme=%E0%A4%A&q=%", {"text": "%"}),
        ("?&&=&,=,", {}),
    ],
)
def test_address_is_read(tab: Page, address: str, query: str, meant: dict[str, Any]) -> None:
    nothing = {"text": "", "order": "relevance", "chosen": {}, "compared": []}
    assert evaluated(tab, address, "plain(read(given, known))", query) == nothing | meant


def test_address_is_not_read_for_longer_than_makes_sense(tab: Page, address: str) -> None:
    query = "?q=" + "x" * 100_000 + "&theme=" + ",".join(["one"] * 50_000)
    found = evaluated(tab, address, "plain(read(given, known))", query)
    assert found["text"] == "x" * 200
    assert found["chosen"] == {"theme": ["one"]}


@pytest.mark.parametrize("text", ["", "ä&b=c#d+e %", '"><img src=x>', "a,b"])
def test_address_written_is_read_as_it_was_meant(tab: Page, address: str, text: str) -> None:
    wanted = {
        "text": text,
        "order": "newest",
        "chosen": {"theme": ["one", "three"], "size": ["over"]},
        "compared": ["b", "a"],
    }
    script = "(() => { const asked = {...given, chosen: new Map(Object.entries(given.chosen))}; "
    script += "const query = write(asked, known); return [query, plain(read(query, known))] })()"
    query, found = evaluated(tab, address, script, wanted)
    assert found == wanted
    assert query.endswith("theme=one,three&size=over&order=newest&compare=b,a")


def test_usual_state_needs_no_query_and_comparing_narrows_nothing_down(tab: Page, address: str) -> None:
    script = """given.map((query) => [write(read(query, known), known), isAsked(read(query, known), known)])"""
    queries = ["", "?order=relevance&theme=nothing&q=%20", "?compare=a", "?q=x", "?theme=one", "?order=newest"]
    assert json.loads(json.dumps(evaluated(tab, address, script, queries))) == [
        ["", False],
        ["", False],
        ["?compare=a", False],
        ["?q=x", True],
        ["?theme=one", True],
        ["?order=newest", True],
    ]
