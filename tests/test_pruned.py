"""The theme's style sheets without what no page has: only that is missing, and no page has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.pruned import pruned
from guide.theme import UNUSED
from pages import read

GONE = re.compile("gone(-.*)?")


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".a{color:red}.gone{color:red}", ".a{color:red}"),
        (".a,.gone,.b .c{color:red}", ".a,.b .c{color:red}"),
        (".a.gone-too>.b{color:red}", ""),
        (".agone .gon{color:red}", ".agone .gon{color:red}"),
        ("gone #gone :gone{color:red}", "gone #gone :gone{color:red}"),
        ("[gone] .a,[gone=b]{color:red}", ""),
        ("[a=gone]{color:red}", "[a=gone]{color:red}"),
        (".a:not(.gone){color:red}", ".a:not(.gone){color:red}"),
        (".a :is(.b,.gone,:is(.gone)) p{color:red}", ".a :is(.b) p{color:red}"),
        (".a :where(.gone){color:red}", ""),
        (
            "@media print{.gone{color:red}}@media (width>1px){.a{color:red}.gone{color:red}}",
            "@media (width>1px){.a{color:red}}",
        ),
        (
            "@font-face{font-family:gone}@keyframes gone{to{top:0}}",
            "@font-face{font-family:gone}@keyframes gone{to{top:0}}",
        ),
        ("/* .gone */.a::before{content:'.gone,'}", ".a::before{content:'.gone,'}"),
        (".a:nth-child(2n+1)~.b{color:red}", ".a:nth-child(2n+1)~.b{color:red}"),
        ("", ""),
    ],
)
def test_only_what_is_not_there_is_left_out(sheet: str, left: str) -> None:
    assert _plain(pruned(sheet, GONE)) == _plain(left)


def _plain(sheet: str) -> str:
    """However strings are written, and what stands apart."""
    return sheet.replace('"', "'").replace("/**/", "")


def test_no_page_has_what_is_left_out_of_the_theme(site: Path) -> None:
    for path in site.rglob("*.html"):
        named = {name for element in read(path).elements for name in (element.get("class") or "").split()}
        assert not [name for name in named if UNUSED.fullmatch(name)], path


def test_no_script_makes_what_is_left_out_of_the_theme() -> None:
    for path in Path(__file__).parent.parent.glob("docs/assets/js/**/*.*js"):
        made = re.findall(r"""(?:className = |classList\.(?:add|toggle)\()["'`]([\w -]+)""", path.read_text("utf-8"))
        assert not [name for names in made for name in names.split() if UNUSED.fullmatch(name)], path
