"""A file's id is its name: the address can be read off the folder, and no two entries can claim one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per practice or question set whose id is not its file's name."""
    for document in [entry.document for entry in context.loaded.practices] + [
        entry.document for entry in context.loaded.question_sets
    ]:
        path = PurePosixPath(document.file)
        written = document.strings.get(("id",))
        if written is not None and written != path.stem:
            yield document.problem(("id",), "id-not-file-name", id=written, name=path.name, stem=path.stem)
