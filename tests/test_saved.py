"""What is shown at once when it is saved, and what has to wait for a whole build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guide.saved import Snapshot, saved

ENTRY = "practices/water-play.yml"


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


@pytest.fixture
def before(guide: Path) -> Snapshot:
    return Snapshot.of([str(guide / "mkdocs.yml"), *(str(guide / name) for name in ("docs", "practices", "overrides"))])


def test_saved_practice_is_known_with_what_it_says_now(guide: Path, before: Snapshot) -> None:
    text = (guide / ENTRY).read_text("utf-8")
    (guide / ENTRY).write_text(text.replace("  de: ", "  de: Neu ", 1), encoding="utf-8")
    news = saved(guide, before)
    assert news is not None
    ids, catalogue = news
    assert ids == ["water-play"]
    assert catalogue.practices["water-play"].title["de"].startswith("Neu ")


def test_nothing_saved_is_nothing_to_show(guide: Path, before: Snapshot) -> None:
    assert saved(guide, before) is None


MORE: dict[str, Callable[[Path], object]] = {
    "mistake": lambda guide: add(guide / ENTRY, "colour: blue\n"),
    "chapter": lambda guide: add(guide / "docs/index.de.md", "\n"),
    "theme": lambda guide: add(guide / "docs/data/themes.yml", "\n"),
    "template": lambda guide: add(guide / "overrides/main.html", "\n"),
    "settings": lambda guide: add(guide / "mkdocs.yml", "\n"),
    "example": lambda guide: (guide / "practices/README.md").write_text(""),
    "new practice": lambda guide: (guide / "practices/new.yml").write_text("id: new\n"),
    "lost practice": lambda guide: (guide / ENTRY).unlink(),
    "other id": lambda guide: (guide / ENTRY).rename(guide / "practices/other.yml"),
}


@pytest.mark.parametrize("change", MORE.values(), ids=MORE.keys())
def test_what_concerns_more_than_its_page_waits_for_the_whole_build(
    guide: Path, before: Snapshot, change: Callable[[Path], object]
) -> None:
    add(guide / ENTRY, "\n")
    change(guide)
    assert saved(guide, before) is None
