"""Problem: one thing to mend, where it is, and how the reports say it. The words are in `overrides/strings/check/`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_LONGEST_VALUE = 60
"""A value quoted in a message is cut here (characters): a message is one line."""

_UNPRINTABLE = re.compile(
    r"[^\S ]|[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
    r"|[\U000e0000-\U000e0fff]|[\ud800-\udfff]"
)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend."""

    file: str
    """Relative to the guide's root, with `/`, so that terminals, editors and pull requests can open it."""

    line: int
    """1-based."""

    code: str
    """Key of the message in the string catalogues, and the permanent name of this kind of mistake."""

    values: tuple[tuple[str, str], ...] = ()
    """What the message names, by placeholder."""

    @classmethod
    def at(cls, file: str, line: int, code: str, **values: object) -> Problem:
        """A problem at a place; values become one printable, bounded line each."""
        return cls(file, line, code, tuple((name, _printable(str(value))) for name, value in sorted(values.items())))


def _printable(value: str) -> str:
    """No control character reaches a terminal, no long value fills a screen."""
    cut = value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"
    return _one_line(cut)


def _one_line(text: str) -> str:
    """Text that cannot start a new line or a terminal's command. File names too are chosen by contributors."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@dataclass(frozen=True)
class Message:
    """A problem in a person's language."""

    what: str
    hint: str


class Messages:
    """The check's words in one language: `{code: {what, hint}}` and the report's own lines."""

    def __init__(self, catalogue: Mapping[str, Any]) -> None:
        """`catalogue` is the parsed content of `overrides/strings/check/<language>.yml`."""
        self._catalogue = catalogue

    def of(self, problem: Problem) -> Message:
        """What is wrong and how to mend it. Raises KeyError when the catalogue lacks the code or a placeholder."""
        words, values = self._catalogue["problems"][problem.code], dict(problem.values)
        return Message(words["what"].format(**values), words["hint"].format(**values))

    def summary(self, problems: int, files: int) -> str:
        """The last line of a report."""
        name = "many" if problems > 1 else "one" if problems else "clean"
        return self.report(name, problems=str(problems), files=str(files))

    def report(self, name: str, **values: str) -> str:
        """A line of the report itself."""
        return str(self._catalogue["report"][name]).format(**values)


def as_text(problems: Iterable[Problem], messages: Messages) -> str:
    """`file:line: what`, then `hint: how`, for people."""
    lines = []
    for problem in problems:
        message = messages.of(problem)
        lines += [
            f"{_one_line(problem.file)}:{problem.line}: {message.what}",
            f"    {messages.report('hint')}: {message.hint}",
        ]
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], messages: Messages) -> str:
    """A JSON array with one object a problem: file, line, code, what, hint."""
    rows = []
    for problem in problems:
        message = messages.of(problem)
        place = {"file": _one_line(problem.file), "line": problem.line, "code": problem.code}
        rows.append({**place, "what": message.what, "hint": message.hint})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem], messages: Messages) -> str:
    """GitHub workflow commands: annotations on the lines of a pull request.

    Escapes as the runner expects (github.com/actions/toolkit, packages/core, command.ts), so that no value can end
    the command and start another.
    """
    lines = []
    for problem in problems:
        message = messages.of(problem)
        file = _escaped(_one_line(problem.file)).replace(":", "%3A").replace(",", "%2C")
        body = _escaped(f"{message.what}\n{messages.report('hint')}: {message.hint}")
        lines.append(f"::error file={file},line={problem.line}::{body}")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
