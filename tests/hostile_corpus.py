"""The cases of `hostile/`, and how each becomes files. `hostile/README.md` explains the keys of a case."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "hostile"
SOUND = (FOLDER / "sound/entry.yml").read_text("utf-8")
STEM = "hostile-case"


@dataclass
class Case:
    name: str
    says: dict[str, Any]
    """What stands in the file."""

    @property
    def refused(self) -> set[str] | None:
        """Codes of the problems; None where the entry is shown."""
        codes = self.says["becomes"].get("refused")
        return set(codes) if codes else None

    @property
    def shown(self) -> dict[str, list[str]]:
        shown: dict[str, list[str]] = self.says["becomes"]["shown"]
        return shown

    def write(self, folder: Path, copy: str = "") -> list[str]:
        """Put the case's files into a folder, under names that end in `copy`; their names."""
        return [_write(file, data, folder, copy) for file, data in self._files]

    @functools.cached_property
    def _files(self) -> list[tuple[dict[str, Any], bytes]]:
        return [(says, _content(says)) for says in [self.says, *self.says.get("others", [])]]


def cases() -> list[Case]:
    return [
        Case(f"{path.stem}: {says['name']}", says)
        for path in sorted(FOLDER.glob("*.yml"))
        for says in yaml.safe_load(path.read_text("utf-8"))
    ]


def _write(says: dict[str, Any], data: bytes, folder: Path, copy: str) -> str:
    named = Path(says.get("file", f"{STEM}.yml"))
    name = f"{named.stem}{copy}{named.suffix}"
    path = Path(os.fsdecode(os.fsencode(folder / name)))
    if "kind" in says:
        _make(says["kind"], path, says.get("target", ""))
    else:
        path.write_bytes(data if "file" in says else data.replace(STEM.encode(), (STEM + copy).encode()))
    return name


def _make(kind: str, path: Path, target: str) -> None:
    if kind == "symlink":
        path.symlink_to(target)
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)


def _content(says: dict[str, Any]) -> bytes:
    if "bytes" in says:
        return bytes.fromhex(says["bytes"])
    text: str = says.get("before", "") + _text(says) + says.get("after", "")
    text = text.replace("\n", says.get("newlines", "\n"))
    return bytes.fromhex(says.get("bytes_before", "")) + text.encode(says.get("encoding", "utf-8"))


def _text(says: dict[str, Any]) -> str:
    if "entry" in says:
        return str(says["entry"])
    if "set" in says:
        return _with_fields(says["set"])
    if "field" in says:
        return _with_value(says["field"], says["text"])
    made = says.get("make")
    if made is None:
        return "".join(lines for name, lines in _fields(SOUND).items() if name not in says.get("without", []))
    repeated = "".join(made["repeat"].replace("{n}", str(number)) for number in range(made["times"]))
    text = made.get("before", "") + repeated + made.get("after", "")
    if "field" in made:
        return _with_value(made["field"], text)
    return text if made.get("whole") else _with_fields(text)


def _with_fields(text: str) -> str:
    """The sound entry with other text for the top-level fields that `text` begins, and its new fields at the end."""
    fields = _fields(SOUND) | _fields(text)
    directives = fields.pop("---", "")
    return directives + "".join(fields.values())


def _fields(text: str) -> dict[str, str]:
    """Lines by the top-level field they belong to; directives are kept under `---`."""
    fields: dict[str, str] = {}
    head, mark, body = text.partition("---\n") if text.startswith("%") else ("", "", text)
    if mark:
        fields["---"] = head + mark
    name, lines = "", body.removesuffix("\n").split("\n")
    for number, line in enumerate(lines):
        if line[:1].isalpha() and ":" in line:
            name = line.partition(":")[0]
            if name in fields:
                name = f"{name} {number}"
        fields[name] = fields.get(name, "") + line + "\n"
    return fields


def _with_value(field: str, value: str) -> str:
    """The sound entry with a value at a path such as `sources.0.url`, quoted as YAML needs it."""
    entry = yaml.load(SOUND, Loader=yaml.BaseLoader)  # noqa: S506  builds nothing but texts
    first, *rest = field.split(".")
    part, key = entry, first
    for step in rest:
        part = part[int(key)] if isinstance(part, list) else part.setdefault(key, {})
        key = step
    part[key] = value
    shown = yaml.safe_dump({first: entry[first]}, allow_unicode=True, sort_keys=False, width=10**9)
    return _with_fields(_unquoted_years(shown))


def _unquoted_years(text: str) -> str:
    return text.replace("published: '2025'", "published: 2025")
