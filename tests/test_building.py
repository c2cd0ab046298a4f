"""What a build leaves behind: a whole site or the old one; and the same pages under another site generator."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from building import ROOT, build
from guide.addresses import read_register

BROKEN = "id: water-play\n"


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def without_generator(page: bytes) -> bytes:
    return re.sub(rb'<meta name="generator"[^>]*>', b"", page)


@pytest.fixture
def old_site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    return site


def test_failed_build_leaves_the_old_site(guide: Path, old_site: Path) -> None:
    (guide / "practices/water-play.yml").write_text(BROKEN)
    assert build(guide / "mkdocs.yml", old_site).returncode != 0
    assert files(old_site) == {"index.html": b"old"}


def test_build_that_fails_late_leaves_the_old_site(guide: Path, old_site: Path) -> None:
    template = guide / "overrides/404.html"
    template.write_text(template.read_text("utf-8").replace("</h1>", "{{ nothing.here.at_all }}</h1>"))
    assert build(guide / "mkdocs.yml", old_site).returncode != 0
    assert files(old_site) == {"index.html": b"old"}


def test_build_with_warnings_leaves_the_old_site(guide: Path, old_site: Path) -> None:
    chapter = guide / "docs/index.de.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n![Bild](missing.png)\n")
    assert build(guide / "mkdocs.yml", old_site).returncode != 0
    assert files(old_site) == {"index.html": b"old"}


def test_interrupted_build_leaves_the_old_site_and_the_next_one_clears_up(guide: Path, old_site: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(guide / "mkdocs.yml"),
        "-d",
        str(old_site),
    ]
    process = subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL)
    beside = old_site.with_name("site.new")
    while process.poll() is None and not (beside / "index.html").exists():
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert files(old_site) == {"index.html": b"old"}
    assert build(guide / "mkdocs.yml", old_site).returncode == 0
    assert "practices/water-play/index.html" in files(old_site)
    assert [path.name for path in old_site.parent.glob("site*")] == ["site"]


def test_site_lost_between_two_renames_comes_back(guide: Path, old_site: Path) -> None:
    old_site.rename(old_site.with_name("site.old"))
    (guide / "practices/water-play.yml").write_text(BROKEN)
    build(guide / "mkdocs.yml", old_site)
    assert files(old_site) == {"index.html": b"old"}


def test_strict_build_keeps_the_register(guide: Path, tmp_path: Path) -> None:
    assert read_register(guide) == []
    assert build(guide / "mkdocs.yml", tmp_path / "site").returncode == 0
    assert "/practices/water-play/" in read_register(guide)


def is_ours(name: str) -> bool:
    """The search engine lists the values of filters in another order each time, and names those files by their sums."""
    return name != "sitemap.xml.gz" and not name.endswith((".pf_filter", ".pf_meta", "pagefind-entry.json"))


def test_two_builds_are_the_same(guide: Path, tiny_site: Path, tmp_path: Path) -> None:
    assert build(guide / "mkdocs.yml", tmp_path / "again").returncode == 0
    first, second = files(tiny_site), files(tmp_path / "again")
    assert [name for name in first if is_ours(name) and first[name] != second.get(name)] == []
    assert {name for name in first if is_ours(name)} == {name for name in second if is_ours(name)}


def test_other_generator_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    result = build(ROOT / "mkdocs.yml", tmp_path / "site", "properdocs")
    assert result.returncode == 0, result.stdout
    first, second = files(site), files(tmp_path / "site")
    assert {name for name in first if is_ours(name)} == {name for name in second if is_ours(name)}
    pages = [name for name in first if name.endswith(".html")]
    assert pages
    for name in pages:
        assert without_generator(first[name]) == without_generator(second[name]), name
    assert first["sitemap.xml"] == second["sitemap.xml"]
