"""What took work to make, kept from build to build under a key made of all that it was made from."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable
from importlib.metadata import distributions
from pathlib import Path

_MADE_WITH = "hooks", "overrides", "docs/data"
"""Folders with whatever decides what pages look like, beside practices and chapters themselves."""

_TABLE = "CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, text BLOB) WITHOUT ROWID"


def key(*made_from: object) -> str:
    """A name for what is made of these values. They must print as what they are: texts, numbers, lists of such."""
    return hashlib.sha256(repr(made_from).encode()).hexdigest()


def made_with(root: Path) -> str:
    """The guide's code, templates, words and data, and every installed package: when one changes, all is made again."""
    made = hashlib.sha256(sys.version.encode())
    for path in sorted(path for folder in _MADE_WITH for path in (root / folder).rglob("*") if path.is_file()):
        if "__pycache__" not in path.parts:
            made.update(key(path.relative_to(root).as_posix(), path.read_bytes()).encode())
    installed = sorted((package.name, package.version) for package in distributions())
    made.update(repr(installed).encode())
    return made.hexdigest()


class Kept:
    """A file of contents. Whatever is wrong with it costs time only: what cannot be read is made again.

    A content is kept as soon as it is made, so an interrupted build has not worked in vain, and two builds may share
    the file: a key stands for one content only.
    """

    def __init__(self, file: Path) -> None:
        """`file`: need not exist."""
        self._file = file
        self._used: set[str] = set()
        self._base = self._open() or self._begin_anew()

    def made(self, key: str, make: Callable[[], str]) -> str:
        """The text kept under a key, or what `make` returns."""
        known = self.get(key)
        if known is not None:
            with contextlib.suppress(UnicodeDecodeError):
                return known.decode()
        text = make()
        self.keep([(key, text.encode())])
        return text

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, if anything is. It is used: closing leaves it."""
        self._used.add(key)
        return self._read(key)

    def keep(self, made: Iterable[tuple[str, bytes]], *, packed: bool = False) -> None:
        """Keep what was made under its key. Many at once are kept in a fraction of the time.

        `packed`: whether trying to make it smaller is in vain; the sum that tells whether it is sound is kept with it.
        """
        rows = ((key, zlib.compress(content, 0 if packed else 1)) for key, content in made)
        self._do("INSERT OR REPLACE INTO made VALUES (?, ?)", rows)

    def close(self) -> None:
        """Forget what was not used, and let go of the file."""
        with contextlib.suppress(sqlite3.Error):
            every = {name for (name,) in self._base.execute("SELECT key FROM made")} if self._base else set()
            self._do("DELETE FROM made WHERE key = ?", ((name,) for name in every - self._used))
        if self._base:
            self._base.close()
        self._base = None

    def _read(self, key: str) -> bytes | None:
        if self._base is None:
            return None
        try:
            found = self._base.execute("SELECT text FROM made WHERE key = ?", (key,)).fetchone()
            return zlib.decompress(found[0]) if found else None
        except zlib.error:
            return None
        except sqlite3.OperationalError:  # another build is writing
            return None
        except (sqlite3.Error, TypeError):
            self._base.close()
            self._base = self._begin_anew()
            return None

    def _do(self, statement: str, rows: Iterable[tuple[str, bytes]] | Iterable[tuple[str]]) -> None:
        if self._base is None:
            return
        try:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany(statement, rows)
            self._base.execute("COMMIT")
        except sqlite3.Error:
            self._base.rollback()

    def _open(self) -> sqlite3.Connection | None:
        base = None
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(self._file, timeout=1, isolation_level=None)
            base.execute("PRAGMA journal_mode = WAL")  # with it, keeping a text does not wait for the disk
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute(_TABLE)
        except (sqlite3.Error, OSError):
            if base:
                base.close()
            return None
        return base

    def _begin_anew(self) -> sqlite3.Connection | None:
        """A damaged file is thrown away; None if there can be none."""
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._file.with_name(self._file.name + ending).unlink()
        return self._open()
