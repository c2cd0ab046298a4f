"""A YAML file that was read: its values, and where each stands, so that a problem can name its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from guide.problem import Problem

Where = tuple[str | int, ...]
"""Where a value stands: mapping keys and list positions from the top, such as `("sources", 0, "url")`."""


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
