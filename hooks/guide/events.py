"""From the events of a YAML parser to plain values: text, whole numbers, true and false. Written for strangers' files.

YAML can do much that an entry never needs and that has hurt others: aliases that grow without bound, tags that make
objects, keys that silently win over their twin, words that turn into booleans. The parser's events are looked at
before any value is built, so nothing of that happens. Nothing here knows what an entry is; that is `model`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

import yaml

from guide.characters import HIDDEN
from guide.document import Document, Where, path_name
from guide.problem import Problem

DEEPEST = 8
MOST_VALUES = 20_000
MOST_REPEATED = 20
"""Mistakes of one kind that are listed one by one in a file."""

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


class Builder:
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
        """The document that the text makes, or why it makes none."""
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
        lines, shift, following = self._lines, self._shift, self._next
        while type(event := following()) is not yaml.MappingEndEvent:
            key = self._key(event)
            here = (*where, key)
            line, value_event = event.start_mark.line + shift, following()
            if key in made:
                first = lines[here]
                self._note(event, "key-duplicate", key=path_name(here), first=first)
                here = (*where, key, "again")  # read past the twin; the first one stands
                self._value(value_event, here)
                continue
            lines[here] = line
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
