"""What Lighthouse makes of the guide, beside a stock Material site in the same run: medians of some runs.

Both are served as hosts do that were set up with the guide's files: compressed, with its headers. Needs Node 18 or
newer; npx fetches Lighthouse itself. `--runs 1` is quick; `--write` keeps the table in dev/lighthouse.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))

import bench
from browser import QUIET, chromium
from guide.compressed import compress
from guide.hosting import headers
from hosting import ThriftyHost, serve

PAGE = bench.ROOT / "dev" / "lighthouse.md"
LIGHTHOUSE = "lighthouse@12.8.2"
FORMS = {"mobile": [], "desktop": ["--preset=desktop"]}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GUIDE = {
    "home": "/",
    "a theme": "/themes/housing/",
    "a practice": "/practices/tsemppari/",
    "finder": "/practices/",
    "checklists": "/checklists/",
}
PLAIN = {"Material: home": "/", "Material: a practice": "/practices/p00000/"}

Told = TypeVar("Told")
Scores = dict[str, float]
Report = dict[str, tuple[Scores, set[str]]]
"""For each page and form its scores, and what was found wanting."""


@contextmanager
def built(config: Path, folder: Path) -> Iterator[str]:
    """The address of a site while it is served."""
    bench.build(config, folder)
    compress(folder)
    yield from serve(folder, headers(folder), ThriftyHost)


def look(address: str, options: list[str]) -> tuple[Scores, set[str]]:
    """One visit."""
    command = ["npx", "--yes", LIGHTHOUSE, address, "--output=json", "--quiet", *options]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(('--headless=new', *QUIET))}"]
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    told = json.loads(again(partial(subprocess.check_output, command, env=environment)))
    scores = {name: 100 * told["categories"][name]["score"] for name in CATEGORIES}
    weighed = {part["id"] for name in CATEGORIES for part in told["categories"][name]["auditRefs"] if part["weight"]}
    return scores, {id for id in weighed if (told["audits"][id]["score"] or 0) < 0.9 and _counts(told["audits"][id])}


def again(visit: Callable[[], Told], times: int = 3) -> Told:
    """What a visit gives; now and then Chromium keeps no record of one, and Lighthouse asks to run it again."""
    for _ in range(times - 1):
        with suppress(subprocess.CalledProcessError):
            return visit()
    return visit()


def _counts(audit: dict[str, object]) -> bool:
    return audit["scoreDisplayMode"] not in {"manual", "notApplicable", "informative"}


def measure(runs: int) -> Report:
    """Visit all pages of both sites in turn, so that both meet the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        bench.make_plain(root / "plain", bench.ROOT, 11)
        visits: dict[str, list[tuple[Scores, set[str]]]] = {}
        with (
            built(bench.ROOT / "mkdocs.yml", root / "guide-site") as guide,
            built(root / "plain/mkdocs.yml", root / "plain-site") as plain,
        ):
            addresses = {name: guide + path for name, path in GUIDE.items()}
            addresses |= {name: plain + path for name, path in PLAIN.items()}
            for _ in range(runs):
                for name, address in addresses.items():
                    for form, options in FORMS.items():
                        visits.setdefault(f"{name} | {form}", []).append(look(address, options))
                        print(name, form, visits[f"{name} | {form}"][-1], file=sys.stderr)
    return {
        name: (
            {category: median(scores[category] for scores, _ in looked) for category in CATEGORIES},
            set().union(*(wanting for _, wanting in looked)),
        )
        for name, looked in visits.items()
    }


def table(report: Report) -> str:
    """The scores, as a Markdown table."""
    lines = [f"| page | form | {' | '.join(CATEGORIES)} | wanting |", "| --- " * (len(CATEGORIES) + 3) + "|"]
    for name, (scores, wanting) in report.items():
        cells = [f"{scores[category]:.0f}" for category in CATEGORIES]
        lines.append(f"| {name} | {' | '.join(cells)} | {', '.join(sorted(wanting))} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and keep the table if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(bench.ROOT)}")
    options = parser.parse_args()
    report = table(measure(options.runs))
    print(report)
    if options.write:
        head = PAGE.read_text("utf-8").partition("<!-- figures -->")[0]
        day = datetime.now(UTC).date()
        said = f"{LIGHTHOUSE}, median of {options.runs}"
        PAGE.write_text(f"{head}<!-- figures -->\n\nMeasured {day} with {said}.\n\n{report}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
