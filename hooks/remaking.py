"""While the guide is served, practices' pages of the last build can be made again alone, in the frame they had."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from guide.catalogue import Catalogue

Remake = Callable[[Iterable[str], Catalogue, str], None]
"""Writes the pages of practices, named by their ids, into a site."""

_commands: list[str] = []


def on_startup(*, command: str, dirty: bool) -> None:
    """Who only builds need not keep all pages in memory."""
    _commands.append(command)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Every page shows it."""
    config.extra["navigation"] = nav


@event_priority(-300)  # when all is ready for the pages of a language
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Keep what they are made with. Settings are the same object in every language: as they are now."""
    if "serve" not in _commands:
        return
    still = copy.copy(config)
    still.theme, still.extra = copy.deepcopy(config.theme), copy.copy(config.extra)
    config.extra.setdefault("remakes", []).append(_remake(still, files, env))


def _remake(config: MkDocsConfig, files: Files, env: Environment) -> Remake:
    def remake(ids: Iterable[str], catalogue: Catalogue, site: str) -> None:
        renderer = config.extra["guide"].telling(catalogue)
        config.extra.update(guide=renderer, pages=config.extra["pages"].telling(renderer))
        for id in ids:
            file = files.src_uris[f"practices/{id}.md"]
            if file.page:
                file.abs_dest_path = str(Path(site, file.dest_uri))
                _populate_page(file.page, config, files)
                _build_page(file.page, config, files.documentation_pages(), config.extra["navigation"], env)

    return remake
