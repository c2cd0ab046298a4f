"""By what practices can be found: values come from entries and from vocabularies, and each is counted once."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from building import ROOT
from guide import strings
from guide.catalogue import Catalogue, check
from guide.facets import FACETS, choices, values_of
from guide.model import Practice
from guide.page import Page, Voice

GARDEN, MILL, PLAY = "night-garden", "old-mill", "water-play"


def catalogue(guide: Path, **changed: tuple[str, str]) -> Catalogue:
    """The guide, with a pattern of an entry (`night_garden=…`) replaced."""
    for name, (old, new) in changed.items():
        path = guide / "practices" / f"{name.replace('_', '-')}.yml"
        text, times = re.subn(old, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
        assert times == 1, old
        path.write_text(text, encoding="utf-8")
    return Catalogue(check(guide))


def page(made: Catalogue, language: str) -> Page:
    return Page(Voice(made, language, strings.interface(ROOT / "tests/tiny", language)), "practices")


def values(made: Catalogue, id: str, facet: str) -> list[str]:
    return values_of(made, made.practices[id]).get(facet, [])


def test_size_region_and_languages_come_from_the_municipality(guide: Path) -> None:
    made = catalogue(guide)
    assert values(made, GARDEN, "size") == ["500-2000"]
    assert values(made, GARDEN, "region") == ["untertal"]
    assert values(made, GARDEN, "bilingual") == ["no"]


def test_practice_of_several_municipalities_has_the_values_of_each_once(guide: Path) -> None:
    made = catalogue(guide, night_garden=(r"^municipalities: .*", "municipalities: [valbrune, muehlbruck, gruensee]"))
    assert values(made, GARDEN, "size") == ["500-2000", "ueber-2000"]
    assert values(made, GARDEN, "region") == ["untertal", "obertal"]
    assert values(made, GARDEN, "bilingual") == ["no", "yes"]


def test_practice_of_the_whole_country_belongs_to_no_municipality(guide: Path) -> None:
    made = catalogue(guide, night_garden=(r"^municipalities: .*", "national: true"))
    found = values_of(made, made.practices[GARDEN])
    assert not {"municipality", "size", "region", "bilingual"} & set(found)
    assert found["theme"] == ["quiet", "play"]


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("started: 2019\nended: 2021", ["2019", "2020", "2021"]),
        ("started: 2024", ["2024", "2025", "2026"]),  # checked in 2026
        ("ended: 2020", ["2020"]),
        ("ended: 2019\nstarted: 2019", ["2019"]),
    ],
)
def test_years_run_to_the_end_or_to_the_last_check(guide: Path, written: str, years: list[str]) -> None:
    assert values(catalogue(guide, night_garden=(r"^started: .*", written)), GARDEN, "years") == years


def test_practice_without_years_has_none_and_none_lies_ahead(guide: Path) -> None:
    made = catalogue(guide, night_garden=(r"^started: .*\n", ""))
    assert values(made, GARDEN, "years") == []
    planned = made.practices[GARDEN].model_copy(update={"started": 2024, "ended": 2999})
    assert isinstance(planned, Practice)
    assert values_of(made, planned)["years"][-1] == str(datetime.now(UTC).year)


def test_each_value_is_counted_once_a_practice(guide: Path) -> None:
    made = catalogue(guide, night_garden=(r"^municipalities: .*", "municipalities: [valbrune, muehlbruck]"))
    found = choices(made, page(made, "de"))
    for facet, offered in found.items():
        for choice in offered:
            having = [id for id in made.practices if choice.id in values(made, id, facet)]
            assert choice.count == len(having) > 0, (facet, choice.id)


def test_facets_and_values_stand_in_the_order_of_the_vocabularies(guide: Path) -> None:
    made = catalogue(guide)
    found = choices(made, page(made, "de"))
    assert list(found) == list(FACETS)
    order = [*made.themes]
    assert [choice.id for choice in found["theme"]] == sorted((choice.id for choice in found["theme"]), key=order.index)
    years = [choice.id for choice in found["years"]]
    assert years == sorted(years, reverse=True)
    assert len(years) > 1
    assert [choice.id for choice in found["bilingual"]] == ["yes", "no"]


def test_values_are_named_in_the_readers_language(guide: Path) -> None:
    made = catalogue(guide)
    named = {language: choices(made, page(made, language)) for language in made.languages}
    assert [str(choice.name) for choice in named["fr"]["bilingual"]] == ["Commune bilingue", "Commune monolingue"]
    assert [str(choice.name) for choice in named["de"]["theme"]] == ["Spielplätze", "Ruheorte"]
    questions = {choice.id: str(choice.name) for choice in named["fr"]["question"]}
    assert questions["play-3"].startswith("Questions sur les places de jeux 3: ")
