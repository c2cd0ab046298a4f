"""From the bytes of a YAML file to plain values, each with its line. Written for files that strangers send.

YAML can do much that an entry never needs and that has hurt others: aliases that grow without bound, tags that make
objects, keys that silently win over their twin, words that turn into booleans. The parser's events are looked at
before any value is built, so nothing of that happens; what is left is text, whole numbers, true and false.
Nothing here knows what an entry is; that is `model`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from guide.problem import Problem

Where = tuple[str | int, ...]
"""Where a value stands: mapping keys and list positions from the top, such as `("sources", 0, "url")`."""

LARGEST_FILE = 100_000
"""Bytes. The longest entry of the 2022 guide, in three languages, takes about a sixth of this."""

DEEPEST = 8
MOST_VALUES = 20_000
MOST_REPEATED = 20
"""Mistakes of one kind that are listed one by one in a file."""

HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    r"|[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufffe\uffff\U000e0000-\U000e0fff\ud800-\udfff]"
    r"|[\ufe00-\ufe0d]|[\ufe0e\ufe0f]{2}"  # one selector after a sign chooses between text and emoji
)
"""Control characters, invisible ones, and those that turn the direction of text (Unicode UAX #9, UTR #36)."""

_UNUSUAL = re.compile(r"[^\n\r\t\x20-\x7e\xa0-\u02ff\u2010-\u2027\u20ac]")
"""All but Latin letters and the usual signs. Nearly every file is found to hold none in one look."""

_ESCAPED_BREAK = re.compile(r"[\r\x85]")
"""Line breaks that can only come from an escape: the parser makes those in the file plain ones."""

_WORDS_READ_AS_BOOLEAN = {"yes", "no", "on", "off", "y", "n", "true", "false"}
"""YAML 1.1 (yaml.org/type/bool.html) reads these as true or false without quotes; other tools differ."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_LONGEST_BOOLEAN, _LONGEST_PLAIN = 5, 10
"""Characters; nothing longer is a boolean, or a boolean, an integer or nothing."""

_EMPTY = {"", "~", "null", "Null", "NULL"}
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml is 20 times faster than the Python parser; both send the same events."""


@dataclass(frozen=True)
class Document:
    """A file that was read: its values, and where each stands."""

    file: str
    """Relative to the guide's root, with `/`."""

    value: Any
    lines: dict[Where, int] = field(default_factory=dict)
    """1-based line of each key or list item."""

    bodies: dict[Where, int] = field(default_factory=dict)
    """1-based line on which the text of a value begins; under `|` it is the line after the key."""

    strings: dict[Where, str] = field(default_factory=dict)
    """Every text in the file."""

    is_latin: bool = False
    """Nothing but Latin letters and usual signs stands in the file, not even as an escape."""

    @property
    def fields(self) -> dict[str, Any]:
        """The fields at the top; none in a file that holds something else."""
        return self.value if isinstance(self.value, dict) else {}

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest thing around it that is there."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def problem(self, where: Where, code: str, **values: object) -> Problem:
        """A problem at a value."""
        return Problem.at(self.file, self.line(where), code, **values)


def path_name(where: Where) -> str:
    """How messages name a place: `sources[1].url`, counted from one as people count."""
    name = ""
    for key in where:
        name += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if name else key
    return name


def read(path: Path, file: str) -> tuple[Document | None, list[Problem]]:
    """The document in `path`, or the reasons why there is none. Never raises for what stands in the file."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError:
        return None, [Problem.at(file, 1, "file-unreadable")]
    return parse(data, file)


def parse(data: bytes, file: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """As `read`, for bytes at hand that begin on line `first_line` of the file."""
    if len(data) > LARGEST_FILE:
        return None, [Problem.at(file, 1, "file-too-large", limit=LARGEST_FILE // 1000)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Problem.at(file, data.count(b"\n", 0, error.start) + first_line, "not-utf8")]
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    is_usual = not _UNUSUAL.search(text)
    problems = list(_tabs(text, file, first_line))
    problems += [] if is_usual else _hidden(text, file, first_line)
    if problems:
        return None, problems
    return _Builder(file, first_line, is_latin=is_usual and "\\" not in text).build(text)


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


_SYNTAX = (
    (re.compile("mapping values are not allowed"), "yaml-colon"),
    (re.compile("block scalar"), "yaml-bar"),
    (re.compile("escape"), "yaml-escape"),
    (re.compile("quoted scalar"), "yaml-quote"),
    (re.compile("flow (sequence|mapping)"), "yaml-bracket"),
    (re.compile("could not find expected ':'"), "yaml-no-colon"),
    (re.compile("did not find expected (key|'-')|expected <block end>"), "yaml-indent"),
    (re.compile("cannot start any token|anchor|alias|tag"), "yaml-sign"),
)
"""What the YAML parsers say, C and Python alike, and what it mostly means to somebody who writes an entry."""


def _syntax_problem(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    context, problem = getattr(error, "context", None) or "", getattr(error, "problem", None) or ""
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if re.match("while (scanning|parsing a flow)", context) and "escape" not in problem:
        marks.reverse()  # what was begun there is at fault, not the place where the parser gave up
    mark = next(filter(None, marks), None)
    if mark is None:
        return Problem.at(file, first_line, "yaml-syntax", column=1)
    code = next((code for pattern, code in _SYNTAX if pattern.search(f"{context} {problem}")), "yaml-syntax")
    before = "".join(text.splitlines()[mark.line : mark.line + 1])[: mark.column]
    code = _meant(code, before)
    column = len(before) - len(before.lstrip()) if code == "yaml-indent" else mark.column
    return Problem.at(file, mark.line + first_line, code, column=column + 1)


def _meant(code: str, before: str) -> str:
    """What the parser took for another mistake, by what stands before it on the line."""
    if code == "yaml-colon" and ":" not in before:
        return "yaml-indent"  # the line was read as the end of the text above it
    if code == "yaml-indent" and before.rstrip().endswith(("]", "}")):
        return "yaml-bracket"
    return "yaml-quote" if code == "yaml-indent" and ("'" in before or '"' in before) else code


class _RefusedError(Exception):
    """The file uses something that stops the reading; the problem is listed."""


class _Builder:
    """Builds values from parser events, keeping the line of each."""

    def __init__(self, file: str, first_line: int, *, is_latin: bool) -> None:
        self._file = file
        self._shift = first_line
        self._is_latin = is_latin
        self._lines: dict[Where, int] = {}
        self._bodies: dict[Where, int] = {}
        self._strings: dict[Where, str] = {}
        self._problems: list[Problem] = []
        self._count = 0
        self._noted: Counter[str] = Counter()

    def build(self, text: str) -> tuple[Document | None, list[Problem]]:
        self._next = _PARSER(text).get_event
        try:
            value = self._stream()
        except _RefusedError:
            return None, self._problems
        except yaml.YAMLError as error:
            self._problems.append(_syntax_problem(error, text, self._file, self._shift))
            return None, self._problems
        made = Document(self._file, value, self._lines, self._bodies, self._strings, self._is_latin)
        return made, self._problems

    def _stream(self) -> Any:
        value, documents = None, 0
        while not isinstance(event := self._next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "yaml-documents")
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, ())
        return value

    def _refuse(self, event: Any, code: str, **values: object) -> None:
        self._problems.append(Problem.at(self._file, self._line(event), code, **values))
        raise _RefusedError

    def _note(self, event: Any, code: str, **values: object) -> None:
        """List a mistake that does not stop the reading."""
        self._noted[code] += 1
        if self._noted[code] <= MOST_REPEATED:
            self._problems.append(Problem.at(self._file, self._line(event), code, **values))

    def _line(self, event: Any) -> int:
        line: int = event.start_mark.line + self._shift
        return line

    def _value(self, event: Any, where: Where) -> Any:
        self._count += 1
        if self._count > MOST_VALUES:
            self._refuse(event, "yaml-too-many", limit=MOST_VALUES)
        kind = type(event)
        if event.anchor is not None:  # of an alias, its name
            self._refuse(event, "yaml-alias")
        if event.tag is not None:
            self._refuse(event, "yaml-tag", tag=event.tag)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, where)
        if len(where) >= DEEPEST:
            self._refuse(event, "yaml-too-deep", limit=DEEPEST)
        return self._mapping(where) if kind is yaml.MappingStartEvent else self._sequence(where)

    def _mapping(self, where: Where) -> dict[str, Any]:
        made: dict[str, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            here = (*where, key)
            line, value_event = self._line(event), self._next()
            if key in made:
                first = self._lines[here]
                self._note(event, "key-duplicate", key=path_name(here), first=first)
                here = (*where, key, "again")  # read past the twin; the first one stands
                self._value(value_event, here)
                continue
            self._lines[here] = line
            made[key] = self._value(value_event, here)
        return made

    def _key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
            self._refuse(event, "yaml-key")
        key: str = event.value
        if key == "<<":
            self._refuse(event, "yaml-alias")
        if len(key) <= _LONGEST_BOOLEAN and event.implicit[0] and key.lower() in _WORDS_READ_AS_BOOLEAN:
            self._note(event, "boolean-word", word=key)
        return key

    def _sequence(self, where: Where) -> list[Any]:
        made: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            here = (*where, len(made))
            self._lines[here] = self._line(event)
            made.append(self._value(event, here))
        return made

    def _scalar(self, event: Any, where: Where) -> Any:
        text: str = event.value
        if event.implicit[0] and len(text) <= _LONGEST_PLAIN:  # without quotes, and short enough to be another value
            if text in _EMPTY:
                return None
            if text in {"true", "false"}:
                return text == "true"
            if text.lower() in _WORDS_READ_AS_BOOLEAN:
                self._note(event, "boolean-word", word=text)
            if _INTEGER.fullmatch(text):
                return int(text)
        elif event.style == '"':  # may hold escapes, which were not seen in the file
            text = unicodedata.normalize("NFC", text)
            if match := HIDDEN.search(text) or _ESCAPED_BREAK.search(text):
                self._note(event, "hidden-character", character=f"U+{ord(match[0][0]):04X}")
        if not where:
            return text  # the whole file is one text, which is no value of anything
        self._strings[where] = text
        self._bodies[where] = self._line(event) + (1 if event.style in {"|", ">"} else 0)
        return text
