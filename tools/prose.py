"""The guide's texts by language, as prose: what spelling, wording and readability are checked on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from guide.catalogue import check
from guide.chapters import FRONT_MATTER
from guide.document import Document
from guide.strings import FOLDER

_NOT_PROSE = re.compile(
    r"\{:[^}]*\}|^</?div[^>]*>$|^\[\[.*\]\]$|\]\([^)]*\)|`[^`]*`|https?://\S+|<!--.*?-->|\{[a-z]+\}", re.MULTILINE
)
_PARAGRAPH = re.compile(r"(?:^.*\S.*\n?)+", re.MULTILINE)
_NOT_SAID = {"avoid", "everyday", "evidence", "forms"}
"""Fields that name words in order not to use them, or to search for them."""

_SIGNS = re.compile(r"[*_#|\[\]]")


@dataclass(frozen=True)
class Text:
    """A text and where it stands."""

    file: str
    line: int
    language: str
    words: str
    field: str = ""
    """Of an entry or data file: which field."""


def texts(root: Path) -> Iterator[Text]:
    """Every text of the guide that readers see."""
    checked = check(root)
    languages = [language.id for language in checked.loaded.guide.model.languages]  # type: ignore[union-attr]
    for entry in [*checked.loaded.data, *checked.loaded.practices]:
        yield from _in_document(entry.document, languages)
    for chapter in checked.chapters:
        shown = [chapter.meta[name] for name in ("title", "description") if name in chapter.meta]
        yield Text(chapter.file, 1, chapter.language, ". ".join(shown))
        written = (root / chapter.file).read_text("utf-8")
        body = FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), written, count=1)
        for match in _PARAGRAPH.finditer(body):
            yield Text(chapter.file, body.count("\n", 0, match.start()) + 1, chapter.language, prose(match[0]))
    for language in languages:
        path = root / FOLDER / f"{language}.yml"
        for number, line in enumerate(_phrases(yaml.safe_load(path.read_text("utf-8"))), 1):
            yield Text(path.relative_to(root).as_posix(), number, language, prose(line))


def _in_document(document: Document, languages: list[str]) -> Iterator[Text]:
    for where, text in document.strings.items():
        if where[-1] in languages and len(where) > 1 and where[-2] not in _NOT_SAID:
            yield Text(document.file, document.line(where), str(where[-1]), prose(text), str(where[-2]))


def _phrases(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name not in {"alphabet", "names_in"}:
                yield from _phrases(value)
    elif isinstance(part, list):
        for value in part:
            yield from _phrases(value)
    else:
        yield str(part)


def prose(written: str) -> str:
    """Markdown as a reader hears it: without signs, addresses and markers."""
    return _SIGNS.sub("", _NOT_PROSE.sub(" ", written))
