"""What has not been looked at for long says so to the reader, and the list of it is a report, never a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import build
from guide import cli
from pages import read


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def neglected(guide: Path) -> Path:
    """A guide with a chapter and a practice that nobody has looked at for years."""
    for language in ("de", "fr"):
        edit(guide / f"docs/themes/play.{language}.md", "review_after: 2099-11-21", "review_after: 2020-11-21")
    edit(guide / "practices/water-play.yml", "  checked_on: 2026", "  checked_on: 2019")
    return guide


def test_reader_is_told_that_a_page_or_practice_is_overdue(neglected: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(neglected / "mkdocs.yml", site).returncode == 0
    for page in ("themes/play", "practices/water-play", "fr/themes/play"):
        assert read(site / page / "index.html").all("aside", class_="language-notice overdue"), page


def test_reader_is_told_when_and_by_whom_a_page_was_reviewed(tiny_site: Path) -> None:
    foot = read(tiny_site / "themes/play/index.html").one("p", class_="reviewed detail")
    assert "21. November 2026" in foot.text.replace("\u00a0", " ")
    assert "Gemeinderat" in foot.text
    assert not read(tiny_site / "themes/play/index.html").all("aside", class_="language-notice overdue")


def test_what_falls_due_is_listed_and_nothing_fails(neglected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--root", str(neglected), "due", "--lang", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in told][:1] == ["practices/water-play.yml"]
    assert "docs/themes/play.de.md: to be reviewed by 2020-11-21" in told
    assert cli.main(["--root", str(neglected), "check", "--lang", "en"]) == 0


def test_nothing_due_is_said_so(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--root", str(guide), "due", "--by", "2020-01-01", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing falls due.\n"
