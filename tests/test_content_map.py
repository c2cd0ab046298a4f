"""Everything the source documents hold is in the guide, or left out for a reason: `tools/content-map.yml`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import ROOT
from pages import read

MAP: dict[str, Any] = yaml.safe_load((ROOT / "tools/content-map.yml").read_text("utf-8"))
FACTS = ROOT.parent / "shared/facts/content-map.md"
KINDS = r"PUB|CH|DEF|ACT|BAS|FIG|EX|PREP|PIL|LAW|PLAN|OBL|TR|STR|PRE|TH\d|Q|HOU|STEP|CON|MAT|REF|NAT|FOR|COE|VIS"


@pytest.mark.parametrize("prefix", ["", "sv", "en"])
def test_every_item_is_where_the_map_says(site: Path, prefix: str) -> None:
    missing = []
    for id, place in MAP.items():
        if isinstance(place, dict):
            assert place["dropped"], id
            continue
        page, _, anchor = place.partition("#")
        file = site / prefix / page / "index.html"
        if not file.is_file() or (anchor and anchor not in read(file).ids):
            missing.append(f"{id}: {place}")
    assert missing == []


def test_no_item_of_the_sources_is_forgotten() -> None:
    if not FACTS.is_file():
        assert MAP  # the list of items is not public; the map is
        return
    rows = re.findall(rf"^\| ((?:{KINDS})[-\w.…]*) \|", FACTS.read_text("utf-8"), re.MULTILINE)
    questions = re.findall(r"\*{0,2}(Q-[A-Z]+\d?-\w+)\*{0,2}", FACTS.read_text("utf-8"))
    named = {id for id in (*rows, *questions) if "…" not in id}
    assert sorted(named - set(MAP)) == []
