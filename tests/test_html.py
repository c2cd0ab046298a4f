"""Every page is valid HTML, and says by its elements what it shows: headings, landmarks, tables, pictures, links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html

from html_checker import complaints
from pages import pages

LANDMARKS = ("nav", "aside", "section", "search", "form")


def name(part: html.HtmlElement) -> str:
    """What screen readers call an element, as far as markup tells."""
    labels = [part.getroottree().find(f".//*[@id='{id}']") for id in part.get("aria-labelledby", "").split()]
    said = [part.get("aria-label", ""), *(label.text_content() for label in labels)]
    said += [part.text_content(), *part.xpath(".//img/@alt")] if part.tag == "a" else []
    return " ".join(" ".join(said).split())


def headings_out_of_order(page: html.HtmlElement) -> Iterator[str]:
    levels = [int(part.tag[1]) for part in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} × h1"
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"h{level} after h{before}"


def landmarks_without_a_name_of_their_own(page: html.HtmlElement) -> Iterator[str]:
    for tag in LANDMARKS:
        names = [name(part) for part in page.iter(tag)]
        needed = names if tag == "nav" else [known for known in names if known]
        yield from (f"{tag} {known}" for known in set(needed) if not known or needed.count(known) > 1)
    for tag in ("main", "article"):
        if len(page.xpath(f"//{tag}")) != 1:
            yield tag


def tables_without_headers(page: html.HtmlElement) -> Iterator[str]:
    for table in page.iter("table"):
        if not table.xpath("./thead//th") and not table.xpath(".//th[@scope='row']"):
            yield str(table.text_content())


def pictures_without_words(page: html.HtmlElement) -> Iterator[str]:
    for picture in page.xpath("//svg[not(.//a or ancestor-or-self::*[@aria-hidden='true'])]"):
        if picture.get("role") != "img" or not name(picture):
            yield str(html.tostring(picture))
    yield from (str(html.tostring(picture)) for picture in page.xpath("//img[not(@alt)]"))
    yield from (str(figure.get("id")) for figure in page.xpath("//figure[not(figcaption)]"))


def links_that_say_nothing(page: html.HtmlElement) -> Iterator[str]:
    for link in page.xpath("//a[@href]"):
        if not any(letter.isalpha() for letter in name(link)):
            yield str(link.get("href"))


Faults = Callable[[html.HtmlElement], Iterator[str]]
FAULTS: dict[Faults, str] = {
    headings_out_of_order: "<h1>Another</h1><h4>Too deep</h4>",
    landmarks_without_a_name_of_their_own: "<nav>No name</nav>",
    tables_without_headers: "<table><tr><td>1</td></tr></table>",
    pictures_without_words: '<svg viewBox="0 0 1 1"></svg>',
    links_that_say_nothing: '<a href="#x">¶</a>',
}


def opened(path: Path, more: str = "") -> html.HtmlElement:
    """A page as readers get it. What is in templates or hidden, scripts fill and show: axe looks at it then."""
    page = html.fromstring(path.read_text("utf-8").replace("</article>", f"{more}</article>"))
    for part in page.xpath("//template|//*[@hidden]"):
        part.drop_tree()
    return page


@pytest.mark.parametrize("faults", FAULTS, ids=lambda faults: faults.__name__)
def test_no_page_has(site: Path, faults: Faults) -> None:
    paths = [path for path in [*pages(site), *site.rglob("404.html")] if 'http-equiv="refresh"' not in path.read_text()]
    assert {path: found for path in paths if (found := list(faults(opened(path))))} == {}


@pytest.mark.parametrize("faults", FAULTS, ids=lambda faults: faults.__name__)
def test_a_page_would_be_told_that_has(site: Path, faults: Faults) -> None:
    """The test above means something only if a fault is told."""
    assert list(faults(opened(site / "index.html", FAULTS[faults])))


def test_checker_of_html_has_nothing_to_complain_of(site: Path, tmp_path: Path) -> None:
    assert complaints([*pages(site), *site.rglob("404.html")], site, tmp_path) == set()


def test_checker_notices_faults(site: Path, tmp_path: Path) -> None:
    """The test above means something only if faults are told."""
    page = tmp_path / "site/index.html"
    page.parent.mkdir()
    page.write_text((site / "index.html").read_text("utf-8").replace("<h1", '<p id="content"><h7>x</h7><h1'), "utf-8")
    found = "\n".join(complaints([page], page.parent, tmp_path / "copy"))
    assert "Duplicate ID" in found
    assert "h7" in found
