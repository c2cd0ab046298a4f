"""What searching costs and finds in a guide of 1,000 and 5,000 practices in three languages.

The practices are made of invented activities and real municipalities (tests/search/generated/), each pair once, on the
texts of real practices. A query names an activity and a municipality in words that stand like that in no title; right
is only that one page. Half of the activities were used to develop the search, the other half judges it.
`--write` keeps the table in dev/search.md.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import random
import re
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

import judging
from bench import LINK, ROOT, SUCCESSOR, Cost, build, make_guide, make_plain
from browser import QUIET, chromium

PAGE = ROOT / "dev" / "search.md"
SIZES = (1_000, 5_000)
QUERIES = 100
"""A language and size."""

SEED = 20261121
SLOW = {"latency": 100, "downloadThroughput": 4_000_000 / 8, "uploadThroughput": 1_000_000 / 8, "offline": False}
ENGINE = re.compile(r"/pagefind/(pagefind(-worker)?\.js|wasm\.)|/assets-[0-9a-f]+/js/|/search/panel\.html")
PIECES = re.compile(r"/pagefind/")


@dataclass(frozen=True)
class Found:
    """What searching a built guide gave in one language."""

    first: float
    five: float
    kilobytes: float
    """Compressed, fetched before the first result beside the engine's own files: median of fresh visits."""

    words: float
    """Compressed kilobytes of the list of words, fetched only when one is unknown."""

    warm: float
    """Milliseconds of a query when the engine is loaded: median of queries not asked before."""

    cold: float
    """Seconds from opening the page to the first result on a slow line."""


def main() -> None:
    """Measure, print, and keep the tables if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    lines = [f"| {' | '.join(HEAD)} |", "| --- " * len(HEAD) + "|"]
    costs = [f"| {' | '.join(COSTS)} |", "| --- " * len(COSTS) + "|"]
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measured, cost, material = measure(Path(folder), size)
        costs.append(cost)
        for language, found in measured.items():
            cells = [f"{size} × 3", language, f"{found.five:.1%}", f"{found.first:.1%}", f"{found.kilobytes:.0f}"]
            cells += [f"{found.words:.0f}", f"{found.warm:.0f}", f"{found.cold:.1f}", f"{material:.1f}"]
            lines.append(f"| {' | '.join(cells)} |")
    report = "\n".join([*lines, "", *costs, "", *own_pages()])
    print(report)
    if options.write:
        head = PAGE.read_text("utf-8").partition("<!-- figures -->")[0]
        PAGE.write_text(f"{head}<!-- figures -->\n\n{report}\n", encoding="utf-8")


HEAD = (
    "practices",
    "language",
    "first five",
    "first",
    "kB before first result",
    "kB of words, if asked",
    "ms warm",
    "s to first result, slow line",
    "Material's search, same run",
)
COSTS = (
    "practices",
    "CPU s from nothing, without search",
    "with",
    "added",
    "CPU s when few words are new, without search",
    "with",
    "added, of the build from nothing",
    "peak MB, build + engine",
)


def own_pages() -> Iterator[str]:
    """The table of the judged queries on this guide's own pages: first five and first, by class."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        site = Path(folder) / "site"
        build(ROOT / "mkdocs.yml", site)
        browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
        with hosted(site) as address:
            figures = {}
            for language in languages():
                page = browser.new_page()
                page.goto(start(address, language) + "search/")
                figures[language] = judging.report(judging.ask(page, judging.queries(language)))
        browser.close()
    yield f"| this guide's pages, first five / first | {' | '.join(figures)} |"
    yield "| --- " * (len(figures) + 1) + "|"
    for kind in next(iter(figures.values())):
        cells = [
            f"{found[kind].five:.1%} / {found[kind].first:.1%} of {found[kind].asked}" for found in figures.values()
        ]
        yield f"| {kind} | {' | '.join(cells)} |"


def start(address: str, language: str) -> str:
    """Where a language's pages begin."""
    return f"{address}/" if language == languages()[0] else f"{address}/{language}/"


