"""Addresses outlive renaming: the check notices one that would die, and a retired id leads on."""

from __future__ import annotations

from pathlib import Path

from guide.addresses import REGISTER, read_register, write_register
from guide.catalogue import check


def publish(guide: Path) -> None:
    write_register(guide, check(guide).addresses)


def codes(guide: Path) -> list[str]:
    return [problem.code for problem in check(guide).problems]


def rename(guide: Path, old: str, new: str, extra: str = "") -> None:
    path = guide / "practices" / f"{old}.yml"
    text = path.read_text("utf-8").replace(f"id: {old}\n", f"id: {new}\n", 1)
    (guide / "practices" / f"{new}.yml").write_text(text + extra, encoding="utf-8")
    path.unlink()


def test_renaming_a_practice_without_its_old_id_fails(guide: Path) -> None:
    publish(guide)
    rename(guide, "water-play", "water-place")
    assert set(codes(guide)) == {"address-practice-gone"}
    assert {problem.file for problem in check(guide).problems} == {REGISTER}


def test_renaming_a_practice_with_its_old_id_passes(guide: Path) -> None:
    publish(guide)
    rename(guide, "water-play", "water-place", "old_ids:\n  - water-play\n")
    assert codes(guide) == []


def test_deleting_a_chapter_fails(guide: Path) -> None:
    publish(guide)
    for path in (guide / "docs/practices").glob("by-status.*.md"):
        path.unlink()
    assert "address-page-gone" in codes(guide)


def test_taking_a_question_out_fails(guide: Path) -> None:
    publish(guide)
    path = guide / "docs/data/questions/play.yml"
    path.write_text(path.read_text("utf-8").replace('number: "2b"', 'number: "9"'), encoding="utf-8")
    assert "address-anchor-gone" in codes(guide)


def test_rewording_a_heading_keeps_its_address(guide: Path) -> None:
    publish(guide)
    path = guide / "docs/themes/play.de.md"
    lines = [
        "## Anders gesagt {: #questions }" if "#questions" in line else line
        for line in path.read_text("utf-8").split("\n")
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert codes(guide) == []


def test_links_to_a_page_whose_name_ends_like_the_home_page_are_found(guide: Path) -> None:
    rename(guide, "water-play", "water-index", "old_ids:\n  - water-play\n")
    for path in (guide / "docs").glob("index.*.md"):
        path.write_text(
            path.read_text("utf-8") + "\n[1](practices/water-index.md#what) [2](index.md)\n", encoding="utf-8"
        )
    assert codes(guide) == []


def test_register_keeps_what_it_has_and_adds_what_is_new(guide: Path) -> None:
    write_register(guide, ["/old/", *check(guide).addresses])
    kept = read_register(guide)
    assert kept == sorted(kept)
    assert "/old/" in kept
    assert "/practices/water-play/#sources" in kept
