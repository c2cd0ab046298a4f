"""Pages that were made are kept for the next build."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from guide.pages import Pages

_NOT_SHOWN = {"site_dir", "strict"}
"""Settings that say where a site goes, not what stands in it."""


@event_priority(50)  # when the guide is loaded
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Once a build: every language is built with the same configuration object."""
    if "pages" not in config.extra:
        file = Path(config.config_file_path)
        # As written, and with what the environment and the command line add; a folder's own place means nothing.
        given = [[item for item in said.items() if item[0] not in _NOT_SHOWN] for said in config.user_configs]
        settings = file.read_text("utf-8"), config.extra["versioned"].folder, repr(given).replace(str(file.parent), "")
        config.extra["pages"] = Pages(config.extra["guide"], file.parent, settings)
    return config


@event_priority(-200)  # static-i18n builds the other languages at -100
def on_post_build(*, config: MkDocsConfig) -> None:
    """Forget pages that are no more."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        pages: Pages = config.extra["pages"]
        pages.close()
