"""Another guide by the same hooks: two other languages, other themes and towns. And how languages lend texts."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from building import ROOT
from pages import Document, found, is_inside, pages, read, target

ADDRESS = "https://tiny.example.org/handbuch/"
FACET = re.compile(r'\b(?:name|data-facet)="[\w-]+"')
"""What addresses call a facet, whatever the guide's languages: a field of the engine's."""


def german(site: Path, address: str = "") -> Document:
    return read(site / address / "index.html")


def french(site: Path, address: str = "") -> Document:
    return read(site / "fr" / address / "index.html")


def announced(document: Document) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in document.all("link") if link.get("hreflang")}


def notices(document: Document) -> list[str]:
    return [notice.text.strip() for notice in document.all("aside", class_="language-notice")]


def test_engine_is_used_unchanged(tiny_guide: Path) -> None:
    for path in [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "overrides").rglob("*.html")]:
        assert (tiny_guide / path.relative_to(ROOT)).read_bytes() == path.read_bytes()


def test_it_is_a_whole_guide_in_its_own_languages(tiny_site: Path) -> None:
    assert german(tiny_site).one("html").get("lang") == "de"
    assert french(tiny_site).one("html").get("lang") == "fr"
    default = {path.relative_to(tiny_site).as_posix() for path in pages(tiny_site)}
    assert {f"fr/{path}" for path in default if not path.startswith("fr/")} == {
        path for path in default if path.startswith("fr/")
    }


def test_days_are_written_by_the_language_alone_where_no_locale_is_named(tiny_site: Path) -> None:
    assert german(tiny_site, "checklists").one("question-list").get("data-locale") == "de"
    assert french(tiny_site, "checklists").one("worksheet-bar").get("data-locale") == "fr"


def test_nothing_of_this_guide_shines_through(tiny_site: Path) -> None:
    for path in [*pages(tiny_site), *tiny_site.rglob("404.html")]:
        text = FACET.sub("", path.read_text("utf-8").lower())
        for word in ("suomi", "svenska", "väestö", "municipalit", 'lang="fi"', 'lang="sv"', "good relations"):
            assert word not in text, f"{path}: {word}"


def test_its_links_lead_somewhere(tiny_site: Path) -> None:
    for path in pages(tiny_site):
        for element in read(path).elements:
            for address in filter(None, (element.get("href"), element.get("src"))):
                if is_inside(address):
                    file, anchor = target(path, address)
                    assert file.is_file(), f"{path}: {address}"
                    assert not anchor or anchor in read(file).ids, f"{path}: {address}"


def test_missing_text_is_shown_in_another_language_and_marked(tiny_site: Path) -> None:
    document = german(tiny_site, "practices/night-garden")
    assert document.one("html").get("lang") == "de"
    title = document.one("h1")
    assert {part.language for part in document.all("span") if part.text == title.text and part.get("lang")} == {"fr"}
    assert len(notices(document)) == 1


def test_page_in_another_language_is_not_called_a_translation(tiny_site: Path) -> None:
    address = f"{ADDRESS}fr/practices/night-garden/"
    assert announced(german(tiny_site, "practices/night-garden")) == {"fr": address, "x-default": address}
    sitemap = {entry[0].text for entry in ET.parse(tiny_site / "sitemap.xml").getroot()}  # noqa: S314  our own
    assert address in sitemap
    assert f"{ADDRESS}practices/night-garden/" not in sitemap
    assert found(tiny_site, "de")["practices/night-garden"]["meta"]["language"] == "fr"
    assert "language" not in found(tiny_site, "fr")["practices/night-garden"]["meta"]


def test_one_borrowed_field_is_marked_under_a_notice(tiny_site: Path) -> None:
    document = french(tiny_site, "practices/old-mill")
    lent = [part for part in document.elements if part.get("lang") == "de" and part.tag == "div"]
    assert lent
    assert len(notices(document)) == 1
    assert list(announced(document)) == ["de", "x-default"]
    text = found(tiny_site, "fr")["practices/old-mill"]["content"]
    assert document.one("h1").text.split()[0] in text
    assert lent[0].text.strip().split("\n")[0] not in text


def test_whole_page_has_no_notice_though_it_names_others_in_another_language(tiny_site: Path) -> None:
    document = german(tiny_site, "practices/old-mill")
    assert notices(document) == []
    assert set(announced(document)) == {"de", "fr", "x-default"} or set(announced(document)) == {"de", "x-default"}


def test_borrowed_chapter_stands_under_one_notice_in_the_readers_language(tiny_site: Path) -> None:
    document = german(tiny_site, "themes/quiet")
    assert len(notices(document)) == 1
    assert "Deutsch" in notices(document)[0]
    assert document.one("h1").language == "fr"
    assert list(announced(document)) == ["fr", "x-default"]


def test_edit_and_report_links_lead_to_the_entry(tiny_site: Path) -> None:
    links = [link.get("href") for link in german(tiny_site, "practices/water-play").all("a")]
    assert "https://git.example.org/tiny/edit/main/practices/water-play.yml" in links
    assert any(link.startswith("https://git.example.org/tiny/issues/new?title=") for link in links)


def test_retired_address_leads_on_in_every_language(tiny_site: Path) -> None:
    for document in (german(tiny_site, "practices/mill-meadow"), french(tiny_site, "practices/mill-meadow")):
        assert document.one("a", class_="old-address").get("href") == "../../practices/old-mill/"
        assert document.one("meta", http_equiv="refresh").get("content") == "0; url=../../practices/old-mill/"
