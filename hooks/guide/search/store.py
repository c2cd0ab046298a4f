"""What an index is made from, kept from build to build: only pages that changed are prepared and indexed again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter

_LIST = "documents.json"
_LISTED = TypeAdapter(dict[str, tuple[str, str, str]])


class Store:
    """A folder with a file for each document, what each was made from, and the index made of them.

    A build takes the folder for itself and puts it back at the end, so that two builds at once never share it: the
    second starts with an empty one. What an interrupted build had taken is gone, and is made again.
    """

    def __init__(self, folder: Path) -> None:
        """`folder`: where all this is kept; need not exist."""
        self._home = folder
        self._folder = folder.with_name(f"{folder.name}.{os.getpid()}")
        self._known: dict[str, tuple[str, str, str]] = {}
        self._used: dict[str, tuple[str, str, str]] = {}
        self._changed: set[str] = set()

    @property
    def documents(self) -> Path:
        """The folder of documents."""
        return self._folder / "documents"

    @property
    def index(self) -> Path:
        """The folder of the index made of the documents when they were last kept."""
        return self._folder / "index"

    @property
    def changed(self) -> int:
        """How many documents are new or other than they were when the index was made."""
        return len(self._changed)

    @property
    def has_changed(self) -> bool:
        """Whether the index is of other documents than these."""
        return bool(self._changed) or self._used.keys() != self._known.keys()

    def __enter__(self) -> Self:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._home.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            self._home.rename(self._folder)
        self.documents.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError, ValueError, RecursionError):  # damaged: everything is prepared again
            self._known = _LISTED.validate_json((self._folder / _LIST).read_bytes())
        return self

    def has(self, name: str, key: str) -> bool:
        """Whether a document made from the same is kept; if so, it is used."""
        known = self._known.get(name)
        if known is None or known[0] != key or not (self.documents / known[1]).is_file():
            return False
        self._used[name] = known
        return True

    def put(self, name: str, key: str, text: str, words: Iterable[str]) -> None:
        """Keep a document with its words. One that came out as it was has not changed, whatever its page has done."""
        file = f"{hashlib.sha256(name.encode()).hexdigest()[:20]}.html"
        path = self.documents / file
        if name not in self._known or not path.is_file() or path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
            self._changed.add(name)
        self._used[name] = (key, file, " ".join(words))

    def words(self, name: str) -> list[str]:
        """The words of a document that is used."""
        return self._used[name][2].split()

    def settle(self) -> None:
        """Take out the documents of pages that are gone."""
        files = {file for _, file, _ in self._used.values()}
        for path in self.documents.iterdir():
            if path.name not in files:
                path.unlink()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if error is None:
                (self._folder / _LIST).write_text(json.dumps(self._used), encoding="utf-8")
                self._folder.rename(self._home)
        except OSError:
            pass  # another build was faster, or the folder cannot be written: this costs time only
        shutil.rmtree(self._folder, ignore_errors=True)
