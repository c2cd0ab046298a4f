"""What worksheets are exported as, opened again by other programs' libraries and compared with the answers."""

from __future__ import annotations

import base64
import csv
import io
import itertools
from datetime import datetime
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from worksheet_modules import Run

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"]
TEXTS = [*FORMULAS, '<script>alert(1)</script> & "x"', "a | b *c* [d](e) `f` _g_ # h", "first\nsecond", "_x0041_ ä 🎈"]
WORDS: dict[str, Any] = {
    "columns": {
        "set": "Set", "number": "No", "question": "Question", "answer": "Answer", "responsible": "Responsible",
        "date": "Date", "note": "Note", "practices": "Practices", "sources": "Sources", "part": "Part",
    },
    "answers": {"yes": "Yes", "partly": "Partly", "not-yet": "Not yet", "not-relevant": "Not relevant", "none": "Open"},
    "own": "Our own", "retired": "No longer asked", "sheet": "Answers: all/none",
}  # fmt: skip
PRACTICES = [{"title": "Practice <one>", "href": "https://example.org/practices/one/?a=1&b=2"}]
SOURCES = [{"title": "Source [two]", "href": "https://example.org/two"}]
SETS: list[dict[str, Any]] = [
    {
        "title": "Housing",
        "questions": [
            {"id": f"housing-{place}", "number": str(place), "text": f"Question {place}?"}
            | {"practices": PRACTICES, "sources": SOURCES}
            for place in range(1, len(TEXTS) + 1)
        ],
    },
    {"title": "Branches", "questions": [{"id": "branches-1a", "number": "1a", "text": "And you?"}]},
]  # fmt: skip
COLUMNS: dict[str, str] = WORDS["columns"]
FACTS = [
    {"label": "Guide", "text": "example.org", "href": "https://example.org/en/?a=1&b=2"},
    {"label": "Done", "text": "5/8"},
]
SHEET = """(() => {
  let sheet = given.texts.reduce((sheet, note, i) => answer(sheet, `housing-${i + 1}`, {
    answer: CHOICES[i % 4], note, responsible: given.texts.at(-1 - i), date: i % 2 ? "" : `2027-0${1 + i % 9}-28`,
  }), create("Plan & <draft> *2027*"))
  sheet = answer(sheet, "old-1", {note: "still here"})
  sheet = addOwn(sheet, "Our question?")
  return answer(sheet, sheet.own[0].id, {answer: "yes"})
})()"""
GIVEN = {"texts": TEXTS, "sets": SETS, "words": WORDS, "facts": FACTS}
TABLE = f"table({SHEET}, given.sets, {{locale: 'fi', words: given.words, facts: given.facts}})"


@pytest.fixture(scope="module")
def rows(run: Run) -> list[dict[str, Any]]:
    sections = run(f"{TABLE}.sections", GIVEN)
    return [row for section in sections for row in section["rows"]]


def exported(run: Run, call: str, table: str = TABLE) -> bytes:
    return base64.b64decode(run(f"(async () => bytes(await {call.format(table)}))()", GIVEN))


def flat(value: Any) -> str:
    return value if isinstance(value, str) else "\n".join(f"{link['title']} {link['href']}" for link in value)


def test_table_holds_every_answer_in_order(rows: list[dict[str, Any]]) -> None:
    assert [row["question"] for row in rows[:-2]] == [item["text"] for part in SETS for item in part["questions"]]
    assert [row["note"] for row in rows[: len(TEXTS)]] == TEXTS
    assert rows[len(TEXTS)]["answer"] == "Open"
    assert (rows[-2]["set"], rows[-2]["question"], rows[-2]["answer"]) == ("Our own", "Our question?", "Yes")
    assert (rows[-1]["set"], rows[-1]["question"], rows[-1]["note"]) == ("No longer asked", "old-1", "still here")


def test_csv_opens_with_its_letters_right_and_runs_nothing(run: Run, rows: list[dict[str, Any]]) -> None:
    data = exported(run, "toCsv({})")
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\r\n") == len(rows) + 1
    head, *read = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == [COLUMNS[column] for column in rows[0]]
    for cells, row in zip(read, rows, strict=True):
        expected = [flat(value) for value in row.values()]
        assert cells == [f"'{value}" if value and value[0] in "=+-@\t＝" else value for value in expected]
        assert not any(cell and cell[0] in "=+-@\t\r\n＝" for cell in cells)


def test_csv_may_be_separated_as_the_language_does(run: Run, rows: list[dict[str, Any]]) -> None:
    text = exported(run, "toCsv({}, ';')").decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    assert {len(cells) for cells in read} == {len(rows[0])}


def test_markdown_shows_what_was_written_and_nothing_of_it_is_markup(run: Run, rows: list[dict[str, Any]]) -> None:
    text = exported(run, "toMarkdown({})").decode()
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    cells: list[str] = []
    for opening, token in itertools.pairwise(tokens):
        if opening.type == "td_open":
            children = token.children or []
            assert {child.type for child in children} <= {
                "text",
                "text_special",
                "html_inline",
                "link_open",
                "link_close",
            }
            assert {child.content for child in children if child.type == "html_inline"} <= {"<br>"}
            cells.append("".join("\n" if child.type == "html_inline" else child.content for child in children))
    columns = [column for column in rows[0] if column != "set"]
    expected = [row[column] for row in rows for column in columns]
    plain = [
        value.strip() if isinstance(value, str) else "\n".join(link["title"] for link in value) for value in expected
    ]
    assert cells == plain
    links = {child.attrGet("href") for token in tokens for child in token.children or [] if child.type == "link_open"}
    assert links == {PRACTICES[0]["href"], SOURCES[0]["href"], FACTS[0]["href"]}
    assert tokens[1].content == "Plan \\& \\<draft\\> \\*2027\\*"


