"""What was saved since a build, if it is practices only, and sound."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from guide.catalogue import Catalogue, check
from guide.load import PRACTICES


@dataclass(frozen=True)
class Snapshot:
    """Files and folders as they stood."""

    places: tuple[str, ...]
    written: dict[Path, tuple[int, int]]
    """When each file in them was written, and its size."""

    @classmethod
    def of(cls, places: Iterable[str]) -> Snapshot:
        """Take one now, of these files and of all files in these folders."""
        places, written = tuple(places), {}
        for path in chain.from_iterable((place, *place.rglob("*")) for place in map(Path, places)):
            with contextlib.suppress(OSError):  # gone meanwhile
                if path.is_file():
                    written[path] = (path.stat().st_mtime_ns, path.stat().st_size)
        return cls(places, written)


def saved(root: Path, since: Snapshot) -> tuple[list[str], Catalogue] | None:
    """Ids of the practices that were there before and are written anew, and the guide with them.

    None if something else has changed as well, or if a check of the whole finds anything wrong.
    """
    before, now = since.written, Snapshot.of(since.places).written
    changed = sorted(path for path in {*before, *now} if before.get(path) != now.get(path))
    if not changed or not all(path in before and path in now and _is_practice(path, root) for path in changed):
        return None
    checked = check(root)
    return None if checked.problems else ([path.stem for path in changed], Catalogue(checked))


def _is_practice(path: Path, root: Path) -> bool:
    return path.parent == root / PRACTICES and path.suffix == ".yml"
