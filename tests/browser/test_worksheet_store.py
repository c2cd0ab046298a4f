"""Worksheets in the browser's store: in one tab and two, and when the store is full, forbidden or corrupted."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import worksheet_inputs as inputs
from worksheet_modules import Run, runner

KEY = "test/worksheets/1"
OPEN = "(window.store = openStore('test'), true)"


@pytest.fixture
def two(chrome: Browser, modules: str) -> Iterator[tuple[Page, Run, Page, Run]]:
    """Two tabs with the same store."""
    context = chrome.new_context()
    pages = [context.new_page(), context.new_page()]
    runs = [runner(page, modules) for page in pages]
    for each in runs:
        each(OPEN)
    yield pages[0], runs[0], pages[1], runs[1]
    context.close()


def test_what_is_written_in_two_tabs_is_in_both_and_kept(two: tuple[Page, Run, Page, Run]) -> None:
    first, in_first, second, in_second = two
    id = in_first("store.put(create('Plan')).id")
    second.wait_for_function("store.worksheets.length === 1")
    in_first("void store.change(given, (sheet) => answer(sheet, 'a-1', {note: 'first'}))", id)
    in_second("void store.change(given, (sheet) => answer(sheet, 'a-2', {note: 'second'}))", id)
    for page in (first, second):
        page.wait_for_function("store.worksheets[0].answers['a-1'] && store.worksheets[0].answers['a-2']")
    in_first("store.choose(given)", id)
    first.reload()
    again = runner(first, first.url.rsplit("/", 1)[0])
    again(OPEN)
    assert sorted(again("Object.keys(store.current.answers)")) == ["a-1", "a-2"]
    assert again("store.current.id") == id


def test_write_that_crossed_with_another_is_made_good(two: tuple[Page, Run, Page, Run]) -> None:
    """Two tabs may write at the very same time: the later write holds nothing of the earlier."""
    first, in_first, second, in_second = two
    id = in_first("store.put(create('Plan')).id")
    second.wait_for_function("store.worksheets.length === 1")
    in_first("void (window.before = localStorage.getItem(given))", KEY)
    in_first("void store.change(given, (sheet) => answer(sheet, 'a-1', {note: 'first'}))", id)
    in_second(
        "void (() => { const text = given; localStorage.setItem('test/worksheets/1', text) })()",
        first.evaluate("before"),
    )
    first.wait_for_function("localStorage.getItem('test/worksheets/1').includes('a-1')")
    second.wait_for_function("store.worksheets[0].answers['a-1']")


def test_deleted_worksheet_stays_deleted_until_it_is_brought_back(two: tuple[Page, Run, Page, Run]) -> None:
    first, in_first, second, in_second = two
    id = in_first("store.put(create('Plan')).id")
    second.wait_for_function("store.worksheets.length === 1")
    in_first("void (window.gone = store.remove(given))", id)
    second.wait_for_function("store.worksheets.length === 0")
    assert in_second("store.change(given, (sheet) => sheet)", id) is None
    in_second("void store.put(create('Other'))")
    first.wait_for_function("store.worksheets.length === 1")
    in_first("void store.put(gone)")
    second.wait_for_function("store.worksheets.length === 2")
    assert sorted(in_second("store.worksheets.map(({name}) => name)")) == ["Other", "Plan"]


def test_deleting_everything_leaves_nothing_in_any_tab(two: tuple[Page, Run, Page, Run]) -> None:
    first, in_first, second, in_second = two
    first.evaluate("localStorage.setItem('test/worksheets/0', 'old'); localStorage.setItem('other', 'mine')")
    in_first("void store.choose(store.put(create('Plan')).id)")
    second.wait_for_function("store.worksheets.length === 1")
    in_second("store.deleteEverything()")
    first.wait_for_function("store.worksheets.length === 0")
    first.wait_for_timeout(200)
    assert in_first("Object.keys(localStorage)") == ["other"]
    in_first("void store.put(create('New'))")
    second.wait_for_function("store.worksheets.length === 1")


def test_full_store_is_told_and_nothing_typed_is_lost(two: tuple[Page, Run, Page, Run]) -> None:
    first, in_first, second, _ = two
    id = in_first("store.put(create('Plan')).id")
    first.evaluate(
        "for (let size = 2 ** 22; size; size >>= 1) try { localStorage.setItem('b' + size, 'x'.repeat(size)) } catch {}"
    )
    heard = in_first(
        """(() => {
          const heard = []
          store.addEventListener("trouble", () => heard.push(store.trouble))
          store.change(given, (sheet) => answer(sheet, "a-1", {note: "kept in memory ".repeat(300)}))
          return heard
        })()""",
        id,
    )
    assert heard == ["full"]
    assert in_first("store.current.answers['a-1'].note.length") == 4500
    second.wait_for_function("store.worksheets[0].answers['a-1']")
    first.evaluate("for (const key of Object.keys(localStorage)) if (key.startsWith('b')) localStorage.removeItem(key)")
    in_first("void store.change(given, (sheet) => answer(sheet, 'a-2', {note: 'more'}))", id)
    assert in_first("store.trouble") is None
    assert in_first("localStorage.getItem(given).includes('kept in memory')", KEY)


def test_without_a_store_everything_works_until_the_tab_is_closed(chrome: Browser, modules: str) -> None:
    context = chrome.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    run = runner(page, modules)
    run(OPEN)
    assert run("store.trouble") == "unavailable"
    id = run("store.put(create('Plan')).id")
    run("void store.change(given, (sheet) => answer(sheet, 'a-1', {note: 'n'}))", id)
    assert run("store.current.answers['a-1'].note") == "n"
    assert run("store.aside") == []
    run("store.deleteEverything()")
    assert run("store.worksheets") == []
    context.close()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{{{", []),
        ('{"format": "good-relations-worksheets", "version": 7, "worksheets": []}', []),
        (
            json.dumps(
                {
                    "format": inputs.FORMAT,
                    "version": 1,
                    "worksheets": [inputs.SOUND | {"answers": {"a-1": {"note": "n"}, "a-2": 5}}, 3],
                }
            ),
            ["a-1"],
        ),
    ],
)
def test_corrupted_store_is_put_aside_and_the_sound_rest_is_there(
    chrome: Browser, modules: str, text: str, left: list[str]
) -> None:
    context = chrome.new_context()
    page = context.new_page()
    run = runner(page, modules)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    run(OPEN)
    assert run("store.trouble") == "corrupted"
    assert run("store.aside") == [text]
    assert run("store.worksheets.flatMap(({answers}) => Object.keys(answers))") == left
    run("void store.put(create('New'))")
    run = runner(page, modules)
    run(OPEN)
    assert run("store.trouble") is None
    assert run("store.aside") == [text]
    assert run("store.worksheets.at(-1).name") == "New"
    context.close()


def test_corrupted_store_that_cannot_be_put_aside_is_left_as_it_is(chrome: Browser, modules: str) -> None:
    context = chrome.new_context()
    page = context.new_page()
    page.add_init_script(
        """const set = Storage.prototype.setItem
        Storage.prototype.setItem = function (key, text) {
          if (key.includes("aside")) throw new DOMException("full", "QuotaExceededError")
          set.call(this, key, text)
        }"""
    )
    run = runner(page, modules)
    page.evaluate("(key) => localStorage.setItem(key, '{{{')", KEY)
    run(OPEN)
    run("void store.put(create('New'))")
    assert run("[store.trouble, store.worksheets.length]") == ["corrupted", 1]
    assert run("localStorage.getItem(given)", KEY) == "{{{"
    run("store.deleteEverything()")
    run("void store.put(create('New'))")
    assert run("store.trouble") is None
    assert run("localStorage.getItem(given).includes('New')", KEY)
    context.close()


def test_other_messages_and_texts_of_the_host_do_no_harm(two: tuple[Page, Run, Page, Run]) -> None:
    first, in_first, _, in_second = two
    id = in_first("store.put(create('Plan')).id")
    messages: list[object] = [1, "text", [], {"worksheets": 1}]
    messages.append({"format": inputs.FORMAT, "version": 1, "worksheets": [{"id": 1}]})
    for message in messages:
        in_second("void new BroadcastChannel('test/worksheets/1').postMessage(given)", message)
    first.wait_for_timeout(200)
    assert in_first("store.worksheets.map(({id}) => id)") == [id]


def test_typing_reads_nothing_again_and_writes_once(two: tuple[Page, Run, Page, Run]) -> None:
    """In a worksheet with 1,000 answers each of these would take longer than a frame."""
    _, in_first, _, _ = two
    done = in_first(
        """(() => {
          let sheet = create("Large")
          for (let i = 0; i < 1000; i += 1) sheet = answer(sheet, `large-${i}`, {answer: "partly", note: "note"})
          store.put(sheet)
          const done = {}
          const ends = [[JSON, "parse"], [JSON, "stringify"], [Storage.prototype, "setItem"]].map(([owner, name]) => {
            const act = owner[name]
            done[name] = 0
            owner[name] = function (...given) { done[name] += 1; return act.apply(this, given) }
            return () => { owner[name] = act }
          })
          const type = (i) => store.change(sheet.id, (each) => answer(each, "large-5", {note: `typed ${i}`}))
          for (let i = 0; i < 30; i += 1) type(i)
          for (const end of ends) end()
          return done
        })()"""
    )
    assert done == {"parse": 0, "stringify": 30, "setItem": 30}
    assert "typed 29" in in_first("localStorage.getItem(given)", KEY)
