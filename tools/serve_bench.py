"""What an author waits for who saves one practice in `make serve`, beside a build of the whole guide from nothing.

CPU and wall seconds until the page is served, and until all the rest is. Linux only: what another process has spent
stands in /proc. `--sizes 100 1000` takes other steps; `--write` keeps the table in dev/performance.md.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import bench

PAGE = bench.PAGE
PLACE = re.compile(r"(?<=<!-- serve -->\n\n).*?(?=\n\n<!-- served -->)", re.DOTALL)
"""Where on that page the figures stand."""

SIZES = (100, 1_000)
SAVED = "p00000"
TITLE = re.compile(r'^(title:\n  \w+: )"?(.*?)"?$', re.MULTILINE)
PATIENCE = 600
"""Seconds after which a page that has not come is taken as never coming."""


class Spent(NamedTuple):
    """Seconds."""

    cpu: float
    wall: float


class Server:
    """`mkdocs serve` on a guide, and what it spends."""

    def __init__(self, guide: Path, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self._log = log
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-f", str(guide / "mkdocs.yml")]
        self.process = subprocess.Popen(
            [*command, "-a", self.address],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
        )

    def spent(self) -> Spent:
        """Until now, with the processes it started and that have ended."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return Spent(sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK"), time.monotonic())

    def wait_for_log(self, words: str, times: int = 1) -> None:
        """Until it has said something."""
        while self._log.read_text("utf-8").count(words) < times:
            if self.process.poll() is not None:
                sys.exit(self._log.read_text("utf-8"))
            time.sleep(0.02)

    def wait_for_page(self, path: str, words: str) -> None:
        """Until a page says something."""
        while True:
            with urllib.request.urlopen(f"http://{self.address}{path}", timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return
            time.sleep(0.02)


@contextmanager
def served(guide: Path, log: Path) -> Iterator[Server]:
    """A server for as long as somebody looks."""
    server = Server(guide, log)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait()


def measure(size: int) -> dict[str, Spent]:
    """From nothing to the first page; from a save to its page, and to the whole guide."""
    with tempfile.TemporaryDirectory() as folder:
        guide, log = Path(folder, "guide"), Path(folder, "log")
        bench.make_guide(guide, size)
        entry, begun = guide / f"practices/{SAVED}.yml", Spent(0, time.monotonic())
        with served(guide, log) as server:
            server.wait_for_log("Serving on")
            ready = server.spent()
            entry.write_text(TITLE.sub(r'\1"Uusi \2"', entry.read_text("utf-8")), encoding="utf-8")
            server.wait_for_page(f"/practices/{SAVED}/", "Uusi ")
            shown = server.spent()
            server.wait_for_log("Reloading browsers")
            whole = server.spent()
    steps = {"from nothing": (begun, ready), "its page": (ready, shown), "all the rest": (ready, whole)}
    return {name: Spent(end.cpu - start.cpu, end.wall - start.wall) for name, (start, end) in steps.items()}


def table(rows: Mapping[int, Mapping[str, Spent]]) -> str:
    """The measurements and their ratios, as a Markdown table."""
    lines = [
        "| practices × languages | from nothing, CPU s | page, CPU s | ratio | wall s | the rest too, CPU s | ratio |",
        "| --- " * 7 + "|",
    ]
    for size, spent in rows.items():
        nothing, page, rest = spent.values()
        cells = [f"{size} × 3", f"{nothing.cpu:.1f}", f"{page.cpu:.1f}", f"**{page.cpu / nothing.cpu:.3f}**"]
        cells += [f"{page.wall:.1f}", f"{rest.cpu:.1f}", f"{rest.cpu / nothing.cpu:.2f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and keep the table if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(bench.ROOT)}")
    options = parser.parse_args()
    report = table({size: measure(size) for size in options.sizes})
    print(report)
    if options.write:
        text = PLACE.sub(lambda _: f"Measured {datetime.now(UTC).date()}.\n\n{report}", PAGE.read_text("utf-8"))
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
