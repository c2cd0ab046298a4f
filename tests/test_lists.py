"""Lists of practices stay complete and light, however many there are."""

from __future__ import annotations

import re
from pathlib import Path

from building import ROOT
from guide import strings
from guide.catalogue import Catalogue, check
from guide.chapters import Marker
from guide.render import Renderer

CARDS = 60
OWN = 3
"""Practices the guide has anyway."""


def listed(guide: Path, practices: int, marker: str = "") -> str:
    """The list of a guide with so many practices."""
    text = (guide / "practices/water-play.yml").read_text("utf-8")
    for number in range(practices - OWN):
        id = f"water-{number:03}"
        copy = text.replace("id: water-play\n", f"id: {id}\n", 1)
        (guide / "practices" / f"{id}.yml").write_text(copy, encoding="utf-8")
    made = Catalogue(check(guide))
    words = {language: strings.interface(guide, language) for language in made.languages}
    renderer = Renderer(made, ROOT / "overrides/fragments", words, "https://tiny.example.org/")
    return renderer.block(Marker(1, "practices", marker), "practices", made.default_language).html


def test_short_list_has_cards_only(guide: Path) -> None:
    html = listed(guide, CARDS)
    assert html.count('class="card"') == CARDS
    assert 'class="titles"' not in html


def test_long_list_goes_on_with_titles_and_leaves_nobody_out(guide: Path) -> None:
    html = listed(guide, CARDS + 7)
    assert html.count('class="card"') == CARDS
    titles = html.partition('class="titles"')[2]
    assert titles.count("<li") == 7
    addresses = re.findall(r'class="card-title"[^>]*href="\.\./practices/([\w-]+)/"', html)
    assert addresses == sorted(path.stem for path in (guide / "practices").glob("*.yml"))
    assert len(addresses) == CARDS + 7


def test_group_goes_on_with_titles_as_well(guide: Path) -> None:
    html = listed(guide, CARDS + OWN + 1, "by=status")
    titles = html.partition('class="titles"')[2].partition("</ul>")[0]
    assert titles.count("<li") >= 1
    assert html.count('class="card-title"') == CARDS + OWN + 1
