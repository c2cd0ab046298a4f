"""`make serve`: an edit is seen without a restart, and a mistake is told and survived."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds after which a page that has not come is taken as never coming."""


class Server:
    """`mkdocs serve`, as the Makefile starts it."""

    def __init__(self, guide: Path, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{self.port}"]
        self.log = log
        self.process = subprocess.Popen(
            [*command, "-f", str(guide / "mkdocs.yml")],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
        )

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/handbuch/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def shows(self, path: str, words: str) -> bool:
        return self._comes(lambda: words in self.page(path))

    def says(self, words: str) -> bool:
        return self._comes(lambda: words in self.log.read_text("utf-8"))

    def _comes(self, seen: Callable[[], bool]) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if seen():
                return True
            time.sleep(0.1)
        return False


@pytest.fixture
def server(guide: Path, tmp_path: Path) -> Iterator[Server]:
    started = Server(guide, tmp_path / "log")
    assert started.says("Serving on http://127.0.0.1:"), started.log.read_text("utf-8")
    yield started
    started.process.terminate()
    started.process.wait()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_edits_are_seen_without_a_restart(server: Server, guide: Path) -> None:
    assert server.shows("practices/water-play/", "</html>")

    edit(guide / "practices/water-play.yml", "  de: ", "  de: Neuer Titel ")
    assert server.shows("practices/water-play/", "Neuer Titel")

    edit(guide / "docs/themes/play.de.md", "{: #questions }", "zum Gespräch {: #questions }")
    assert server.shows("themes/play/", "zum Gespräch")

    edit(guide / "overrides/fragments/practice.html", '<dl class="glance">', '<dl class="glance" data-new>')
    assert server.shows("practices/water-play/", "data-new")

    edit(guide / "overrides/strings/de.yml", 'sources: "', 'sources: "Belegte ')
    assert server.shows("practices/water-play/", "Belegte ")


def test_mistake_is_told_and_mending_it_is_enough(server: Server, guide: Path) -> None:
    entry = guide / "practices/water-play.yml"
    sound = entry.read_text("utf-8")
    entry.write_text(sound + "colour: blue\n", encoding="utf-8")
    assert server.says("practices/water-play.yml:")
    entry.write_text(sound.replace("  de: ", "  de: Wieder gut ", 1), encoding="utf-8")
    assert server.shows("practices/water-play/", "Wieder gut")
    assert "Traceback" not in server.log.read_text("utf-8")
