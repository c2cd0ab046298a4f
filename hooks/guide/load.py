"""From files to models, each value with its file and line. Nothing here judges across files; that is `rules`."""

from __future__ import annotations

import bisect
import difflib
import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from guide.model import Guide, Municipality, Practice, QuestionSet, Term, Theme
from guide.problem import Problem
from guide.reader import MOST_REPEATED, Document, Where, parse, path_name, read

M = TypeVar("M")

PRACTICES = "practices"
DATA = "docs/data"
EXAMPLE = f"{PRACTICES}/README.md"
"""The commented example. Its YAML block is held to the same rules as an entry."""

_EXAMPLE_BLOCK = re.compile(rb"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)

_MOST_COMPARED = 400
"""Words compared on either side; looking through thousands for each misspelt word takes minutes."""

_CODES = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "string_type": "type-text",
    "int_type": "type-number",
    "bool_type": "type-boolean",
    "list_type": "type-list",
    "dict_type": "type-languages",
    "model_type": "type-mapping",
    "model_attributes_type": "type-mapping",
    "string_too_short": "text-empty",
    "string_too_long": "text-too-long",
    "string_pattern_mismatch": "text-not-plain",
    "too_short": "list-empty",
    "too_long": "list-too-long",
    "greater_than_equal": "number-range",
    "less_than_equal": "number-range",
    "date-bad": "date-bad",
    "question-number": "question-number",
}
"""How pydantic's error types are called here. One that is not listed is a fault of ours and raises KeyError."""


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
    practices: list[Entry[Practice]]
    example: Entry[Practice] | None
    problems: list[Problem]

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
    guide, themes = one(data / "guide.yml", Guide), one(data / "themes.yml", list[Theme])
    sets = [one(path, QuestionSet) for path in sorted((data / "questions").glob("*.yml"))]
    practices = [one(path, Practice) for path in practice_files(root, problems)]
    example, found = load_example(root)
    return Loaded(
        guide, vocabularies, themes, [*filter(None, sets)], [*filter(None, practices)], example, problems + found
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
    document, problems = read(path, file)
    return _entry(document, file, problems, shape)


def _entry(
    document: Document | None, file: str, problems: list[Problem], shape: Any
) -> tuple[Entry[Any], list[Problem]]:
    if document is None:
        return Entry(Document(file, None), None), problems
    try:
        return Entry(document, _adapter(shape).validate_python(document.value)), problems
    except ValidationError as error:
        said = {problem.line for problem in problems if problem.code == "boolean-word"}
        found = _shape_problems(document, error, shape)
        # `yes` for true is one mistake, and the reader has told of it.
        return Entry(document, None), [
            *problems,
            *(it for it in found if it.code != "type-boolean" or it.line not in said),
        ]


@functools.cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


@functools.cache
def _known_fields(shape: Any) -> frozenset[str]:
    return frozenset(_fields(_adapter(shape).json_schema()))


def _shape_problems(document: Document, error: ValidationError, shape: Any) -> Iterator[Problem]:
    known, faults = _known_fields(shape), [*_first_few(error.errors(include_url=False))]
    misspelt = {
        (*fault["loc"][:-1], nearest(str(fault["loc"][-1]), known))
        for fault in faults
        if fault["type"] == "extra_forbidden"
    }
    for fault in faults:
        if fault["type"] == "missing" and fault["loc"] in misspelt:
            continue  # it is there under another name
        where = tuple(fault["loc"])
        code, context, value = _CODES[fault["type"]], fault.get("ctx", {}), fault["input"]
        if value is None and code.startswith("type-"):
            code = "text-empty"
        values: dict[str, object] = {"field": path_name(where)}
        if not where:
            code, values = "file-shape", {}
        elif code == "field-unknown":
            near = nearest(str(where[-1]), known)
            code, values = (code, values | {"near": near}) if near else ("field-unknown-no-near", values)
        elif code == "text-too-long":
            values |= {"limit": context["max_length"], "length": len(str(value).strip())}
        elif code == "list-too-long":
            values |= {"limit": context["max_length"]}
        elif code == "number-range":
            values |= {"value": value}
        elif code.startswith("type-") or code in {"date-bad", "question-number"}:
            values |= {"value": _shown(value)}
        yield document.problem(_owner(where, code), code, **values)


def _first_few(faults: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Thousands of mistakes of one kind are as clear from the first."""
    listed = Counter[str]()
    for fault in faults:
        listed[fault["type"]] += 1
        if listed[fault["type"]] <= MOST_REPEATED:
            yield fault


def _owner(where: Where, code: str) -> Where:
    """A missing field is reported where its parent stands."""
    return where[:-1] if code == "field-missing" else where


def _shown(value: object) -> str:
    """A value as its writer knows it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else str(value)


def _fields(schema: Any) -> set[str]:
    """Every field name in a JSON Schema."""
    names: set[str] = set()
    if isinstance(schema, dict):
        names |= set(schema.get("properties", {}))
        for part in schema.values():
            names |= _fields(part)
    elif isinstance(schema, list):
        for part in schema:
            names |= _fields(part)
    return names


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word a person most likely meant. Of very many, those next to it in the alphabet are compared."""
    ordered = sorted(known)
    middle = bisect.bisect(ordered, word.lower())
    window = ordered[max(0, middle - _MOST_COMPARED) : middle + _MOST_COMPARED]
    found = difflib.get_close_matches(word.lower(), window, n=1, cutoff=0.6)
    return found[0] if found else None


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
