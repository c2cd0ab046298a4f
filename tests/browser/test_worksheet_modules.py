"""The worksheets' modules by themselves, in a real browser under a strict policy: values in, values out."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vendor
import worksheet_inputs as inputs
from building import ROOT
from worksheet_modules import Run

BRIEF = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
"""Each example is a journey to the browser."""

NOW = 1_767_300_000_000


# Worksheets and how they change.


def test_answers_are_changed_part_by_part_and_the_old_value_stays(run: Run) -> None:
    first, second, third = run(
        """(() => {
          const first = create("Plan", {now: given})
          const second = answer(first, "housing-1", {answer: "yes", note: "a\\r\\nb\\0"}, given + 5)
          return [first, second, answer(second, "housing-1", {date: "2027-01-31"}, given)]
        })()""",
        NOW,
    )
    assert first["answers"] == {}
    assert second["answers"]["housing-1"]["note"] == "a\nb"
    assert third["answers"]["housing-1"] == second["answers"]["housing-1"] | {
        "date": "2027-01-31",
        "changed": third["answers"]["housing-1"]["changed"],
    }
    assert third["answers"]["housing-1"]["changed"] > second["answers"]["housing-1"]["changed"]


def test_own_questions_come_and_go_and_come_back(run: Run) -> None:
    added, gone, back = run(
        """(() => {
          let sheet = addOwn(create("Plan"), "Who?")
          const {id} = sheet.own.at(-1)
          sheet = answer(sheet, id, {answer: "partly"})
          const gone = removeOwn(sheet, id)
          const back = answer(setOwn(gone, id, "Who?"), id, answerTo(sheet, id))
          const texts = (each) => ownQuestions(each).map(({text}) => text)
          return [sheet, gone, back].map((each) => [texts(each), answeredIds(each), isOwn(id)])
        })()"""
    )
    assert added[0] == back[0] == ["Who?"]
    assert added[1] == back[1]
    assert gone[:2] == [[], []]
    assert added[2] is True


def test_guides_questions_are_never_taken_for_own(run: Run) -> None:
    assert run('["own-interest-1a", "own-1", "housing-1"].filter(isOwn)') == []


def test_copies_go_their_own_way_and_can_be_compared(run: Run) -> None:
    script = """(() => {
      const one = answer(addOwn(create("2026", {from: "all", now: given}), "Who?"), "housing-1", {answer: "partly"})
      const other = answer(duplicate(one, "2027"), "housing-1", {answer: "yes"})
      return [one, other, compare(one, other, ["housing-1"])]
    })()"""
    one, other, rows = run(script, NOW)
    assert one["id"] != other["id"]
    assert (other["name"], other["from"]) == ("2027", "all")
    own = one["own"][0]["id"]
    assert [(row["id"], row["parts"]) for row in rows] == [("housing-1", ["answer"]), (own, [])]


def test_progress_counts_what_is_open_and_overdue(run: Run) -> None:
    script = """progress({own: [], answers: {
      "a-1": {...BLANK, answer: "yes", date: "2026-01-01"}, "a-2": {...BLANK, answer: "partly", date: "2026-06-30"},
      "a-3": {...BLANK, answer: "not-yet", date: "2026-07-01"}, "a-4": {...BLANK, answer: "not-relevant"},
      "a-5": {...BLANK, note: "n", date: "2026-06-29"}, "b-1": {...BLANK, answer: "yes"},
    }}, ["a-1", "a-2", "a-3", "a-4", "a-5", "constructor"], "2026-07-01")"""
    counts = {"total": 6, "answered": 4, "open": 4, "overdue": 2}
    assert run(script) == counts | {"yes": 1, "partly": 1, "not-yet": 1, "not-relevant": 1}


def test_answers_to_retired_questions_are_known_as_such(run: Run) -> None:
    script = """(() => {
      const sheet = answer(addOwn(create("Plan"), "Who?"), "old-1", {note: "n"})
      return retired(answer(sheet, "housing-1", {note: "n"}), ["housing-1"])
    })()"""
    assert run(script) == ["old-1"]


# What strangers send.


@pytest.mark.parametrize("case", inputs.CASES, ids=lambda case: str(case["name"]))
def test_hostile_input_is_told_by_its_code_and_does_no_harm(run: Run, case: dict[str, Any]) -> None:
    data = inputs.file_of(case)
    if data is None:
        found = run("fromFragment(given)", inputs.fragment_of(case))
        worksheets = [found["worksheet"]] if found["worksheet"] else []
    else:
        found = run(
            "fromJson(new Blob([Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0))]))",
            base64.b64encode(data).decode(),
        )
        worksheets = found["worksheets"]
    assert sorted({problem["code"] for problem in found["problems"]}) == sorted(case.get("codes", []))
    assert len(found["problems"]) == case.get("told", len(found["problems"]))
    for path, value in case.get("kept", {}).items():
        assert at(worksheets[0], path) == inputs.unfolded(value)
    assert run("[({}).polluted, [].polluted, Object.keys(Object.prototype).length]") == [None, None, 0]
    again, expected = run("Promise.all([fromJson(toJson(given)), given.map(compact)])", worksheets)
    assert (again["worksheets"], again["problems"]) == (expected, [])


def at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[int(step) if isinstance(value, list) else step]
    return value


def test_values_no_json_gives_are_refused_too(run: Run) -> None:
    script = """[undefined, Symbol("a"), () => 1, new Proxy({}, {get() { throw 1 }}), 10n, new Date(), NaN]
      .map((value) => parse(value).problems.map(({code}) => code).join())"""
    assert set(run(script)) == {"not-worksheets"}


# Any worksheet there and back.


@BRIEF
@given(sheets=st.lists(inputs.worksheets(), min_size=1, max_size=6))
def test_link_gives_the_same_worksheet_again(run: Run, sheets: list[dict[str, Any]]) -> None:
    found = run(
        """Promise.all(given.map(async (sheet) => {
          const fragment = await toFragment(sheet)
          return [fragment, await fromFragment(fragment), isFragment(`#${fragment}`)]
        }))""",
        sheets,
    )
    for sheet, (fragment, opened, is_fragment) in zip(sheets, found, strict=True):
        assert opened == {"worksheet": sheet, "problems": []}
        assert is_fragment
        assert fragment.startswith("w1.")
        assert set(fragment[3:]) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@BRIEF
@given(sheets=st.lists(inputs.worksheets(), max_size=6, unique_by=lambda sheet: str(sheet["id"])))
def test_file_gives_the_same_worksheets_again(run: Run, sheets: list[dict[str, Any]]) -> None:
    found = run("fromJson(toJson(given))", sheets)
    assert found == {"worksheets": sheets, "removed": {}, "problems": []}


@BRIEF
@given(sheet=inputs.worksheets(), place=st.integers(0, 10_000), letter=st.sampled_from("AZaz09-_"))
def test_damaged_link_opens_nothing(run: Run, sheet: dict[str, Any], place: int, letter: str) -> None:
    script = """(async () => {
      const fragment = await toFragment(given.sheet)
      const place = 3 + given.place % (fragment.length - 3)
      const letter = fragment[place] === given.letter ? "b" : given.letter
      const changed = fragment.slice(0, place) + letter + fragment.slice(place + 1)
      const found = [await fromFragment(changed), await fromFragment(fragment.slice(0, place))]
      const whole = await fromFragment(fragment)
      return [...found, whole].map(({worksheet, problems}) => [worksheet, problems.map(({code}) => code)])
    })()"""
    *damaged, whole = run(script, {"sheet": sheet, "place": place, "letter": letter})
    assert whole == [sheet, []]
    for worksheet, codes in damaged:
        # The last letter may hold bits that belong to no byte: changing those changes nothing.
        assert (worksheet is None and codes == ["damaged"]) or (worksheet == sheet and codes == [])


def test_link_of_all_questions_answered_can_be_pasted_and_one_with_long_notes_cannot(run: Run) -> None:
    ids = [f"housing-{number}" for number in range(39)]
    script = """(async () => {
      const fill = (note) =>
        given.reduce((sheet, id, i) => answer(sheet, id, {answer: CHOICES[i % 4], note: note(i)}), create("Plan"))
      const noise = () => Array.from(crypto.getRandomValues(new Uint8Array(60)), String).join(" ")
      const page = "https://example.org/en/checklists/#housing-1"
      const short = fill((i) => i % 3 ? "" : "Ask the housing office")
      return [await toAddress(page, short), await toAddress(page, fill(noise))]
    })()"""
    short, long = run(script, ids)
    assert short["tooLong"] is False
    assert len(short["address"]) <= 2000
    assert short["address"].startswith("https://example.org/en/checklists/#w1.")
    assert long["tooLong"] is True


# Two versions.


@BRIEF
@given(one=inputs.worksheets(blank=True), other=inputs.worksheets(blank=True), third=inputs.worksheets(blank=True))
def test_tabs_agree_whatever_they_hear_first(
    run: Run, one: dict[str, Any], other: dict[str, Any], third: dict[str, Any]
) -> None:
    for sheet in (other, third):
        sheet.update(id=one["id"], created=one["created"], **{"from": one["from"]})
    script = """(() => {
      const [one, other, third] = given
      const there = latest(latest(one, other), third)
      const orders = [there, latest(one, latest(other, third)), latest(latest(third, other), one)]
      return [orders, latest(orders[0], other) === orders[0], latest(one, structuredClone(one)) === one]
    })()"""
    orders, changes_nothing, is_itself = run(script, [one, other, third])
    for sheet in orders:
        sheet["own"].sort(key=lambda question: question["id"])
    assert orders[0] == orders[1] == orders[2]
    assert changes_nothing
    assert is_itself
    for id in {*one["answers"], *other["answers"]}:
        last = max(sheet["answers"][id]["changed"] for sheet in (one, other, third) if id in sheet["answers"])
        assert orders[0]["answers"][id]["changed"] == last


MINE = {
    "a-1": {"answer": "yes"},
    "a-2": {"answer": "yes", "note": "mine"},
    "a-3": {"note": "same"},
    "a-5": {"note": ""},
}
THEIRS = {
    "a-2": {"answer": "partly", "note": "theirs"},
    "a-3": {"note": "same"},
    "a-4": {"date": "2027-01-01"},
    "a-5": {"note": "n"},
}
VERSIONS = """const fill = (answers) =>
  Object.entries(answers).reduce((sheet, [id, each]) => answer(sheet, id, each, 1e12), create("Plan", {now: 1e12}))
  const [mine, theirs] = given.map(fill)"""


def test_two_versions_are_shown_question_by_question(run: Run) -> None:
    rows = run(f"(() => {{ {VERSIONS}; return differences(mine, theirs) }})()", [MINE, THEIRS])
    kinds = {row["id"]: row["kind"] for row in rows}
    assert kinds == {"a-1": "mine", "a-2": "conflict", "a-3": "same", "a-4": "theirs", "a-5": "theirs"}


@pytest.mark.parametrize(
    ("call", "notes"),
    [
        ("merge(mine, theirs)", {"a-2": "mine", "a-3": "same", "a-4": "", "a-5": "n", "a-1": ""}),
        (
            'merge(mine, theirs, {"a-2": "theirs", "a-5": "mine"})',
            {"a-2": "theirs", "a-3": "same", "a-4": "", "a-1": ""},
        ),
        ("replace(mine, theirs)", {"a-2": "theirs", "a-3": "same", "a-4": "", "a-5": "n"}),
    ],
)
def test_versions_are_put_together_as_chosen(run: Run, call: str, notes: dict[str, str]) -> None:
    merged, original, last = run(
        f"""(() => {{ {VERSIONS}
          const made = {call}
          const other = latest(made, mine)
          return [compact(made), mine, other === made]
        }})()""",
        [MINE, THEIRS],
    )
    assert {id: answer["note"] for id, answer in merged["answers"].items()} == notes
    assert merged["id"] == original["id"]
    assert last  # another tab with the older version does not undo it


# What is shipped.


def test_modules_of_a_page_with_questions_are_light() -> None:
    folder = ROOT / "docs/assets/js/worksheets"
    names = ["model", "latest", "parse", "store"]
    assert sum(len(gzip.compress((folder / f"{name}.mjs").read_bytes(), 9)) for name in names) <= 7_168


def test_libraries_are_as_they_were_packed_and_evaluate_nothing() -> None:
    for library in vendor.plan()["library"]:
        module = vendor.home(library) / library["module"]
        assert hashlib.sha256(module.read_bytes()).hexdigest() == library["sha256"]
        assert not re.search(r"\beval\(|\bFunction\(|\bWorker\b|\bimport\(|innerHTML", module.read_text("utf-8"))
        licence = (module.parent / "LICENSE").read_text("utf-8")
        assert all(f"{package['name']} {package['version']}" in licence for package in library["packages"])
    known = {vendor.home(library).name for library in vendor.plan()["library"]}
    assert {path.name for path in vendor.VENDOR.iterdir()} == known
