"""Pages are made again only when something has changed that they are made from."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

from pydantic import TypeAdapter

from guide.kept import Kept, key, made_with
from guide.render import PracticePage, Renderer

FOLDER = ".cache/pages"

_PRACTICE = TypeAdapter(PracticePage)


class Pages:
    """The pages of one build."""

    def __init__(self, renderer: Renderer, root: Path, settings: object) -> None:
        """`root`: the guide's folder. `settings`: the site generator's, which must print as what they are."""
        self.renderer = renderer
        self._made_with = key(made_with(root), settings, renderer.address)
        # A site that is served has another address than a built one, and its own file: neither forgets the other's.
        self._kept = Kept(root / FOLDER / f"{key(renderer.address)[:12]}.db")

    def telling(self, renderer: Renderer) -> Pages:
        """The same for another state of the guide's practices."""
        made = copy.copy(self)
        made.renderer = renderer
        return made

    def practice(self, id: str, language: str) -> PracticePage:
        """The page of a practice."""

        def make() -> str:
            return _PRACTICE.dump_json(self.renderer.practice(id, language)).decode()

        made_from = key(self._made_with, language, self.renderer.told_of(id))
        return _PRACTICE.validate_json(self._kept.made(made_from, make))

    def framed(self, shown: object, make: Callable[[], str]) -> str:
        """A page in its frame. `shown`: everything on it and around it that practices and chapters decide."""
        return self._kept.made(key(self._made_with, shown), make)

    def close(self) -> None:
        """Once everything is made."""
        self._kept.close()
