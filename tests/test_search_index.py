"""What goes into the search index: words with their forms and parts, documents, and what a page is found by."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import cbor2
import pytest
from markupsafe import Markup

from building import ROOT
from guide import strings
from guide.catalogue import Catalogue, check
from guide.model import GlossaryTerm
from guide.page import Voice
from guide.search import lexicon as lexicon_module
from guide.search.article import Reader, Text
from guide.search.dictionary import Dictionaries
from guide.search.document import Document, Found
from guide.search.engine import Entries, unpacked
from guide.search.findable import Findable, Written
from guide.search.indexed import IndexedPage
from guide.search.lexicon import Lexicon
from guide.search.places import Places
from guide.search.synonyms import Synonyms, forms
from guide.search.words import Analyser, Grammar

BARE = Grammar("", 0)
"""A language of which nothing is known."""


def grammar(language: str) -> Grammar:
    return Grammar.of(strings.grammar(ROOT, language))


# Words: dictionary forms and parts of compounds


@pytest.fixture(scope="module")
def analysers() -> Mapping[str, Analyser]:
    """Dictionaries take a second each to load."""
    return {language: Analyser(language, grammar(language)) for language in ("fi", "sv", "en")}


@pytest.mark.parametrize(
    ("language", "word", "wanted"),
    [
        # endings, and consonants and vowels that change before them
        ("fi", "kädessä", {"käsi"}),
        ("fi", "vuodesta", {"vuosi"}),
        ("fi", "köyhyyden", {"köyhyys"}),
        ("fi", "tueksi", {"tuki"}),
        ("fi", "Ihmisten", {"ihminen"}),
        ("sv", "städer", {"stad"}),
        ("sv", "böcker", {"bok"}),
        ("en", "better", {"good"}),
        ("en", "mice", {"mouse"}),
        # parts of compounds, as they stand and in their dictionary form
        ("fi", "kielitukivapaaehtoiset", {"tuki", "vapaaehtoinen"}),
        ("fi", "lastensuojelun", {"lapsi", "suojelu"}),
        ("fi", "ristiriitoja", {"riita"}),
        ("fi", "rakennushankkeet", {"hanke"}),
        ("fi", "kaupunkisuunnittelu", {"suunnittelu"}),
        ("fi", "väestösuhdetyö", {"työ"}),
        ("sv", "stadsplanering", {"planering"}),
        ("sv", "barnfamiljer", {"familj"}),
        ("sv", "kyrkobesök", {"besök"}),
        ("sv", "gatukontoret", {"kontor"}),
        # a first part that is no word by itself
        ("fi", "naisjärjestö", {"nainen", "järjestö"}),
        ("fi", "hevosmies", {"hevonen", "mies"}),
        ("sv", "trygghetskänsla", {"känsla"}),
    ],
)
def test_word_is_found_by_its_form_and_parts(
    analysers: Mapping[str, Analyser], language: str, word: str, wanted: set[str]
) -> None:
    assert wanted <= set(analysers[language].words(word))


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fi", "kunnassa"),  # the engine takes the ending off
        ("fi", "talo"),
        ("fi", "xyzzy"),
        ("fi", "ovat"),  # of `to be`: on every page
        ("sv", "planeringen"),
        ("sv", "är"),
        ("en", "neighbourhood"),  # no compound is taken apart in English
        ("en", "cities"),
        ("en", "is"),
    ],
)
def test_word_that_is_found_anyway_or_means_nothing_gets_none(
    analysers: Mapping[str, Analyser], language: str, word: str
) -> None:
    assert analysers[language].words(word) == []


def test_no_word_is_given_twice_or_together_with_what_the_engine_makes_of_it(
    analysers: Mapping[str, Analyser],
) -> None:
    for word in ("kielitukivapaaehtoisten", "väestösuhteet", "vuorovaikutussuunnitelmia", "yhteistyöryhmä"):
        found = analysers["fi"].words(word)
        assert len(set(found)) == len(found)
        assert word not in found


def test_own_words_are_known_and_are_parts() -> None:
    language = Grammar("swedish", 4)
    assert "plupp" not in Analyser("sv", language).words("pluppkommun")
    assert Analyser("sv", language, frozenset({"plupp"})).words("kommunplupp") == ["plupp"]
    assert "kommun" in Analyser("sv", language, frozenset({"plupp"})).words("pluppkommun")


def test_shortest_parts_are_those_the_grammar_lists() -> None:
    assert "lag" not in Analyser("sv", Grammar("swedish", 4)).words("kommunlag")
    assert "lag" in Analyser("sv", Grammar("swedish", 4, frozenset({"lag"}))).words("kommunlag")


def test_language_without_dictionary_or_stemmer_has_its_words_only() -> None:
    assert Analyser("xx", BARE).words("städerna") == []
    assert Analyser("xx", Grammar("", 3), frozenset({"abc", "def"})).words("abcdef") == ["def"]


@pytest.mark.parametrize("word", ["", "a", "-", "ö" * 300, "a-b-c-d-e", "kunta" * 40, "İ", "ß", "ﬁ"])
def test_odd_words_do_no_harm(analysers: Mapping[str, Analyser], word: str) -> None:
    for analyser in analysers.values():
        assert all(isinstance(found, str) and found for found in analyser.words(word))


# The lexicon keeps what was worked out


class Counting(Analyser):
    """Knows a few words, and which it was asked for."""

    asked: list[str]

    def __init__(self, *_: Any) -> None:
        Counting.asked = []

    def words(self, word: str) -> list[str]:
        Counting.asked.append(word)
        return {"städer": ["stad"], "stadsdelar": ["stadsdel", "del"], "böcker": ["bok"]}.get(word, [])


class Refusing(Analyser):
    """Must not be made."""

    def __init__(self, *_: Any) -> None:
        raise AssertionError("a dictionary was loaded")


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lexicon:
    """Knows the words of `Counting` without a dictionary, and has kept some."""
    monkeypatch.setattr(lexicon_module, "Analyser", Counting)
    made = Lexicon("sv", BARE, (), tmp_path)
    made.learn(["Städer, böcker och stadsdelar"])
    return made


def test_words_stand_beside_any_spelling_of_a_token(lexicon: Lexicon) -> None:
    assert lexicon.beside("(Städer,") == ("stad",)
    assert lexicon.beside("STÄDER/BÖCKER/städer") == ("stad", "bok")
    assert lexicon.beside("2026") == lexicon.beside("") == lexicon.beside("…") == ()


def test_known_words_load_no_dictionary(lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lexicon.beside("städer")
    monkeypatch.setattr(lexicon_module, "Analyser", Refusing)
    again = Lexicon("sv", BARE, (), tmp_path)
    again.learn(["böcker STÄDER", "2026 – !"])
    assert again.beside("städer") == ("stad",)
    with pytest.raises(AssertionError, match="dictionary"):
        again.learn(["nytt"])


def test_only_new_words_are_worked_out(lexicon: Lexicon, tmp_path: Path) -> None:
    assert lexicon.beside("städer")
    again = Lexicon("sv", BARE, (), tmp_path)
    again.learn(["böcker nytt nytt Nytt"])
    assert Counting.asked == ["nytt"]


def test_languages_are_kept_apart(lexicon: Lexicon, tmp_path: Path) -> None:
    assert lexicon.beside("städer")
    other = Lexicon("en", BARE, (), tmp_path)
    other.learn(["städer"])
    assert Counting.asked == ["städer"]


def test_other_grammar_or_own_words_make_everything_anew(lexicon: Lexicon, tmp_path: Path) -> None:
    assert lexicon.beside("städer")
    for changed in (Lexicon("sv", Grammar("", 3), (), tmp_path), Lexicon("sv", BARE, ["Böcker"], tmp_path)):
        changed.learn(["städer"])
        assert Counting.asked == ["städer"]


def kept(folder: Path) -> tuple[Path, dict[str, Any]]:
    path = folder / "sv.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return path, found


def test_what_another_version_made_is_not_used(lexicon: Lexicon, tmp_path: Path) -> None:
    assert lexicon.beside("städer")
    path, found = kept(tmp_path)
    path.write_text(json.dumps({**found, "made_with": "another"}), encoding="utf-8")
    again = Lexicon("sv", BARE, (), tmp_path)
    again.learn(["städer"])
    assert Counting.asked == ["städer"]
    assert kept(tmp_path)[1]["made_with"] == found["made_with"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'"words"',
        b"[" * 100_000,
        {"words": None},
        {"words": []},
        {"words": {"städer": "stad"}},
        {"words": {"städer": [1]}},
        {"words": {"städer": None}},
        {"words": {"städer": {"stad": 1}}},
        {"made_with": ["x"]},
        {"made_with": None},
    ],
    ids=lambda damage: str(damage)[:30],
)
def test_damaged_file_is_made_anew(lexicon: Lexicon, tmp_path: Path, damage: bytes | dict[str, Any]) -> None:
    assert lexicon.beside("städer")
    path, found = kept(tmp_path)
    path.write_bytes(damage if isinstance(damage, bytes) else json.dumps({**found, **damage}).encode())
    again = Lexicon("sv", BARE, (), tmp_path)
    again.learn(["städer"])
    assert again.beside("städer") == ("stad",)
    assert kept(tmp_path)[1]["words"] == {"städer": ["stad"]}


def test_folder_that_cannot_be_written_costs_time_only(lexicon: Lexicon, tmp_path: Path) -> None:
    assert lexicon.beside("städer")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    made = Lexicon("sv", BARE, (), tmp_path / "file" / "words")
    made.learn(["städer"])
    assert made.beside("städer") == ("stad",)


def test_nothing_but_the_lexicon_is_left_in_the_folder(lexicon: Lexicon, tmp_path: Path) -> None:
    lexicon.learn(["fler ord"])
    assert [path.name for path in tmp_path.iterdir()] == ["sv.json"]
    assert kept(tmp_path)[1]["words"].keys() == {"städer", "böcker", "och", "stadsdelar", "fler", "ord"}


def test_term_of_several_words_does_not_make_their_forms_dictionary_forms(tmp_path: Path) -> None:
    made = Lexicon("en", grammar("en"), ["equality between women and men"], tmp_path)
    made.learn(["Women"])
    assert made.beside("Women") == ("woman",)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_words_are_kept_for_the_next_process(tmp_path: Path, seed: str) -> None:
    """Python shuffles sets anew in every process: what is kept must not depend on that."""
    (tmp_path / "sv.json").write_text(json.dumps({"made_with": "", "words": {}}), encoding="utf-8")
    told = f"""