def measure(folder: Path, size: int) -> tuple[dict[str, Found], str, float]:
    """Build a guide of a size, with and without search, and search it."""
    guide, site = folder / "guide", folder / "site"
    pairs = make_guide_of_pairs(guide, size)
    without = folder / "without" / "guide"
    shutil.copytree(guide, without)
    config = without / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - hooks/search.py\n", ""), encoding="utf-8")
    guides = {"without": (without, folder / "without-site"), "with": (guide, site)}
    fresh = {name: build(root / "mkdocs.yml", made) for name, (root, made) in guides.items()}
    for root, _ in guides.values():
        add_a_word(root)
    again = {name: build(root / "mkdocs.yml", made) for name, (root, made) in guides.items()}
    cost = cost_row(size, fresh, again)
    print(cost, file=sys.stderr)
    shutil.rmtree(folder / "without-site")
    make_plain(folder / "plain", guide, size)
    build(folder / "plain" / "mkdocs.yml", folder / "plain-site")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
        with hosted(folder / "plain-site") as address:
            material = cold_material(browser, address)
        with hosted(site) as address:
            found = {language: searched(browser, address, site, language, pairs) for language in languages()}
        browser.close()
    return found, cost, material


def languages() -> list[str]:
    """The guide's languages, the default first."""
    guide: Mapping[str, Any] = yaml.safe_load((ROOT / "docs/data/guide.yml").read_text("utf-8"))
    return [language["id"] for language in guide["languages"]]


def generated(name: str) -> list[dict[str, Any]]:
    """Activities or places."""
    made: list[dict[str, Any]] = yaml.safe_load((ROOT / f"tests/search/generated/{name}.yml").read_text("utf-8"))
    return made


def make_guide_of_pairs(target: Path, size: int) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """A guide with `size` practices; returns id, activity and place of those that queries ask for."""
    make_guide(target, 0)
    chance = random.Random(SEED)  # noqa: S311  the same guide every time
    activities, places = generated("activities"), generated("places")
    named = {place["id"]: place for place in places}
    vocabulary = yaml.load((target / "docs/data/vocabulary/municipalities.yml").read_text("utf-8"), yaml.CSafeLoader)
    asked = [(activity, named[place]) for activity in activities for place in chance.sample(sorted(named), 9)]
    names = {place["id"]: place["name"] for place in vocabulary}
    pairs = [(activity, place["id"]) for activity, place in asked]
    others = [(activity, place) for activity in activities for place in names]
    chance.shuffle(others)
    known = {(activity["id"], place) for activity, place in pairs}
    pairs += [pair for pair in others if (pair[0]["id"], pair[1]) not in known]
    real = [
        LINK.sub(r"\1", SUCCESSOR.sub("", path.read_text("utf-8")))
        for path in sorted((ROOT / "practices").glob("*.yml"))
    ]
    chosen = pairs[:size]
    for number, (activity, place) in enumerate(chosen):
        entry = yaml.load(real[number % len(real)], StringLoader)  # noqa: S506  safe but for dates
        write_practice(target / "practices" / f"p{number:05}.yml", entry, activity, place, names[place])
    asked_for = [
        (f"p{number:05}", activity, named[place]) for number, (activity, place) in enumerate(chosen) if place in named
    ]
    return [pair for pair in asked_for if pair[1] in activities[1::2]]


class StringLoader(yaml.CSafeLoader):
    """Dates stay as they are written."""


