"""`make serve`: an edit is seen without a restart, and a mistake is told and survived."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guide import cli

PATIENCE = 60
"""Seconds after which a page that has not come is taken as never coming."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Server:
    """`mkdocs serve`, as the Makefile starts it."""

    def __init__(self, guide: Path, folder: Path, generator: str, port: int) -> None:
        """`folder`: of its own, for its log and for the site."""
        folder.mkdir()
        self.port = port or free_port()
        command = [sys.executable, "-m", generator, "serve", "--livereload", "-a", f"127.0.0.1:{self.port}"]
        self.log, self._folder = folder / "log", folder
        self.process = subprocess.Popen(
            [*command, "-f", str(guide / "mkdocs.yml")],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(folder)},
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
        )

    @property
    def files(self) -> dict[str, bytes]:
        """The site as it is served, but for the generator's own compressed copy, which bears the time."""
        (site,) = self._folder.glob("*docs_*")
        paths = (path for path in site.rglob("*") if path.is_file() and path.name != "sitemap.xml.gz")
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

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
def start(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers, and stops them in the end, whatever happens."""
    started: list[Server] = []

    def start(guide: Path, generator: str = "mkdocs", port: int = 0) -> Server:
        started.append(Server(guide, tmp_path / f"server-{len(started)}", generator, port))
        assert started[-1].says("Serving on http://127.0.0.1:"), started[-1].log.read_text("utf-8")
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def server(guide: Path, start: Callable[..., Server]) -> Server:
    return start(guide)


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


WAITING = """
import time
from pathlib import Path

def on_pre_build(config):
    while Path(config.config_file_path).with_name("wait").exists():
        time.sleep(0.05)
"""
"""A hook for builds that do not go on before they are let."""


def add_hook(guide: Path, code: str) -> None:
    (guide / "hooks/added.py").write_text(code)
    edit(guide / "mkdocs.yml", "hooks:\n", "hooks:\n  - hooks/added.py\n")


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_saved_practice_is_shown_before_the_whole_build(
    guide: Path, start: Callable[..., Server], generator: str
) -> None:
    add_hook(guide, WAITING)
    server = start(guide, generator)
    before = server.files
    for title in ("Neuer Titel", "Noch neuerer Titel"):
        (guide / "wait").touch()
        edit(guide / "practices/water-play.yml", "  de: ", f"  de: {title} ")
        assert server.shows("practices/water-play/", title)
        quick = server.files
        changed = {name for name in quick if quick[name] != before[name]}
        assert changed == {"practices/water-play/index.html", "fr/practices/water-play/index.html"}
        (guide / "wait").unlink()
        assert server.shows("practices/by-status/", title)
        before = server.files
        assert {name: before[name] for name in changed} == {name: quick[name] for name in changed}
    server.stop()

    shutil.rmtree(guide / ".cache")
    clean = start(guide, generator, server.port).files
    assert [name for name in sorted({*before, *clean}) if before.get(name) != clean.get(name)] == []


def test_wrong_practice_is_told_as_the_check_tells_it(
    server: Server, guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(guide / "practices/water-play.yml", "themes: [", "themes: [nothing, ")
    assert cli.main(["--root", str(guide), "check"]) == 1
    assert server.says(capsys.readouterr().out.strip())


FAILING = """
from pathlib import Path

def on_page_context(context, page, config, nav):
    once = Path(config.config_file_path).with_name("once")
    if once.exists():
        once.unlink()
        raise RuntimeError("just once")
"""
"""A hook that fails at the next page."""


def test_serving_outlives_whatever_goes_wrong_before_the_whole_build(guide: Path, start: Callable[..., Server]) -> None:
    add_hook(guide, FAILING)
    server = start(guide)
    (guide / "once").touch()
    edit(guide / "practices/water-play.yml", "  de: ", "  de: Neuer Titel ")
    assert server.shows("practices/by-status/", "Neuer Titel")
    assert not (guide / "once").exists()