from pathlib import Path
from guide import strings
from guide.search.lexicon import Lexicon
from guide.search.words import Grammar
grammar = Grammar.of(strings.grammar(Path({str(ROOT)!r}), "fi"))
print(Lexicon("fi", grammar, ["a", "b", "c"], Path({str(tmp_path)!r}))._made_with)"""
    python = [sys.executable, "-c", told]
    given = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "hooks")}
    there = subprocess.run(python, capture_output=True, text=True, check=True, env=given).stdout.strip()
    assert there == Lexicon("fi", grammar("fi"), ["c", "b", "a"], tmp_path)._made_with


# Dictionaries


WORDS = ("mice", "better", "Cafés", "co-operation", "zzz", "")


def test_prepared_dictionary_says_the_same_as_the_one_that_comes_with_the_library(tmp_path: Path) -> None:
    as_it_comes, prepared = Dictionaries(tmp_path / "none"), Dictionaries(tmp_path)
    prepared.prepare(["en"])
    assert type(prepared.get_dictionary("en")) is not type(as_it_comes.get_dictionary("en"))
    said = [[each.get_dictionary("en").get(word) for word in WORDS] for each in (prepared, as_it_comes)]
    assert said[0] == said[1]
    assert said[0][0] == "mouse"


def test_damaged_dictionary_is_prepared_again(tmp_path: Path) -> None:
    (tmp_path / "en.dic").write_bytes(b"no trie")
    assert Dictionaries(tmp_path).get_dictionary("en").get("mice") == "mouse"
    assert (tmp_path / "en.dic").stat().st_size > 1_000_000


def test_language_without_dictionary_needs_no_preparing(tmp_path: Path) -> None:
    Dictionaries(tmp_path).prepare(["tlh"])
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="tlh"):
        Dictionaries(tmp_path).get_dictionary("tlh")


# Documents


FOUND = Found("sv", {"title": "T", "page": "p", "path": "p/"})


def read(article: str) -> Text:
    return Reader("sv").read(article.encode())


def weighed(article: str) -> list[tuple[str, float]]:
    """The words of an article with their weights."""
    made = read(article)
    weights = [run.weight for run in made.runs for _ in range(run.words)]
    return list(zip(made.words.split(), weights, strict=True))


def test_parts_that_are_not_to_be_found_are_gone_and_text_behind_them_stays() -> None:
    article = """ett<p data-search-exclude>borta <b>inne</b></p>två<button>knapp</button>tre<svg><text>bild</text></svg>
    <form><label>fält</label></form>fyra<style>stil</style><script>skript</script><template><p>mall</p></template>fem"""
    assert read(article).words == "etttvåtre fyrafem."


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("<p>a <b>b</b> c<i> d </i>e</p>", "a b c d e."),
        ("<p>stads<b>delar</b></p>", "stadsdelar."),
        ("<p>stads <!-- x -->delar</p>", "stads delar."),
        ("<p>rad<br>rad</p>", "rad rad."),
        ("<ul><li>ett</li><li>två!</li></ul>efter", "ett. två! efter."),
        ("<h2>Rubrik</h2><p>Text</p>", "Rubrik. Text."),
        ("a\u200bb \ufeff c\u00a0d", "ab c d."),
        (" \n <p>  </p>", ""),
    ],
)
def test_words_stand_as_readers_see_them(article: str, words: str) -> None:
    assert read(article).words == words


def test_headings_weigh_more_and_whatever_somebody_gave_a_weight_weighs_that() -> None:
    article = """<h1>a</h1><p>b <b>c</b></p><h2 data-search-weight="0.1">d <i>e</i></h2>
    <div data-search-weight="3">f<h3>g</h3></div><h3>h</h3>"""
    weights = {"a.": 7, "b": 1, "c.": 1, "d": 0.1, "e.": 0.1, "f.": 3, "g.": 3, "h.": 5}
    assert weighed(article) == list(weights.items())


def test_anchors_tell_how_many_words_stand_before_them() -> None:
    article = """<h1 id="content">En titel</h1><p>ord</p><h2 id="b">Del <b>två</b></h2><ul><li id="c">punkt</li></ul>"""
    anchors = [(anchor.element, anchor.id, anchor.text, anchor.location) for anchor in read(article).anchors]
    assert anchors == [("h1", "content", "En titel", 0), ("h2", "b", "Del två", 3), ("li", "c", "", 5)]


def test_anchor_holds_what_stands_in_it_and_nothing_else() -> None:
    article = (
        """a<section id="out">b <h2 id="in">c<b>d</b><i data-search-exclude>x</i></h2>e</section>f<p id="on">g</p>"""
    )
    told = [(anchor.id, anchor.text) for anchor in read(article).anchors]
    assert told == [("out", "b cde"), ("in", "cd"), ("on", "g")]


@pytest.mark.parametrize(
    ("article", "own"),
    [
        ('<p lang="en">x</p>', {"x.": False}),
        ('<p lang="en"><em>x</em></p>', {"x.": False}),
        ('<p lang="en">about <em>x</em> y</p>', {"about": False, "x": False, "y.": False}),
        ('<p><span lang="en">x</span> y</p>', {"x": False, "y.": True}),
        ('<div lang="en"><p lang="sv">x</p>y</div>', {"x.": True, "y.": False}),
    ],
)
def test_words_in_another_language_are_told(article: str, own: dict[str, bool]) -> None:
    made = read(article)
    told = [run.is_own for run in made.runs for _ in range(run.words)]
    assert dict(zip(made.words.split(), told, strict=True)) == own


# Where words stand


class Split(Entries):
    """Every token is found under itself, without what is no letter."""

    def __init__(self, tokens: Iterable[str]) -> None:
        super().__init__({token: [token.strip(".,+ ").casefold()] for token in tokens}, {})


def placed(article: str, lexicon: Lexicon, found: Found = FOUND) -> IndexedPage:
    page = Document(found, read(article))
    places = Places([page], lexicon)
    return places.page(page, Split(places.vocabulary))


def stands(page: IndexedPage) -> dict[str, list[int]]:
    """For each word its places."""
    return {word: cbor2.loads(b"\x82" + there)[0] for word, there in page.stands}


def test_added_word_stands_where_the_word_stands_that_it_was_added_to(lexicon: Lexicon) -> None:
    found = stands(placed("<p>Våra städer, och böcker.</p>", lexicon))
    assert found == {"våra": [0], "städer": [1], "stad": [1], "och": [2], "böcker": [3], "bok": [3], "t": []}


def test_each_section_holds_an_added_word_once(lexicon: Lexicon) -> None:
    article = "<p>städer städer</p><p>städer</p><h2>x</h2><p>städer städer</p>"
    found = stands(placed(article, lexicon))
    assert found["städer"] == [0, 1, 1, 2, 1]  # each told by how far it is from the one before
    assert found["stad"] == [0, 4]


def test_words_in_another_language_get_none_beside_them(lexicon: Lexicon) -> None:
    assert "stad" not in stands(placed('<p lang="en">städer</p>', lexicon))
    assert "stad" in stands(placed('<p><span lang="en">x</span> städer</p>', lexicon))


def test_weights_are_told_before_the_places_they_hold_for(lexicon: Lexicon) -> None:
    found = stands(placed("<p>x</p><h2>x</h2><p>x y</p><h3>y</h3>", lexicon))
    assert found["x"] == [0, 2, -145, 1]  # six times 24, and one for the mark
    assert found["y"] == [3, -121, 4]


def test_parts_of_a_token_weigh_less_in_the_text_and_behind_it(lexicon: Lexicon) -> None:
    page = Document(Found("sv", FOUND.shown, keywords=[(4.0, ["a-b"])]), read("<p>a-b!</p>"))
    places = Places([page], lexicon)
    parts = {token: [("a", 0.5), ("b", 0.5)] for token in ("a-b!", "a-b")}
    made = places.page(page, Entries({token: [token] for token in places.vocabulary}, parts))
    assert stands(made)["a"] == stands(made)["b"] == [-13, 0, -49, 1]


def test_further_words_stand_behind_the_text_with_their_weight(lexicon: Lexicon) -> None:
    found = Found("sv", FOUND.shown, keywords=[(4.0, ["Städer, ”böcker”", "Städer"]), (2.0, [""]), (0.5, ["bok"])])
    page = placed("<p>x</p>", lexicon, found)
    assert stands(page) == {
        "x": [0],
        "städer": [-97, 1],
        "stad": [-97, 2],
        "böcker": [-97, 3],
        "bok": [-13, 5, -97, 4],
        "t": [],
    }
    kept = json.loads(unpacked(page.fragment))
    assert kept["content"].split()[: kept["word_count"]] == ["x."]
    assert kept["content"].split()[kept["word_count"] :] == ["Städer", "stad", "böcker", "bok", "bok"]


def test_words_of_the_title_are_told(lexicon: Lexicon) -> None:
    page = placed("<p>x</p><p>städer</p>", lexicon, Found("sv", {"title": "Två städer", "path": ""}))
    titled = [word for word, there in page.stands if cbor2.loads(b"\x82" + there)[1]]
    assert sorted(titled) == ["städer", "två"]
    assert stands(page)["städer"] == [1]


def test_words_to_correct_with_are_those_of_the_document_and_those_beside_them(lexicon: Lexicon) -> None:
    page = placed("<p>Städer och ta 2026 stads-delar</p>", lexicon)
    assert sorted(page.spelt) == ["delar", "och", "stad", "stads", "städer", "ta"]


def test_what_is_shown_is_data_whatever_it_says(lexicon: Lexicon) -> None:
    attack = '"}<script>alert(1)</script>\u2028'
    page = placed("<p>x</p>", lexicon, Found("sv", {"title": attack, "path": ""}))
    kept = json.loads(unpacked(page.fragment))
    assert kept["meta"] == {"title": attack, "path": ""}


@pytest.mark.parametrize("article", ["<h2>Städer</h2><p>x café x</p>", ""])
@pytest.mark.parametrize("title", ["Två", "–"])
def test_page_is_the_same_when_it_has_been_kept(lexicon: Lexicon, article: str, title: str) -> None:
    found = Found("sv", {"title": title, "path": ""}, {"kind": ["chapter"]}, {"added": "2026-01-01"})
    page = placed(article, lexicon, found)
    assert IndexedPage.of(page.kept()) == page


# Synonyms


def term(id: str, **texts: Mapping[str, str]) -> GlossaryTerm:
    fields: dict[str, Any] = {"also": None, "avoid": None, "everyday": None, **texts}
    return GlossaryTerm.model_construct(id=id, **fields)


TERMS = [
    term(
        "relation",
        term={"fi": "väestösuhde", "sv": "befolkningsrelation"},
        also={"fi": "hyvät väestösuhteet; hyvä sopu"},
        everyday={"fi": "naapurisopu, yhteiselo", "en": "getting along"},
    ),
    term("mediation", term={"sv": "medling"}, avoid={"fi": "sovittelija"}),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yhteiselosta puhutaan", {"relation"}),
        ("”väestösuhde”", {"relation"}),
        ("väestösuhteesta", set()),  # a stem of another grade
        ("Hyvä sopu vallitsee", {"relation"}),
        ("hyvä ja sopu", set()),
        ("yhteiselo sovittelijan kanssa", {"relation", "mediation"}),
        ("medling befolkningsrelation", set()),  # words of another language
        ("", set()),
    ],
)
def test_terms_are_found_in_inflected_texts_of_their_language(text: str, found: set[str]) -> None:
    assert set(Synonyms("fi", grammar("fi"), TERMS).meant([text])) == found


def test_term_is_not_found_across_two_languages_or_without_a_stemmer_in_another_form() -> None:
    assert set(Synonyms("sv", grammar("sv"), TERMS).meant(["Medlingen och befolkningsrelationer"])) == {
        "mediation",
        "relation",
    }
    assert set(Synonyms("sv", BARE, TERMS).meant(["Medlingen", "medling."])) == {"mediation"}
    assert set(Synonyms("sv", BARE, TERMS).meant(["Medlingen"])) == set()


def test_every_word_for_a_concept_is_a_form_of_its_own() -> None:
    stripped = [form.strip() for form in forms(TERMS[0], "fi")]
    assert stripped == ["väestösuhde", "hyvät väestösuhteet", "hyvä sopu", "naapurisopu", "yhteiselo"]
    assert list(forms(TERMS[0], "de")) == []


# What a page is found by


PAGES = ("practices/night-garden", "practices/old-mill", "practices/water-play", "themes/play", "themes/quiet", "index")


def findable(guide: Path, language: str) -> Findable:
    checked = check(guide)
    assert checked.problems == []
    catalogue = Catalogue(checked)
    written = {
        other: {page: Written(page, f"{page} in {other}", [f"part in {other}"], "", b"") for page in PAGES}
        for other in catalogue.languages
    }
    synonyms = {other: Synonyms(other, BARE, TERMS) for other in catalogue.languages}
    return Findable(catalogue, Voice(catalogue, language, strings.interface(guide, language)), written, synonyms)


def asked(guide: Path, language: str, page: str) -> Found:
    return findable(guide, language).found(Written(page, f"{page} in {language}", [], "", b""), "")


def words_of(found: Found) -> set[str]:
    return {word.strip(",") for _, given in found.keywords for text in given for word in str(text).split()}


def edited(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_everyday_words_of_practice_theme_and_chapter_are_added_in_their_language(guide: Path) -> None:
    edited(
        guide / "practices/water-play.yml", "themes: [", "everyday: {de: Plantschbecken, fr: pataugeoire}\nthemes: ["
    )
    edited(guide / "docs/data/themes.yml", "  page: themes/play", "  everyday: {de: Rutsche}\n  page: themes/play")
    edited(guide / "docs/themes/play.fr.md", "---\ntitle", "---\neveryday: toboggan\ntitle")
    german, french = (words_of(asked(guide, language, "practices/water-play")) for language in ("de", "fr"))
    assert {"Plantschbecken", "Rutsche"} <= german
    assert "pataugeoire" in french
    assert not {"pataugeoire", "toboggan"} & german
    assert not {"Plantschbecken", "Rutsche"} & french
    assert "Rutsche" in words_of(asked(guide, "de", "themes/play"))
    assert "toboggan" in words_of(asked(guide, "fr", "themes/play"))
    assert not {"Rutsche", "toboggan"} & words_of(asked(guide, "fr", "themes/quiet"))


def test_practice_is_found_by_its_places_and_title_in_every_language(guide: Path) -> None:
    for language in ("de", "fr"):
        words = words_of(asked(guide, language, "practices/old-mill"))
        assert {"Mühlbruck", "Pont-du-Moulin", "Spielwiese", "moulin"} <= words
        assert not {"Grünsee", "Lac-Vert"} & words


def test_chapter_is_found_by_its_titles_and_headings_elsewhere(guide: Path) -> None:
    words = words_of(asked(guide, "de", "themes/play"))
    assert {"themes/play", "de", "fr", "part"} <= words


def test_synonyms_of_every_language_are_added_to_what_speaks_of_a_term(guide: Path) -> None:
    bridge = [term("mill", term={"de": "Wehr", "fr": "barrage"}, everyday={"de": "Stauwehr"})]
    catalogue = Catalogue(check(guide))
    synonyms = {other: Synonyms(other, BARE, bridge) for other in catalogue.languages}
    written = {other: {page: Written(page, "x", [], "", b"") for page in PAGES} for other in catalogue.languages}
    found = Findable(catalogue, Voice(catalogue, "de", strings.interface(guide, "de")), written, synonyms)
    page = Written("themes/play", "x", [], "", b"")
    assert {"barrage", "Stauwehr"} <= words_of(found.found(page, "Das Wehr."))
    assert not {"barrage", "Stauwehr"} & words_of(found.found(page, "Der Bach."))


@pytest.mark.parametrize("page", ["practices/night-garden", "themes/quiet"])
def test_page_in_another_language_is_marked(guide: Path, page: str) -> None:
    shown = asked(guide, "de", page).shown
    assert shown["language"] == "fr"
    assert "Französisch" in shown["mark"]
    french = asked(guide, "fr", page).shown
    assert not {"language", "mark"} & set(french)


@pytest.mark.parametrize("page", ["practices/water-play", "themes/play"])
def test_page_in_the_readers_language_is_not_marked(guide: Path, page: str) -> None:
    for language in ("de", "fr"):
        assert not {"language", "mark"} & set(asked(guide, language, page).shown)


def test_kind_and_days_are_there_to_filter_and_sort(guide: Path) -> None:
    practice, chapter = (asked(guide, "de", page) for page in ("practices/water-play", "themes/play"))
    assert list(practice.filters["kind"]) == ["practice"]
    assert list(chapter.filters["kind"]) == ["chapter"]
    assert practice.sorts["checked"] == "2026-10-03"
    assert practice.sorts["added"] == "2026-09-14"
    assert chapter.sorts == {}


def test_what_is_shown_is_plain_text(guide: Path) -> None:
    edited(guide / "practices/water-play.yml", 'fr: "Place de jeux d’eau', 'fr: "A & B')
    edited(guide / "docs/data/vocabulary/municipalities.yml", "de: Grünsee", 'de: "Grün & See"')
    shown = asked(guide, "de", "practices/water-play").shown
    assert "Grün & See" in shown["place"]
    assert not any(isinstance(text, Markup) for text in shown.values())