StringLoader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def write_practice(
    path: Path, entry: dict[str, Any], activity: Mapping[str, Any], place: str, name: Mapping[str, str]
) -> None:
    """A practice of an activity in a municipality, on the texts of a real one."""
    entry.update(id=path.stem, municipalities=[place])
    entry.pop("national", None)
    entry.pop("everyday", None)
    for language, title in activity["title"].items():
        where = name.get(language) or next(iter(name.values()))
        entry["title"][language] = f"{title}, {where}"
        first, _, _ = activity["text"][language].partition(". ")
        entry["summary"][language] = f"{first}."[:240]
        entry["what"][language] = f"{activity['text'][language]}\n\n{entry['what'][language]}"
    path.write_text(yaml.dump(entry, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8")


def add_a_word(guide: Path) -> None:
    """Somebody writes a practice whose words nobody has used."""
    path = guide / "practices" / "p00000.yml"
    entry = yaml.load(path.read_text("utf-8"), StringLoader)  # noqa: S506
    for language in entry["what"]:
        entry["what"][language] += "\n\nVerraton köynnöskrassi, pumpkinseed and blåklockefält."
    path.write_text(yaml.dump(entry, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8")


def cost_row(size: int, fresh: Mapping[str, Cost], again: Mapping[str, Cost]) -> str:
    """The row of a size in the table of costs: what searching adds, in shares of a build from nothing without it."""
    cells = [f"{size} × 3"]
    for costs in (fresh, again):
        added = (costs["with"].seconds - costs["without"].seconds) / fresh["without"].seconds
        cells += [f"{costs['without'].seconds:.1f}", f"{costs['with'].seconds:.1f}", f"**{added:.0%}**"]
    cells.append(f"{fresh['with'].megabytes:.0f}")
    return f"| {' | '.join(cells)} |"


class Host(SimpleHTTPRequestHandler):
    """Serves a folder, compressed as web hosts do."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as on web hosts: or else the body waits 40 ms until the header has been confirmed

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with the file, compressed unless the engine has done that."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if "pf_" not in path.suffix and path.suffix != ".pagefind":
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)


@contextlib.contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The folder's address while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


SEARCH = """async (query) => {
  const scripts = document.querySelector("script[src$='/js/keyboard.js']").src
  const { details, search } = await import(new URL("search/search.mjs", scripts))
  const start = performance.now()
  const { hits } = await search(query)
  const pages = (await details(hits.slice(0, 5))).map((found) => found.page)
  return { pages, time: performance.now() - start }
}"""


def searched(browser: Browser, address: str, site: Path, language: str, pairs: list[Any]) -> Found:
    """Search a hosted guide in one language."""
    chance = random.Random(SEED)  # noqa: S311
    asked = []
    for id, activity, place in chance.sample(pairs, min(QUERIES, len(pairs))):
        words = chance.choice(activity["queries"][language])
        asked.append((f"{words} {chance.choice(place[language])}", f"practices/{id}"))
    home = start(address, language)
    page = browser.new_page()
    page.goto(f"{home}about/")
    answers = [page.evaluate(SEARCH, query) for query, _ in asked]
    page.close()
    ranks = [
        answer["pages"].index(right) if right in answer["pages"] else 9
        for answer, (_, right) in zip(answers, asked, strict=True)
    ]
    for (query, right), answer, rank in zip(asked, answers, ranks, strict=True):
        if rank == 9:
            print(f"{language}: {query!r} wants {right}, got {answer['pages']}", file=sys.stderr)
    sizes, colds = zip(*[fresh_visit(browser, home, query) for query, _ in asked[:5]], strict=True)
    words = gzip.compress((site / "pagefind" / f"words.{language}.txt").read_bytes(), 6)
    return Found(
        first=sum(rank == 0 for rank in ranks) / len(ranks),
        five=sum(rank < 5 for rank in ranks) / len(ranks),
        kilobytes=statistics.median(sizes) / 1000,
        words=len(words) / 1000,
        warm=statistics.median(answer["time"] for answer in answers[10:]),
        cold=statistics.median(colds),
    )


def fresh_visit(browser: Browser, home: str, query: str) -> tuple[int, float]:
    """Bytes of index and seconds to the first result of a reader who comes to the search page on a slow line."""
    context = browser.new_context()
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: int(answer.headers.get("content-length", 0))}))
    throttle(page)
    page.goto(f"{home}search/?q={query}", wait_until="commit")
    page.wait_for_selector(".search-results a", timeout=120_000)
    seconds = page.evaluate("performance.now()") / 1000
    context.close()
    pieces = {url: size for url, size in sizes.items() if PIECES.search(url) and not ENGINE.search(url)}
    return sum(size for url, size in pieces.items() if "/words." not in url), seconds


def cold_material(browser: Browser, address: str) -> float:
    """Seconds to the first result of the theme's own search on a slow line."""
    context = browser.new_context()
    page = context.new_page()
    throttle(page)
    page.goto(f"{address}/", wait_until="load", timeout=120_000)
    page.keyboard.press("/")
    page.keyboard.type("kunta")
    page.wait_for_selector(".md-search-result__link", timeout=300_000)
    seconds: float = page.evaluate("performance.now()") / 1000
    context.close()
    return seconds


def throttle(page: Page) -> None:
    """A slow line: 4 Mbit/s, 100 ms."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)


if __name__ == "__main__":
    main()
