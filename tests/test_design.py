"""The design holds: one file of tokens with enough contrast, light styles, pictures that stay small and decorative."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from building import ROOT, build
from pages import read

CSS = sorted((ROOT / "docs/assets/css").glob("*.css"))
TOKENS = ROOT / "docs/assets/css/tokens.css"
PICTURES = sorted((ROOT / "overrides/fragments/pictures").rglob("*.svg"))
PALETTES = ("default", "slate")


def colours(palette: str, *, more: bool) -> dict[str, str]:
    """Tokens of a palette that are colours, as a reader who asks for more contrast gets them or not."""
    plain, _, rest = TOKENS.read_text("utf-8").partition("@media (prefers-contrast: more)")
    made: dict[str, str] = {}
    for text in (plain, rest.partition("@media (forced-colors")[0] if more else ""):
        for block in re.findall(rf'\[data-md-color-scheme="{palette}"\] {{(.*?)}}', text, re.DOTALL):
            made |= dict(re.findall(r"(--[\w-]+): (#[0-9a-f]+);", block))
    return made


def light(colour: str) -> float:
    digits = colour.lstrip("#")
    pairs = [digits[at : at + 2] for at in (0, 2, 4)] if len(digits) == 6 else [digit * 2 for digit in digits]
    parts = [int(pair, 16) / 255 for pair in pairs]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("more", [False, True])
@pytest.mark.parametrize("palette", PALETTES)
def test_words_and_lines_stand_out(palette: str, *, more: bool) -> None:
    of = colours(palette, more=more)
    for ground in ("--guide-paper", "--guide-soft"):
        for words in ("--guide-ink", "--guide-ink-soft", "--guide-brand", "--guide-link"):
            assert contrast(of[words], of[ground]) >= 7, f"{words} on {ground}"
        assert contrast(of["--guide-accent"], of[ground]) >= 4.5, ground
        assert contrast(of["--guide-edge"], of[ground]) >= 3, ground
    assert contrast(of["--guide-on-brand"], of["--guide-brand"]) >= 7
    for fill in ("--picture-1", "--picture-2", "--picture-3", "--picture-4", "--picture-ground"):
        assert contrast(of["--picture-line"], of[fill]) >= 3, fill
    assert contrast(of["--guide-ink"], of["--picture-1"]) >= 4.5, "words on the tiles of regions"


@pytest.mark.parametrize("path", [path for path in CSS if path != TOKENS], ids=lambda path: path.stem)
def test_colours_stand_in_one_file(path: Path) -> None:
    written = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|:\s*(?:white|black)\b", written)


def test_styles_use_no_token_that_is_not_there() -> None:
    known = set(re.findall(r"(--(?:guide|picture)-[\w-]+):", TOKENS.read_text("utf-8")))
    used = {
        token for path in CSS for token in re.findall(r"var\((--(?:guide|picture)-[\w-]+)", path.read_text("utf-8"))
    }
    assert used == known, "one is missing, or none uses it"


def test_styles_are_light() -> None:
    together = b"".join(path.read_bytes() for path in CSS)
    assert len(gzip.compress(together)) <= 12_000


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_picture_is_small_and_leaves_colours_to_the_palette(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.encode()) <= 4_000
    assert not re.search(r'\b(?:style|fill|stroke|id|on\w+)="|<(?:script|style|text|image)', text)


def test_pictures_say_nothing_to_those_who_do_not_see_them(site: Path) -> None:
    for page in ("", "themes/housing"):
        pictures = [svg for svg in read(site / page / "index.html").all("svg") if "picture" in svg.get("class").split()]
        assert pictures
        assert {svg.get("aria-hidden") for svg in pictures} == {"true"}


def test_guide_without_pictures_has_whole_pages(tiny_site: Path) -> None:
    path = tiny_site / "index.html"
    cards = path.read_text("utf-8").partition('class="theme-cards"')[2].partition("</ul>")[0]
    assert cards.count("<li>") == cards.count('class="card-title"') == 2
    assert "<svg" not in cards
    way = path.read_text("utf-8").partition('id="questions-to-take"')[2].partition("</li>")[0]
    assert 'href="checklists/"' in way
    assert "<svg" not in way


def test_regions_without_places_in_a_picture_are_a_list(guide: Path, tmp_path: Path) -> None:
    page = guide / "docs/practices/index.de.md"
    page.write_text(page.read_text("utf-8") + "\n[[regions]]\n\n[[practices: by=municipality]]\n", encoding="utf-8")
    result = build(guide / "mkdocs.yml", tmp_path / "site")
    assert result.returncode == 0, result.stdout
    html = (tmp_path / "site/practices/index.html").read_text("utf-8")
    assert 'class="tiles"' not in html
    anchors = re.findall(r'href="#([^"]+)"', html.partition('class="regions"')[2].partition("</div>")[0])
    assert anchors
    assert set(anchors) <= set(read(tmp_path / "site/practices/index.html").ids)
