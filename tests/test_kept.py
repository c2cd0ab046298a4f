"""What is kept from build to build changes nothing but time: a cached and a clean build are the same, byte by byte."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from building import build
from guide.kept import Kept, key

POISON = "<p>kept from before</p>"


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site but the generator's own compressed copy, which bears the time."""
    paths = (path for path in sorted(site.rglob("*")) if path.is_file() and path.name != "sitemap.xml.gz")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def never() -> str:
    raise AssertionError("kept already")


# The file of texts


def test_text_is_made_once(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "made.db")
    assert kept.made("a", lambda: "ä\n") == "ä\n"
    kept.close()
    assert Kept(tmp_path / "made.db").made("a", never) == "ä\n"


def test_what_a_build_did_not_use_is_forgotten(tmp_path: Path) -> None:
    for used in (["a", "b"], ["a"]):
        kept = Kept(tmp_path / "made.db")
        for name in used:
            kept.made(name, lambda: "old")
        kept.close()
    kept = Kept(tmp_path / "made.db")
    assert kept.made("a", never) == "old"
    assert kept.made("b", lambda: "new") == "new"


@pytest.mark.parametrize("packed", [True, False])
def test_many_contents_are_kept_at_once(tmp_path: Path, *, packed: bool) -> None:
    contents = {f"k{number}": bytes(range(number)) for number in range(200)}
    kept = Kept(tmp_path / "made.db")
    kept.keep(contents.items(), packed=packed)
    again = Kept(tmp_path / "made.db")
    assert {key: again.get(key) for key in contents} == contents
    assert again.get("other") is None


def test_content_that_was_damaged_is_not_taken_for_what_it_was(tmp_path: Path) -> None:
    Kept(tmp_path / "made.db").keep([("a", b"whole")], packed=True)
    with sqlite3.connect(tmp_path / "made.db") as base:
        base.execute("UPDATE made SET text = ?", (zlib.compress(b"whole", 0).replace(b"whole", b"while"),))
    assert Kept(tmp_path / "made.db").get("a") is None


def test_interrupted_build_keeps_what_it_made(tmp_path: Path) -> None:
    interrupted = Kept(tmp_path / "made.db")
    interrupted.made("a", lambda: "old")
    assert Kept(tmp_path / "made.db").made("a", never) == "old"


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_damaged_file_costs_time_only(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "made.db"
    kept = Kept(file)
    kept.made("a", lambda: "old")
    kept.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100) if damage is None else damage)
    kept = Kept(file)
    assert kept.made("a", lambda: "new") == "new"
    assert kept.made("b", lambda: "other") == "other"
    kept.close()
    assert Kept(file).made("b", never) == "other"


def test_damaged_text_is_made_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "made.db")
    kept.made("a", lambda: "old")
    kept.close()
    with sqlite3.connect(tmp_path / "made.db") as base:
        base.execute("UPDATE made SET text = substr(text, 1, length(text) - 2)")
    assert Kept(tmp_path / "made.db").made("a", lambda: "new") == "new"


def test_place_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = Kept(tmp_path / "file" / "made.db")
    assert [kept.made("a", lambda: "new"), kept.made("a", lambda: "again")] == ["new", "again"]
    kept.close()


def test_keys_tell_parts_apart() -> None:
    assert len({key("ab", "c"), key("a", "bc"), key("abc"), key("abc", None), key(["abc"])}) == 5


# Sites


