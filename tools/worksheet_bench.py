"""How fast a worksheet of 1,000 answered questions follows its readers: typing, answering, choosing what is in view.

A guide with that many questions is built and opened in Chromium; keys are pressed at the pace of a fast writer. For
each key Chromium's own record tells how long the page's thread computed until the frame that shows the key was handed
over, and how long that took by the clock. When the computing takes at most 16.7 ms, the next frame shows the key.
`--write` keeps the table in dev/worksheets.md.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from bench import ROOT, build, make_guide
from browser import QUIET, chromium
from search_bench import hosted

PAGE = ROOT / "dev" / "worksheets.md"
QUESTIONS = 1_000
KEYS = 120
PACE = 70
"""Milliseconds between keys."""

NOTE = "Agreed with the housing office; the next round is in spring, when the figures of the survey are there. "
TIME = "2026-01-01T00:00:00.000Z"
FRAME = 1000 / 60

CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"]


@dataclass(frozen=True)
class Key:
    """What the page did from a key press until the frame that shows it was handed to the screen, in milliseconds."""

    work: float
    """Computing time of the page's thread: independent of what else the machine does."""

    painted: float
    """By the clock, with the wait for the screen's next frame."""


def main() -> None:
    """Measure, print, and keep the table if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    load = f"{options.questions} questions; load of the machine {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores."
    report = f"{load}\n\n{table(measure(options.questions))}"
    print(report)
    if options.write:
        head = PAGE.read_text("utf-8").partition("<!-- figures -->")[0]
        PAGE.write_text(f"{head}<!-- figures -->\n\n{report}\n", encoding="utf-8")


def measure(size: int) -> dict[str, list[Key]]:
    """What each key took, by what was done."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        guide, site = Path(folder) / "guide", Path(folder) / "site"
        make_guide(guide, 0)
        ids = ask(guide, size)
        build(guide / "mkdocs.yml", site)
        browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
        with hosted(site) as address:
            kept = {"name": "//worksheets/1", "value": json.dumps(worksheet(ids))}
            state: Any = {"cookies": [], "origins": [{"origin": address, "localStorage": [kept]}]}
            page = browser.new_page(storage_state=state)
            page.goto(f"{address}/checklists/")
            page.wait_for_selector(".filtering")
            found = dict(done(browser, page, ids[size // 2]))
        browser.close()
    return found


def ask(guide: Path, size: int) -> list[str]:
    """Give a guide so many questions, spread over its sets; returns the ids of all."""
    paths = sorted((guide / "docs/data/questions").glob("*.yml"))
    ids = []
    for place, path in enumerate(paths):
        made = yaml.safe_load(path.read_text("utf-8"))
        known = [question["number"] for group in made["groups"] for question in group["questions"]]
        missing = size // len(paths) + (place < size % len(paths)) - len(known)
        numbers = [f"{number}{letter}" for number in range(10, 100) for letter in "abcdefghij"][:missing]
        text = made["groups"][0]["questions"][0]["text"]
        made["groups"].append({"questions": [{"number": number, "text": dict(text)} for number in numbers]})
        path.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), encoding="utf-8")
        ids += [f"{made['id']}-{number}" for number in [*known, *numbers]]
    return ids


def worksheet(ids: list[str]) -> dict[str, Any]:
    """All questions answered, each with a note, somebody responsible and a day."""
    choices = ["yes", "partly", "not-yet", "not-relevant"]
    answers = {
        id: {
            "answer": choices[place % 4],
            "note": NOTE * 2,
            "responsible": "Housing office",
            "date": f"202{place % 10}-05-31",
            "changed": TIME,
        }
        for place, id in enumerate(ids)
    }
    whole: dict[str, Any] = {
        "id": "sheet-1",
        "name": "Plan",
        "created": TIME,
        "changed": TIME,
        "from": None,
        "own": [],
        "answers": answers,
    }
    return {"format": "good-relations-worksheets", "version": 1, "worksheets": [whole]}


def done(browser: Browser, page: Page, question: str) -> Iterator[tuple[str, list[Key]]]:
    """People work; what each of their keys took."""
    note = page.locator(f"#{question} [name=note]")
    note.scroll_into_view_if_needed()
    note.focus()
    yield "typing", pressed(browser, page, (NOTE * 2)[:KEYS])
    page.locator(f"#{question} [type=radio]").first.focus()
    yield "answering", pressed(browser, page, ["ArrowRight"] * (KEYS // 2))
    page.locator(".filtering input").first.focus()
    yield "filtering", pressed(browser, page, ["ArrowRight"] * (KEYS // 2))


def pressed(browser: Browser, page: Page, keys: str | list[str]) -> list[Key]:
    """Press keys one after the other; the first, by which the page wakes up, is not counted."""
    browser.start_tracing(page=page, categories=CATEGORIES)
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(PACE)
    return list(read(json.loads(browser.stop_tracing())["traceEvents"]))[1:]


def read(events: list[dict[str, Any]]) -> Iterator[Key]:
    """What Chromium's own record says of each key."""
    events = sorted((event for event in events if event.get("ph") == "X"), key=lambda event: float(event["ts"]))
    downs = [
        event for event in events if event["name"] == "EventDispatch" and event["args"]["data"]["type"] == "keydown"
    ]
    thread = downs[0]["pid"], downs[0]["tid"]
    mine = [event for event in events if (event["pid"], event["tid"]) == thread]
    tasks = [event for event in mine if event["name"] == "RunTask"]
    commits = [event for event in mine if event["name"] == "Commit"]
    for down in downs:
        end = next((commit["ts"] + commit["dur"] for commit in commits if commit["ts"] > down["ts"]), None)
        if end:
            inside = [task for task in tasks if task["ts"] < end and task["ts"] + task["dur"] > down["ts"]]
            yield Key(sum(task.get("tdur", 0) for task in inside) / 1000, (end - down["ts"]) / 1000)


def table(found: dict[str, list[Key]]) -> str:
    """Median and 95th percentile of each, as a Markdown table."""
    lines = ["| keys | ms of work, median | 95 % within | within a frame | ms until painted, median | 95 % within |"]
    lines.append("| --- " * 6 + "|")
    for name, measured in found.items():
        work, painted = ([getattr(key, part) for key in measured] for part in ("work", "painted"))
        within = sum(time <= FRAME for time in work) / len(work)
        cells = [f"{len(work)} × {name}", f"{statistics.median(work):.1f}", f"**{highest(work):.1f}**", f"{within:.0%}"]
        cells += [f"{statistics.median(painted):.1f}", f"{highest(painted):.1f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def highest(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
