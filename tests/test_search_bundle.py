"""The index as the site gives it out: what the engine's own command would index, every piece there, always the same."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.search import engine
from guide.search.article import Reader
from guide.search.bundle import Piece, _between, publish, write_words
from guide.search.document import Document, Found
from guide.search.indexed import IndexedPage
from guide.search.lexicon import Lexicon
from guide.search.places import Places
from guide.search.words import Grammar

ARTICLES = {
    "sv": """<h1 id="content">Befolkningsrelationer i Jyväskylä</h1><p>Vi/de planerar stads-planering. Ändå är
    allt (nästan) klart: 1.1.2023, S:t Karins, iPhone & McDonald</p><h2 id="what">Vad gjordes</h2>
    <p data-search-weight="0.1">ändå Ändå ÄNDÅ relationerna</p>""",
    "fi": """<h1 id="content">Väestösuhteet</h1><p>Työ- ja elinkeinoministeriö on EU-maissa yhteistyökykyisempi</p>
    <ul><li id="a">Ääkköset ääkkösittä</li><li id="b">hyvä hyvää hyvien</li></ul>""",
    "en": """<h1 id="content">Relations</h1><p>“Well-being” isn’t café talk… x_y __z__ 12–14</p>
    <h3 id="c">Café neighbours’ neighbour</h3>""",
}


def indexed(pages: Mapping[str, str], language: str, folder: Path) -> tuple[Path, str]:
    """Index articles of a language by their titles; returns the folder of indexes and the name of this one."""
    lexicon = Lexicon(language, Grammar("", 0), (), folder)  # knows no words, so it puts none beside others
    found = {title: Found(language, {"title": title, "path": f"{title}/"}, {"kind": [title[:1]]}) for title in pages}
    reader = Reader(language)
    documents = [Document(found[title], reader.read(article.encode())) for title, article in pages.items()]
    places = Places(documents, lexicon)
    bundle = folder / "bundle"
    shutil.rmtree(bundle, ignore_errors=True)
    entries, told = engine.analysed(language, places.vocabulary, bundle)
    return bundle, publish([places.page(page, entries) for page in documents], told["version"], bundle)


def unpacked(path: Path) -> list[Any]:
    found: list[Any] = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    return found


def fragment(bundle: Path, name: str) -> dict[str, Any]:
    packed = gzip.decompress((bundle / "fragment" / f"{name}.pf_fragment").read_bytes())
    found: dict[str, Any] = json.loads(packed.removeprefix(b"pagefind_dcd"))
    return found


def words(bundle: Path, name: str) -> dict[tuple[str, str], dict[str, set[tuple[int, int]]]]:
    """For each word and form the pages, by title, and the places and weights there."""
    pages, chunks = unpacked(bundle / f"pagefind.{name}.pf_meta")[1:3]
    titles = [fragment(bundle, page[0])["meta"]["title"] for page in pages]
    found: dict[tuple[str, str], dict[str, set[tuple[int, int]]]] = {}
    for _, _, chunk in chunks:
        for word, plain, variants in unpacked(bundle / "index" / f"{chunk}.pf_index")[0]:
            for form, there in [("", plain), *variants]:
                page = 0
                for step, places, _ in there:
                    page += step
                    found.setdefault((word, form), {})[titles[page]] = set(located(places))
    return {
        word: {title: at for title, at in there.items() if at} for word, there in found.items() if any(there.values())
    }


def located(places: list[int]) -> Iterator[tuple[int, int]]:
    at, weight = 0, 24
    for number in places:
        if number < 0:
            at, weight = 0, -number - 1
        else:
            at += number
            yield at, weight


@pytest.mark.parametrize("language", ARTICLES)
def test_index_is_what_the_engine_would_have_made_of_the_pages(tmp_path: Path, language: str) -> None:
    """We fill in places for the engine; here it has counted them itself."""
    pages = {
        "one": ARTICLES[language],
        "two": ARTICLES[language].replace("<p>", "<p>Två två cafés "),
        "three": "<p>x</p>",
    }
    (tmp_path / "pages").mkdir()
    for title, article in pages.items():
        text = article.replace("data-search-weight", "data-pagefind-weight")
        shown = f'<span data-pagefind-meta="title[data-title]" data-title="{title}"></span>'
        html = f'<!doctype html><html lang="{language}"><title></title><body>{shown}{text}'
        (tmp_path / "pages" / f"{title}.html").write_text(html, encoding="utf-8")
    engine._run(tmp_path / "pages", tmp_path / "index")
    name = json.loads((tmp_path / "index" / engine.ENTRY).read_bytes())["languages"][language]["hash"]
    ours = {
        word: {title: {(at, 24 if weight == 25 else weight) for at, weight in there} for title, there in pages.items()}
        for word, pages in words(*indexed(pages, language, tmp_path)).items()
    }
    assert ours == words(tmp_path / "index", name)


PAGES = {
    f"p{number}": f"<p>{'new' if number % 2 else 'old'} page word{number} </p>" * (number + 1) for number in range(40)
}


def test_every_piece_that_is_listed_is_there_and_no_other(tmp_path: Path) -> None:
    bundle, name = indexed(PAGES, "en", tmp_path)
    _, pages, chunks, filters, sorts, fields = unpacked(bundle / f"pagefind.{name}.pf_meta")
    listed = {f"fragment/{page}.pf_fragment" for page, _ in pages}
    listed |= {f"index/{chunk}.pf_index" for _, _, chunk in chunks} | {
        f"filter/{piece}.pf_filter" for _, piece in filters
    }
    there = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*.pf_*")}
    assert there == {*listed, f"pagefind.{name}.pf_meta"}
    assert len(pages) == len(PAGES)
    assert (sorts, fields) == ([], ["title"])


def test_pieces_follow_one_another(tmp_path: Path) -> None:
    many = {f"p{number}": "".join(f"<p>w{number * 50 + place}x</p>" for place in range(50)) for number in range(60)}
    bundle, name = indexed(many, "en", tmp_path)
    chunks = unpacked(bundle / f"pagefind.{name}.pf_meta")[2]
    assert len(chunks) > 3
    held = [word for _, _, chunk in chunks for word, *_ in unpacked(bundle / "index" / f"{chunk}.pf_index")[0]]
    assert held == sorted(set(held))


def test_words_on_more_than_half_of_very_many_pages_are_told(tmp_path: Path) -> None:
    def page(number: int) -> IndexedPage:
        forms = ["stad", "plan"] if number % 2 else ["planerna"]
        return IndexedPage.made(b"", {}, {}, {"i", "och", *forms, f"ord{number}"}, {})

    def stem(word: str) -> str:
        return word.removesuffix("erna")

    many = [page(number) for number in range(401)]
    write_words(many, tmp_path, "sv", stem)
    assert json.loads((tmp_path / "common.sv.json").read_text("utf-8")) == ["i", "och", "plan", "planerna"]
    lines = (tmp_path / "words.sv.txt").read_text("utf-8").splitlines()
    assert {"och 401", "stad 200", "ord7 1"} <= set(lines)
    assert not any(line.startswith("i ") for line in lines)
    write_words(many[:200], tmp_path, "sv", stem)
    assert json.loads((tmp_path / "common.sv.json").read_text("utf-8")) == []


WORDS = st.lists(st.text("aäbz", min_size=1, max_size=5), min_size=1, max_size=30, unique=True)


@given(words=WORDS, size=st.integers(1, 6))
def test_each_word_is_in_a_piece_that_the_engine_fetches_for_it(words: list[str], size: int) -> None:
    """It fetches the pieces between whose ends a word lies; only if there are none, those whose ends begin alike."""
    words = sorted(words)
    parts = [words[start : start + size] for start in range(0, len(words), size)]
    ends = _between([Piece(part[0], part[-1], b"") for part in parts])
    for place, part in enumerate(parts):
        for word in part:
            fetched = [number for number, (first, last) in enumerate(ends) if first <= word <= last]
            if not fetched:
                fetched = [
                    number
                    for number, (first, last) in enumerate(ends)
                    if first[: len(word)] <= word[: len(first)] and word[: len(last)] <= last[: len(word)]
                ]
            assert place in fetched, (word, ends)


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    first, name = indexed(PAGES, "en", tmp_path / "one")
    second, again = indexed(PAGES, "en", tmp_path / "two")
    assert name == again
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert [path for path in names if (first / path).read_bytes() != (second / path).read_bytes()] == []


def test_other_pages_give_another_name(tmp_path: Path) -> None:
    """Browsers keep pieces under their names: what has changed must not be taken for what it was."""
    _, name = indexed(PAGES, "en", tmp_path / "one")
    _, other = indexed({**PAGES, "p3": "<p>new page</p>"}, "en", tmp_path / "two")
    assert name != other


@pytest.mark.parametrize(
    "token",
    ["___PAGEFIND_ANCHOR___h2:x", "___END_PAGEFIND_WEIGHT___", "___", "…", "<b>", "&lt;", "🙂", "\u200b", "\ufeff"],
)
def test_no_word_of_a_reader_is_a_word_to_the_engine(tmp_path: Path, token: str) -> None:
    entries, _ = engine.analysed("en", ["before", token, "behind"], tmp_path)
    assert entries.whole["before"] == ["befor"]
    assert entries.whole["behind"] == ["behind"]


def test_guide_without_a_new_word_is_no_mistake(tmp_path: Path) -> None:
    entries, told = engine.analysed("en", [], tmp_path)
    assert entries.whole.keys() == {"end"}
    assert told["languages"].keys() == {"en"}
    assert (tmp_path / "pagefind.js").is_file()