@pytest.fixture(scope="module")
def built(tiny_guide: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide that has been built; beside it stands its site."""
    guide = Path(shutil.copytree(tiny_guide, tmp_path_factory.mktemp("built") / "guide"))
    assert build(guide / "mkdocs.yml", guide.with_name("site")).returncode == 0
    return guide


@pytest.fixture
def guide(built: Path, tmp_path: Path) -> Path:
    """A copy of it, with all that was kept."""
    return Path(shutil.copytree(built, tmp_path / "guide"))


def poison(guide: Path) -> None:
    """Whatever is kept can be told by a line that no build would make."""
    (file,) = (guide / ".cache/pages").glob("*.db")
    with sqlite3.connect(file) as base:
        rows = [(name, zlib.decompress(text).decode()) for name, text in base.execute("SELECT key, text FROM made")]
        whole = [(name, text.replace("</h1>", f"</h1>{POISON}", 1)) for name, text in rows]
        base.executemany(
            "UPDATE made SET text = ? WHERE key = ?", [(zlib.compress(text.encode()), name) for name, text in whole]
        )


def sites(guide: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The guide built with what is kept, and from nothing."""
    assert build(guide / "mkdocs.yml", guide.with_name("cached")).returncode == 0
    shutil.rmtree(guide / ".cache")
    assert build(guide / "mkdocs.yml", guide.with_name("clean")).returncode == 0
    return files(guide.with_name("cached")), files(guide.with_name("clean"))


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def test_nothing_changed_and_nothing_is_made_again(guide: Path, built: Path) -> None:
    poison(guide)
    assert build(guide / "mkdocs.yml", guide.with_name("site")).returncode == 0
    old, new = files(built.with_name("site")), files(guide.with_name("site"))
    pages = [name for name in new if name.endswith("index.html") and POISON.encode() in new[name]]
    assert {"index.html", "practices/water-play/index.html", "fr/practices/water-play/index.html"} <= set(pages)
    assert all(new[name].replace(POISON.encode(), b"") == old[name] for name in pages)


def test_build_elsewhere_and_not_strict_uses_the_same(guide: Path) -> None:
    poison(guide)
    assert build(guide / "mkdocs.yml", guide.with_name("elsewhere"), strict=False).returncode == 0
    assert POISON in (guide.with_name("elsewhere") / "practices/water-play/index.html").read_text("utf-8")


def test_one_practice_changed(guide: Path, built: Path) -> None:
    edit(guide / "practices/water-play.yml", "  de: ", "  de: Anders und ")
    cached, clean = sites(guide)
    assert differing(cached, clean) == []
    assert "practices/water-play/index.html" in differing(cached, files(built.with_name("site")))


def test_practices_come_and_go(guide: Path) -> None:
    text = (guide / "practices/water-play.yml").read_text("utf-8")
    (guide / "practices/another.yml").write_text(text.replace("water-play", "another", 1), encoding="utf-8")
    cached, clean = sites(guide)
    assert differing(cached, clean) == []
    (guide / "practices/another.yml").unlink()
    (guide / "addresses.txt").unlink()
    cached, clean = sites(guide)
    assert differing(cached, clean) == []


def test_title_of_a_chapter_changed(guide: Path) -> None:
    edit(guide / "docs/practices/index.de.md", "# ", "# Neue ")
    cached, clean = sites(guide)
    assert differing(cached, clean) == []


WIDE: dict[str, Callable[[Path], None]] = {
    "template": lambda guide: edit(
        guide / "overrides/main.html", "{% block extrahead %}", "{% block extrahead %}<!-- -->"
    ),
    "fragment": lambda guide: edit(guide / "overrides/fragments/practice.html", "<p class=", "<p data-new class="),
    "words": lambda guide: edit(guide / "overrides/strings/de.yml", 'sources: "', 'sources: "Belegte '),
    "data": lambda guide: edit(guide / "docs/data/themes.yml", "  de: ", "  de: Neu "),
    "settings": lambda guide: edit(
        guide / "mkdocs.yml", "navigation.footer", "navigation.footer\n    - header.autohide"
    ),
    "code": lambda guide: edit(guide / "hooks/guide/page.py", '"organiser", self', '"partners", self'),
}


@pytest.mark.parametrize("change", WIDE.values(), ids=WIDE.keys())
def test_what_all_pages_are_made_with_changed(guide: Path, change: Callable[[Path], None]) -> None:
    poison(guide)
    change(guide)
    cached, clean = sites(guide)
    assert differing(cached, clean) == []


def test_version_of_a_package_changed(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poison(guide)
    package = tmp_path / "packages/another-1.0.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: another\nVersion: 1.0\n")
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    cached, clean = sites(guide)
    assert differing(cached, clean) == []


def test_build_after_a_damaged_cache(guide: Path, built: Path) -> None:
    (file,) = (guide / ".cache/pages").glob("*.db")
    file.write_bytes(file.read_bytes()[:5000])
    assert build(guide / "mkdocs.yml", guide.with_name("site")).returncode == 0
    assert differing(files(guide.with_name("site")), files(built.with_name("site"))) == []


def test_build_after_an_interrupted_one(guide: Path, built: Path) -> None:
    shutil.rmtree(guide / ".cache")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(guide / "mkdocs.yml")]
    process = subprocess.Popen(
        [*command, "-d", str(guide.with_name("site"))],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not (guide.with_name("site.new") / "practices").exists():
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert build(guide / "mkdocs.yml", guide.with_name("site")).returncode == 0
    assert differing(files(guide.with_name("site")), files(built.with_name("site"))) == []


def test_warnings_are_told_each_time(guide: Path) -> None:
    edit(guide / "docs/index.de.md", "# ", "![Bild](missing.png)\n\n# ")
    for _ in range(2):
        result = build(guide / "mkdocs.yml", guide.with_name("site"))
        assert result.returncode != 0
        assert "missing.png" in result.stdout
