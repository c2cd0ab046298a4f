"""From the bytes of a file that anybody may have sent to a document, or to the reasons why there is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from guide.characters import HIDDEN, UNUSUAL
from guide.document import Document
from guide.events import MOST_REPEATED, Builder
from guide.problem import Problem

LARGEST_FILE = 100_000
"""Bytes. The longest entry of the 2022 guide, in three languages, takes about a sixth of this."""


def beginning(path: Path) -> bytes:
    """As much of a file as is needed to see that it is too large. Raises OSError when it cannot be read."""
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def parse(data: bytes, file: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """The document in these bytes, which begin on line `first_line` of the file, or the reasons why there is none.

    Never raises for what stands in them.
    """
    if len(data) > LARGEST_FILE:
        return None, [Problem.at(file, 1, "file-too-large", limit=LARGEST_FILE // 1000)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Problem.at(file, data.count(b"\n", 0, error.start) + first_line, "not-utf8")]
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    is_usual = not UNUSUAL.search(text)
    problems = list(_tabs(text, file, first_line))
    problems += [] if is_usual else _hidden(text, file, first_line)
    if problems:
        return None, problems
    return Builder(file, first_line, is_latin=is_usual and "\\" not in text).build(text)


def _tabs(text: str, file: str, first_line: int) -> Iterator[Problem]:
    if "\t" not in text:
        return
    indents = (line[: len(line) - len(line.lstrip())] for line in text.split("\n"))
    found = [number for number, indent in enumerate(indents, first_line) if "\t" in indent]
    yield from (Problem.at(file, number, "tab") for number in found[:MOST_REPEATED])


def _hidden(text: str, file: str, first_line: int) -> Iterator[Problem]:
    for count, match in enumerate(HIDDEN.finditer(text)):
        if count == MOST_REPEATED:
            return
        line = text.count("\n", 0, match.start()) + first_line
        yield Problem.at(file, line, "hidden-character", character=f"U+{ord(match[0][0]):04X}")
