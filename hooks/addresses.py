"""Published addresses live on: redirect pages for retired ids, and the register of what was published."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.utils import write_file

from guide.addresses import read_register, write_register
from guide.render import Renderer


def _redirect(config: MkDocsConfig) -> None:
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    for old in renderer.catalogue.old_ids:
        path = Path(config.site_dir, renderer.prefix(language), "practices", old, "index.html")
        write_file(renderer.moved(old, language).encode(), str(path))


@event_priority(-200)
def _register(config: MkDocsConfig) -> None:
    """Once all languages are built; only by strict builds, so that a draft seen in `serve` promises nothing."""
    if config.plugins["i18n"].building or not config.strict:  # type: ignore[attr-defined]
        return
    root = Path(config.config_file_path).parent
    known, published = read_register(root), config.extra["guide"].catalogue.addresses
    if not published <= set(known):
        write_register(root, {*known, *published})


on_post_build = CombinedEvent(_redirect, _register)
