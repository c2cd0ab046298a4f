"""From files to models, each value with its file and line. Nothing here judges across files; that is `rules`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from guide.document import Document
from guide.model import (
    Figure,
    GlossaryTerm,
    Guide,
    LegalStatement,
    Municipality,
    Practice,
    PurposeGroup,
    QuestionSet,
    Reference,
    Service,
    Term,
    Theme,
)
from guide.problem import Problem
from guide.reader import beginning, parse
from guide.shape import fit

M = TypeVar("M")

PRACTICES = "practices"
DATA = "docs/data"
SERVICE = f"{DATA}/service.yml"
EXAMPLE = f"{PRACTICES}/README.md"
"""The commented example. Its YAML block is held to the same rules as an entry."""

_EXAMPLE_BLOCK = re.compile(rb"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Entry(Generic[M]):
    """A file, and the model it holds if it is whole enough to make one."""

    document: Document
    model: M | None

    @property
    def was_read(self) -> bool:
        """Whether anything is known of what the file holds."""
        return self.document.value is not None

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return Path(self.document.file).stem


@dataclass(frozen=True)
class Loaded:
    """Everything the files say, and what is wrong with their shape."""

    guide: Entry[Guide] | None
    vocabularies: Mapping[str, Entry[list[Any]]]
    themes: Entry[list[Theme]] | None
    question_sets: list[Entry[QuestionSet]]
    purposes: Entry[list[PurposeGroup]] | None
    law: Entry[list[LegalStatement]] | None
    glossary: Entry[list[GlossaryTerm]] | None
    sources: list[Entry[list[Reference]]]
    figures: list[Entry[Figure]]
    service: Entry[Service] | None
    practices: list[Entry[Practice]]
    example: Entry[Practice] | None
    problems: list[Problem]

    @property
    def data(self) -> list[Entry[Any]]:
        """Everything in `docs/data/`."""
        single: list[Entry[Any] | None] = [
            self.guide,
            self.themes,
            self.purposes,
            self.law,
            self.glossary,
            self.service,
        ]
        many: list[Entry[Any]] = [*self.vocabularies.values(), *self.question_sets, *self.sources, *self.figures]
        return [*filter(None, single), *many]

    @property
    def entries(self) -> list[Entry[Practice]]:
        """The practices and the commented example."""
        return [*self.practices, *([self.example] if self.example else [])]


def load(root: Path) -> Loaded:
    """Read a guide. `root` holds `practices/` and `docs/data/`."""
    problems: list[Problem] = []

    def one(path: Path, shape: Any) -> Entry[Any] | None:
        if not path.is_file():
            problems.append(Problem.at(_relative(path, root), 1, "file-missing"))
            return None
        entry, found = load_file(path, root, shape)
        problems.extend(found)
        return entry

    data = root / DATA
    vocabularies: dict[str, Entry[list[Any]]] = {}
    for path in sorted((data / "vocabulary").glob("*.yml")):
        if entry := one(path, list[Municipality] if path.stem == "municipalities" else list[Term]):
            vocabularies[path.stem] = entry
    example, found = load_example(root)
    problems += found

    def some(folder: str, shape: Any) -> list[Entry[Any]]:
        return [*filter(None, (one(path, shape) for path in sorted((data / folder).glob("*.yml"))))]

    def perhaps(name: str, shape: Any) -> Entry[Any] | None:
        return one(data / name, shape) if (data / name).exists() else None

    return Loaded(
        guide=one(data / "guide.yml", Guide),
        vocabularies=vocabularies,
        themes=one(data / "themes.yml", list[Theme]),
        question_sets=some("questions", QuestionSet),
        purposes=perhaps("purposes.yml", list[PurposeGroup]),
        law=perhaps("law.yml", list[LegalStatement]),
        glossary=perhaps("glossary.yml", list[GlossaryTerm]),
        sources=some("sources", list[Reference]),
        figures=some("figures", Figure),
        service=perhaps(Path(SERVICE).name, Service),
        practices=[*filter(None, (one(path, Practice) for path in practice_files(root, problems)))],
        example=example,
        problems=problems,
    )


def practice_files(root: Path, problems: list[Problem]) -> list[Path]:
    """The entries of `practices/`, sorted; what stands there and is none of them is a problem."""
    folder, paths = root / PRACTICES, []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith(".") or path.name == Path(EXAMPLE).name:
            continue
        if path.is_symlink() or not path.is_file():
            problems.append(Problem.at(_relative(path, root), 1, "file-not-plain"))
        elif path.suffix != ".yml":
            problems.append(Problem.at(_relative(path, root), 1, "file-wrong-ending"))
        else:
            paths.append(path)
    return paths


def load_example(root: Path) -> tuple[Entry[Practice] | None, list[Problem]]:
    """The YAML block of the commented example, if the guide has one; lines count from the top of the file."""
    path = root / EXAMPLE
    if not path.is_file():
        return None, []
    data = path.read_bytes()
    block = _EXAMPLE_BLOCK.search(data)
    if block is None:
        return None, [Problem.at(EXAMPLE, 1, "example-missing")]
    document, problems = parse(block[1], EXAMPLE, data.count(b"\n", 0, block.start(1)) + 1)
    return _entry(document, EXAMPLE, problems, Practice)


def load_file(path: Path, root: Path, shape: Any) -> tuple[Entry[Any], list[Problem]]:
    """One file against a shape. A file that could not be read is an entry too: others may name it."""
    file = _relative(path, root)
    try:
        data = beginning(path)
    except OSError:
        return _entry(None, file, [Problem.at(file, 1, "file-unreadable")], shape)
    return _entry_of(data, file, shape)


@functools.cache  # `serve` reads the guide again at every save of a single file
def _entry_of(data: bytes, file: str, shape: Any) -> tuple[Entry[Any], list[Problem]]:
    document, problems = parse(data, file)
    return _entry(document, file, problems, shape)


def _entry(
    document: Document | None, file: str, problems: list[Problem], shape: Any
) -> tuple[Entry[Any], list[Problem]]:
    if document is None:
        return Entry(Document(file, None), None), problems
    model, found = fit(document, shape)
    # `yes` for true is one mistake, and the reader has told of it.
    said = {problem.line for problem in problems if problem.code == "boolean-word"}
    found = [problem for problem in found if problem.code != "type-boolean" or problem.line not in said]
    return Entry(document, model), problems + found


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
