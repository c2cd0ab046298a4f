"""What every reader may rely on, on every page of the built guide."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from building import ROOT
from guide.addresses import REGISTER, read_register, split
from pages import Document, found, is_inside, pages, read, target

LANGUAGES = ("fi", "sv", "en")
PRACTICES = sorted(path.stem for path in (ROOT / "practices").glob("*.yml"))
ADDRESS = "https://example.org/"


def home(site: Path, language: str) -> Path:
    return site if language == LANGUAGES[0] else site / language


def page(site: Path, language: str, address: str = "") -> Document:
    return read(home(site, language) / address / "index.html")


def test_every_language_has_the_same_pages(site: Path) -> None:
    found = {
        language: {path.relative_to(home(site, language)).as_posix() for path in pages(home(site, language))}
        for language in LANGUAGES
    }
    default = {path for path in found["fi"] if path.partition("/")[0] not in LANGUAGES}
    assert default == found["sv"] == found["en"]
    assert {f"practices/{id}/index.html" for id in PRACTICES} <= default


def test_every_link_and_file_inside_the_guide_is_there(site: Path) -> None:
    broken = []
    for path in pages(site):
        for element in read(path).elements:
            for address in filter(None, (element.get("href"), element.get("src"))):
                if not is_inside(address):
                    continue
                file, anchor = target(path, address)
                if not file.is_file() or (anchor and anchor not in read(file).ids):
                    broken.append(f"{path.relative_to(site)}: {address}")
    assert not broken


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for path in [*pages(site), *site.rglob("404.html")]:
        document = read(path)
        fetched = [element.get("src") for element in document.elements if element.get("src")]
        fetched += [link.get("href") for link in document.all("link") if link.get("rel") in {"stylesheet", "icon"}]
        assert all(is_inside(address) for address in fetched), path


def test_ids_are_unique_and_every_page_has_one_title(site: Path) -> None:
    for path in pages(site):
        document = read(path)
        ids = [id for id in document.ids if not id.startswith("__")]
        assert len(ids) == len(set(ids)), path
        assert document.one("h1").get("id") == "content", path


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_their_language(site: Path, language: str) -> None:
    for address in ("", "practices", f"practices/{PRACTICES[0]}", "checklists", "themes/housing"):
        assert page(site, language, address).one("html").get("lang") == language


def test_every_promised_address_answers_in_every_language(site: Path) -> None:
    register = read_register(ROOT)
    assert register, f"{REGISTER} is empty: run make build"
    for language in LANGUAGES:
        for address in register:
            path, anchor = split(address)
            file = home(site, language) / path / "index.html"
            assert file.is_file(), f"{language}: {address}"
            assert not anchor or anchor in read(file).ids, f"{language}: {address}"


def test_language_switch_leads_to_the_same_page(site: Path) -> None:
    for address in ("", "practices", f"practices/{PRACTICES[0]}", "themes/housing"):
        for language in LANGUAGES:
            path = home(site, language) / address / "index.html"
            links = {
                link.get("hreflang"): link
                for link in page(site, language, address).all("a")
                if link.get("hreflang") in LANGUAGES
                and link.get("lang") == link.get("hreflang")
                and not link.get("rel")
            }
            assert set(links) == set(LANGUAGES)
            for other, link in links.items():
                file, _ = target(path, link.get("href"))
                assert file == (home(site, other) / address / "index.html").resolve()
            assert [other for other, link in links.items() if link.get("aria-current")] == [language]


def test_hreflang_and_sitemap_list_every_translation_and_themselves(site: Path) -> None:
    listed = set()
    for entry in ET.parse(site / "sitemap.xml").getroot():  # noqa: S314  our own file
        listed.add(entry[0].text or "")
    for path in pages(site):
        links = [link for link in read(path).all("link") if link.get("hreflang")]
        assert {link.get("hreflang") for link in links} == {*LANGUAGES, "x-default"}
        own = ADDRESS + path.parent.relative_to(site).as_posix().removeprefix(".")
        assert own.rstrip("/") + "/" in {link.get("href") for link in links}
        assert {link.get("href") for link in links} <= listed
    assert len(listed) == len(list(pages(site)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_page_for_what_is_missing(site: Path, language: str) -> None:
    document = read(home(site, language) / "404.html")
    assert document.one("html").get("lang") == language
    assert document.one("h1").text.strip() in document.one("title").text
    prefix = "/" if language == "fi" else f"/{language}/"
    links = {link.get("href") for link in document.all("a")}
    assert {prefix, f"{prefix}practices/", f"{prefix}checklists/"} <= links


@pytest.mark.parametrize("language", LANGUAGES)
def test_practice_has_breadcrumbs_and_neighbours(site: Path, language: str) -> None:
    document = page(site, language, f"practices/{PRACTICES[1]}")
    path = home(site, language) / "practices" / PRACTICES[1] / "index.html"
    crumbs = [target(path, link.get("href"))[0] for link in document.all("a", class_="md-path__link")]
    assert crumbs == [(home(site, language) / above / "index.html").resolve() for above in ("", "practices")]
    assert [link.get("href") for link in document.all("link", rel="prev")] == [f"../{PRACTICES[0]}/"]
    assert [link.get("href") for link in document.all("link", rel="next")] == [f"../{PRACTICES[2]}/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_show_every_practice(site: Path, language: str) -> None:
    for address in ("practices", "practices/by-theme", "practices/by-municipality", "practices/by-status"):
        path = home(site, language) / address / "index.html"
        cards = read(path).all("a", class_="card-title")
        shown = {target(path, card.get("href"))[0].parent.name for card in cards if card.get("href")}
        assert shown == set(PRACTICES), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_key_questions_are_on_their_page_and_in_the_overview(site: Path, language: str) -> None:
    counts = {"obligations": 9, "own-interest": 4, "branches": 9, "housing": 5, "civil-society": 6, "communication": 6}
    overview = page(site, language, "checklists")
    for name, count in counts.items():
        chapter = page(site, language, name if name == "obligations" else f"themes/{name}")
        own = [id for id in chapter.ids if re.fullmatch(rf"{name}-\d+[a-z]?", id)]
        assert len(own) == count
        assert set(own) <= set(overview.ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_housing_is_a_review_without_objective_or_benefits(site: Path, language: str) -> None:
    assert not {"objective", "benefits"} & set(page(site, language, "themes/housing").ids)
    assert {"objective", "benefits"} <= set(page(site, language, "themes/branches").ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_index_holds_its_own_language_only(site: Path, language: str) -> None:
    index = found(site, language)
    prefix = "" if language == LANGUAGES[0] else f"{language}/"
    assert all(entry["meta"]["path"] == prefix + (f"{name}/" if name else "") for name, entry in index.items())
    assert {f"practices/{id}" for id in PRACTICES} <= set(index)
    assert page(site, language).one("h1").text.split()[0] in index[""]["content"]
    assert "search" not in index


def test_what_is_not_known_is_shown_as_not_known(site: Path) -> None:
    document = page(site, "en", "practices/kohtaamiskoulutus")
    assert "not known" in document.one("dl", class_="glance").text.lower()
    assert "not-known" in document.ids


ENDINGS = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".png", ".xml", ".gz", ".map"}
ENDINGS |= {".pagefind", ".pf_filter", ".pf_fragment", ".pf_index", ".pf_meta", ".txt"}


def test_only_pages_and_their_files_are_published(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    licences = [path for path in files if path.match("assets-*/vendor/*/LICENSE")]
    assert {path.suffix for path in files if path not in licences} <= ENDINGS
    assert not (site / "data").exists()
    assert not (site / "strings").exists()
    assert not (site / "fragments").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_glossary_has_an_anchor_and_a_definition_for_every_term(site: Path, language: str) -> None:
    terms = yaml.safe_load((ROOT / "docs/data/glossary.yml").read_text("utf-8"))
    assert len(terms) >= 60
    document = page(site, language, "glossary")
    assert {term["id"] for term in terms} <= set(document.ids)
    for term in terms:
        assert term["definition"][language] in document.one("dl", class_="terms").text
        assert document.one("dt", id=term["id"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_explained_where_they_first_stand(site: Path, language: str) -> None:
    document = page(site, language, "basics")
    buttons = document.all("button", class_="explain")
    targets = [button.get("popovertarget") for button in buttons]
    assert buttons
    assert len(targets) == len(set(targets))
    for button, target_id in zip(buttons, targets, strict=True):
        assert button.get("aria-label")
        assert document.one("span", id=target_id).text.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_statements_of_the_law_say_how_sure_they_are(site: Path, language: str) -> None:
    statements = page(site, language, "obligations").all("li", class_="statement")
    assert len(statements) >= 8
    assert all(re.search(r"\d{3,4}/\d{4}", statement.text) for statement in statements)
    assert [statement for statement in statements if "data-warns" in statement.attributes]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pending_reform_is_told_over_the_pages_on_its_act(site: Path, language: str) -> None:
    for address in ("obligations", "decision-makers", "changes"):
        banner = page(site, language, address).all("aside", class_="language-notice")
        assert [notice for notice in banner if "681/2023" in notice.text], address
    assert not page(site, language, "basics").all("aside", class_="language-notice")


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_have_a_name_and_their_content_in_words(site: Path, language: str) -> None:
    found = 0
    for address in ("basics", "strategy", "changes"):
        document = page(site, language, address)
        for figure in document.all("figure", class_="guide-figure"):
            found += 1
            assert f"{figure.get('id')}-title" in document.ids
        assert len(document.all("summary")) >= len(document.all("figure", class_="guide-figure"))
    assert found == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_says_when_it_was_reviewed_and_how_to_report_a_fault(site: Path, language: str) -> None:
    for path in pages(home(site, language)):
        if path.parent.parent.name == "practices" and path.parent.name in PRACTICES:
            continue
        if language == LANGUAGES[0] and path.relative_to(site).parts[0] in LANGUAGES:
            continue
        document = read(path)
        assert document.all("p", class_="reviewed detail"), path
        links = [link.get("href") for link in document.all("a")]
        assert any(link.endswith("#report") for link in links), path