def test_workbook_holds_the_answers_as_text_and_days_as_days(run: Run, rows: list[dict[str, Any]]) -> None:
    book = load_workbook(io.BytesIO(exported(run, "toXlsx({})")))
    assert book.sheetnames == ["Answers  all none"]
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert all(sheet.column_dimensions[letter].width > 5 for letter in "ABCDEFGHI")
    head, *body = sheet.iter_rows()
    assert [cell.value for cell in head] == [COLUMNS[column] for column in rows[0]]
    assert all(cell.font.b for cell in head)
    for cells, row in zip(body, rows, strict=True):
        for cell, (column, value) in zip(cells, row.items(), strict=True):
            assert cell.data_type != "f"
            if column == "date" and value:
                assert cell.value == datetime.fromisoformat(value)
                assert cell.number_format == "d.m.yyyy"
            else:
                assert (cell.value or "") == flat(value)


def test_word_document_holds_the_answers_and_links(run: Run, rows: list[dict[str, Any]]) -> None:
    data = exported(run, "toDocx({})")
    document = Document(io.BytesIO(data))
    paragraphs = document.paragraphs
    assert (paragraphs[0].text, paragraphs[0].style.name if paragraphs[0].style else "") == (
        "Plan & <draft> *2027*",
        "Title",
    )
    assert document.core_properties.title == "Plan & <draft> *2027*"
    assert document.core_properties.author == ""
    headings = [item.text for item in paragraphs if item.style and item.style.name == "Heading 1"]
    assert headings == ["Housing", "Branches", "Our own", "No longer asked"]
    assert len(document.tables) == len(headings)
    columns = ["number", "question", "answer", "responsible", "date", "note"]
    read = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    for cells, row in zip(read, rows, strict=True):
        year, month, day = row["date"].split("-") if row["date"] else ("", "", "")
        days = f"{int(day)}.{int(month)}.{year}" if day else ""
        assert cells == [days if column == "date" else row[column] for column in columns]
    for table in document.tables:
        assert [cell.text for cell in table.rows[0].cells] == [COLUMNS[column] for column in columns]
    links = {link.address for item in paragraphs for link in item.hyperlinks}
    assert links == {PRACTICES[0]["href"], SOURCES[0]["href"], FACTS[0]["href"]}
    section = document.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    with ZipFile(io.BytesIO(data)) as packed:
        assert 'w:val="fi"' in packed.read("word/styles.xml").decode()
        assert "w:tblHeader" in packed.read("word/document.xml").decode()


COMPARED = f"""(() => {{
  const one = {SHEET}
  const copy = setOwn(duplicate(one, "2028"), one.own[0].id, "Reworded?")
  const other = answer(copy, "housing-1", {{answer: "not-yet", note: ""}})
  const differing = compare(one, other, given.sets[0].questions.map(({{id}}) => id)).filter(({{parts}}) => parts.length)
  const options = {{title: "Both", locale: "sv", words: given.words}}
  return comparison(one, other, differing, given.sets, options)
}})()"""


def test_comparison_is_a_table_too(run: Run) -> None:
    book = load_workbook(io.BytesIO(exported(run, "toXlsx({})", COMPARED)))
    read = [[cell or "" for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert read == [
        ["Set", "No", "Question", "Part", "Plan & <draft> *2027*", "2028"],
        ["Housing", "1", "Question 1?", "Answer", "Yes", "Not yet"],
        ["Housing", "1", "Question 1?", "Note", "=1+1", ""],
        ["Our own", "", "Reworded?", "Question", "Our question?", "Reworded?"],
    ]
    document = Document(io.BytesIO(exported(run, "toDocx({})", COMPARED)))
    assert [len(table.rows) for table in document.tables] == [3, 2]
    assert exported(run, "toCsv({})", COMPARED).count(b"\r\n") == 4
    assert exported(run, "toMarkdown({})", COMPARED)


def test_large_exports_need_no_worker(run: Run) -> None:
    """Zipped in a worker made of text, they would stop at the content security policy."""
    script = """(async () => {
      const question = (_, i) => ({id: `large-${i}`, number: String(i), text: `Question ${i}?`})
      const questions = Array.from({length: 1000}, question)
      const noise = () => Array.from(crypto.getRandomValues(new Uint8Array(150)), String).join(" ")
      const sheet = questions.reduce((sheet, {id}) => answer(sheet, id, {note: noise()}), create("Large"))
      const large = table(sheet, [{title: "Large", questions}], {locale: "en", words: given})
      return Promise.all([toXlsx(large), toDocx(large)].map(async (blob) => (await blob).size))
    })()"""
    assert all(size > 150_000 for size in run(script, WORDS))
