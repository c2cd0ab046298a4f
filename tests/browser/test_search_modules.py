"""The parts of the search that run in browsers, one by one, in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

MODULES = """new URL("search/", document.querySelector("script[src$='/js/keyboard.js']").src)"""
"""Every page knows where the scripts of its version are."""

KNOWN = (
    "segregaatio 9\nkohtaaminen 4\nkohtaamiskoulutus 2\nvelvollisuus 9\nolla 40\nkunta 47\nkieli 30\nturvallisuus 12"
)
"""A list of words as the index brings it."""


@pytest.fixture(scope="module")
def bench(chrome: Browser, address: str) -> Any:
    """A page from which modules can be fetched."""
    context = chrome.new_context()
    page = context.new_page()
    page.goto(f"{address}/search/")
    yield page
    context.close()


def call(page: Page, module: str, code: str, *given: Any) -> Any:
    """The value of an expression in which `m` is a module and `a`, `b`, `c` are what was given."""
    names = ", ".join("abcd"[: len(given)])
    script = f"async ([{names}]) => {{ const m = await import({MODULES} + '{module}.mjs'); return {code} }}"
    return page.evaluate(script, list(given))


# letters


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hämeenlinna", "hameenlinna"),
        ("ÅBO", "abo"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "cafe"),
        ("İstanbul", "istanbul"),
        ("ﬁ", "fi"),
        ("Strasse", "strasse"),
        ("681/2023", "681/2023"),
        ("", ""),
    ],
)
def test_folding_takes_case_dots_and_accents_away(bench: Page, text: str, folded: str) -> None:
    assert call(bench, "letters", "m.folded(a)", text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kunnan velvoitteet", ["kunnan", "velvoitteet"]),
        ('"kunnan" (velvoitteet)!', ["kunnan", "velvoitteet"]),
        ("laki 681/2023 eu-rahoitus", ["laki", "681/2023", "eu-rahoitus"]),
        ("HE 208/2022", ["HE", "208/2022"]),
        ("ha\N{COMBINING DIAERESIS}me", ["ha\N{COMBINING DIAERESIS}me"]),
        ("<img src=x>", ["img", "src", "x"]),
        ("…—!\N{GRINNING FACE}", []),
        ("", []),
    ],
)
def test_words_are_taken_from_what_was_typed(bench: Page, text: str, words: list[str]) -> None:
    assert call(bench, "letters", "m.words(a)", text) == words


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("kunta", "kunnan", 3), ("kunta", "kunta", 5), ("a", "b", 0), ("", "x", 0), ("x", "", 0)],
)
def test_alike_counts_common_first_letters(bench: Page, one: str, other: str, letters: int) -> None:
    assert call(bench, "letters", "m.alike(a, b)", one, other) == letters


# spelling


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("kunta", "kunta", 0),
        ("kunta", "kuntq", 1),  # wrong
        ("kunta", "kuna", 1),  # missing
        ("kunta", "kunntta", 2),  # too many
        ("kunta", "kutna", 1),  # swapped
        ("kunta", "ukntq", 2),
        ("kunta", "xxxxx", None),
        ("kunta", "k", None),
        ("", "ab", None),
    ],
)
def test_distance_counts_letters_that_differ(bench: Page, one: str, other: str, letters: int | None) -> None:
    found = call(bench, "spelling", "m.difference(a, b, 2)", one, other)
    if letters is None:
        assert found["letters"] > 2
    else:
        assert found["letters"] == letters


@pytest.mark.parametrize(
    ("one", "other", "letters", "cost"),
    [
        ("velvollisuudet", "velvollisuus", 0, 1.2),  # -udet and -us: rest of three and one letters
        ("velvolisuudet", "velvollisuus", 1, 2.2),
        ("segregaatiossa", "segregaatio", 0, 0.9),
    ],
)
def test_endings_cost_a_part_of_a_letter_each(bench: Page, one: str, other: str, letters: int, cost: float) -> None:
    found = call(bench, "spelling", "m.difference(a, b, 2, 4)", one, other)
    assert found["letters"] == letters
    assert found["cost"] == pytest.approx(cost)


def test_ending_may_not_be_most_of_a_word(bench: Page) -> None:
    assert call(bench, "spelling", "m.difference('kuntien', 'kunnan', 0, 4).letters > 0")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("segregatio", "segregaatio"),
        ("segergaatio", "segregaatio"),
        ("SEGREGAATOI", "segregaatio"),
        ("segregaatiossa", "segregaatio"),
        ("velvolisuuden", "velvollisuus"),
        ("kohtamiskoulutsu", "kohtaamiskoulutus"),
        ("kunta", "kunta"),
        ("kunto", "kunta"),  # one letter of five
        ("kuntoo", None),  # two of six
        ("kiel", None),  # short words are too much alike
        ("qwertyxzq", None),
        ("olxxa", None),
        ("", None),
    ],
)
def test_nearest_known_word_is_found(bench: Page, typed: str, word: str | None) -> None:
    found = call(bench, "spelling", "m.nearest(a, m.lexicon(b))", typed, KNOWN)
    assert (found and found["word"]) == word


def test_of_two_as_near_the_more_common_word_was_meant(bench: Page) -> None:
    code = "m.nearest(a, m.lexicon(b))"
    assert call(bench, "spelling", code, "kunda", "kunta 3\nkunia 9")["word"] == "kunia"
    assert call(bench, "spelling", code, "kunda", "kunta 9\nkunia 3")["word"] == "kunta"


def test_list_of_words_keeps_the_more_common_spelling_of_a_form(bench: Page) -> None:
    code = "Object.fromEntries(m.lexicon(a))"
    found = call(bench, "spelling", code, "hame 1\nhäme 7\nhåme 2\nkunta 1")
    assert found == {"hame": {"word": "häme", "pages": 7}, "kunta": {"word": "kunta", "pages": 1}}


def test_words_named_like_parts_of_the_language_are_words(bench: Page) -> None:
    assert call(bench, "spelling", "m.nearest('constructor', m.lexicon(a))", KNOWN) is None
    assert call(bench, "spelling", "m.apart('constructortostring', m.lexicon(a))", KNOWN) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("kuntakieli", "kunta kieli"),
        ("KIELIKUNTA", "kieli kunta"),
        ("segregaatiturvallisuu", "segregaatio turvallisuus"),  # either without its ending
        ("kunta", None),
        ("kuntaxyz", None),
        ("", None),
    ],
)
def test_words_written_together_are_taken_apart(bench: Page, typed: str, words: str | None) -> None:
    assert call(bench, "spelling", "m.apart(a, m.lexicon(b))", typed, KNOWN) == words


def test_suggestions_are_near_words_the_nearest_first_and_few(bench: Page) -> None:
    code = "m.suggestions(a, m.lexicon(b), c)"
    assert call(bench, "spelling", code, "kohtxxminen", KNOWN, 4)[0] == "kohtaaminen"
    assert call(bench, "spelling", code, "zzz kunnta", KNOWN, 4)[0] == "kunta"
    assert call(bench, "spelling", code, "zzzzzzzz", KNOWN, 4) == []
    many = "\n".join(f"kunta{letter} 1" for letter in "abcdefgh")
    found = call(bench, "spelling", code, "kunta", f"{KNOWN}\n{many}", 4)
    assert len(set(found)) == 4
    assert found[0] == "kunta"


# page


def page_of(
    text: str, places: list[tuple[int, float]], anchors: list[dict[str, Any]], path: str = "sv/basics/"
) -> dict[str, Any]:
    """What the engine keeps of a page; behind `+` stand words that it is only found by."""
    own, _, behind = text.partition(" +")
    return {
        "content": own + behind,
        "word_count": len(own.split()),
        "weighted_locations": [{"location": place, "balanced_score": score} for place, score in places],
        "anchors": anchors,
        "meta": {"title": "Title", "page": "basics", "path": path},
    }


def anchor(id: str, location: int, text: str, element: str = "h2") -> dict[str, Any]:
    return {"id": id, "location": location, "text": text, "element": element}


def shown(passage: list[dict[str, Any]]) -> str:
    """A passage with what is marked in brackets."""
    return " ".join(f"[{part['text']}]" if part["found"] else part["text"] for part in passage)


def result(page: Page, data: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = call(page, "page", "m.page(a)", data)
    return made


TOP = anchor("top", 0, "Title", "h1")


def test_page_without_sections_shows_the_passage_and_its_address(bench: Page) -> None:
    made = result(bench, page_of("Title one two three", [(2, 1)], [TOP]))
    assert made["url"] == "/sv/basics/"
    assert made["page"] == "basics"
    assert shown(made["passage"]) == "Title one [two] three"
    assert made["sections"] == []


def test_hit_in_words_behind_the_text_marks_nothing(bench: Page) -> None:
    """Names and synonyms stand there, added without a word of the text before them."""
    behind = "+ " + " ".join(f"name{number}" for number in range(9))
    made = result(bench, page_of(f"Title one two end. {behind}", [(12, 1)], [TOP]))
    assert "[" not in shown(made["passage"])
    made = result(bench, page_of(f"Title Part one end. {behind}", [(12, 1)], [TOP, anchor("part", 1, "Part")]))
    assert made["sections"] == []
    assert "[" not in shown(made["passage"])


def test_sections_with_hits_come_best_first_and_three_at_most(bench: Page) -> None:
    text = "Title A x A1 B x B1 C x C1 D x D1 E y"
    anchors = [TOP, *(anchor(name.lower(), 1 + 3 * number, name) for number, name in enumerate("ABCDE"))]
    made = result(bench, page_of(text, [(2, 1), (5, 4), (8, 2), (11, 3)], anchors))
    assert [section["url"] for section in made["sections"]] == ["/sv/basics/#b", "/sv/basics/#d", "/sv/basics/#c"]
    assert [section["title"] for section in made["sections"]] == ["B", "D", "C"]
    assert made["passage"] == []


def test_passage_of_a_section_stays_inside_it_and_leaves_its_title_out(bench: Page) -> None:
    text = "Title A first words B second hit words C third words"
    made = result(bench, page_of(text, [(6, 1)], [TOP, anchor("a", 1, "A"), anchor("b", 4, "B"), anchor("c", 8, "C")]))
    (section,) = made["sections"]
    assert shown(section["passage"]) == "second [hit] words"


def test_hit_before_the_first_section_belongs_to_the_page(bench: Page) -> None:
    made = result(bench, page_of("Title intro hit A text", [(2, 1)], [TOP, anchor("a", 3, "A")]))
    assert made["sections"] == []
    assert "[hit]" in shown(made["passage"])


def test_item_of_a_list_is_its_own_title(bench: Page) -> None:
    text = "Title A Do you plan? B Other"
    made = result(bench, page_of(text, [(2, 1)], [TOP, anchor("q1", 2, "", "li"), anchor("b", 5, "B")]))
    (section,) = made["sections"]
    assert section["title"] == "Do you plan?"
    assert section["url"].endswith("#q1")


def test_long_titles_and_passages_are_cut(bench: Page) -> None:
    words = " ".join(f"w{number}" for number in range(60))
    made = result(bench, page_of(f"Title {words}", [(2, 1)], [TOP, anchor("q", 1, "", "li")]))
    title = made["sections"][0]["title"]
    assert title.endswith("w23 …")
    made = result(bench, page_of(f"Title {words}", [(31, 1)], [TOP]))
    text = shown(made["passage"]).split()
    assert len(text) == 28
    assert text.index("[w30]") == 6


def test_page_that_only_its_title_finds_shows_its_beginning(bench: Page) -> None:
    made = result(bench, page_of("Title one two", [], [TOP]))
    assert shown(made["passage"]) == "Title one two"


def test_neighbours_that_are_found_are_marked_together(bench: Page) -> None:
    made = result(bench, page_of("Title one two three four", [(2, 1), (3, 1)], [TOP]))
    assert shown(made["passage"]) == "Title one [two three] four"


def test_headline_is_title_and_heading(bench: Page) -> None:
    data = page_of("x", [], [anchor("top", 0, "Kunnan velvoitteet", "h1")])
    found = call(bench, "page", "m.headline(a).filter(Boolean)", data)
    assert found == ["Title", "Kunnan", "velvoitteet"]


def test_places_of_each_word_are_kept_although_the_engine_gives_one_object(bench: Page) -> None:
    code = """await (async () => {
      const data = { weighted_locations: [], title: "x" }
      const hit = (place) => ({ data: async () => Object.assign(data, { weighted_locations: [{ location: place }] }) })
      return m.union([hit(1), hit(5)])
    })()"""
    found = call(bench, "page", code)
    assert found["each"] == [[{"location": 1}], [{"location": 5}]]
    assert found["weighted_locations"] == [{"location": 1}, {"location": 5}]
