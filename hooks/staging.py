"""A site is replaced only by a whole one: it is built beside the old, which stays until the new one is finished."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_BESIDE, _BEFORE = ".new", ".old"


@event_priority(200)  # before anything takes note of where the site goes
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build beside the site. What an interrupted build left is put in order first."""
    if config.site_dir.endswith(_BESIDE):
        return config  # a further language of the same build
    site = Path(config.site_dir)
    before = site.with_name(site.name + _BEFORE)
    if before.exists() and not site.exists():
        before.rename(site)
    shutil.rmtree(before, ignore_errors=True)
    config.site_dir += _BESIDE
    shutil.rmtree(config.site_dir, ignore_errors=True)
    return config


@event_priority(-300)  # the last thing of all
def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the new site in the old one's place, unless a strict build is about to fail."""
    if config.plugins["i18n"].building or (config.strict and _warnings()):  # type: ignore[attr-defined]
        return
    new = Path(config.site_dir)
    site = new.with_name(new.name.removesuffix(_BESIDE))
    before = site.with_name(site.name + _BEFORE)
    if site.exists():
        site.rename(before)
    new.rename(site)
    shutil.rmtree(before, ignore_errors=True)
    config.site_dir = str(site)


def _warnings() -> bool:
    """Whether the build has counted a warning; strict builds fail of them after this event."""
    generator = MkDocsConfig.__module__.partition(".")[0]  # MkDocs, or a fork under its own name
    handlers = logging.getLogger(generator).handlers
    return any(handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))
