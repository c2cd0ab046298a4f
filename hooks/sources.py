"""The sources of practices in a file of their own: only those who save a worksheet fetch it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from guide.render import Renderer

FILE = "assets/practice-sources.json"


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write it once, when all languages are built: sources have one title."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    renderer: Renderer = config.extra["guide"]
    write_file(renderer.practice_sources().encode(), f"{config.site_dir}/{FILE}")
