"""One search index a language: the stock plugin writes every language's to the same file."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority

INDEX = "search/search_index.json"
_KEPT = "search/search_index.default.json"


def _localise(config: MkDocsConfig) -> None:
    """Before the plugin writes: addresses below the language's folder, and that language's rules."""
    language = str(config.theme["language"])
    prefix = config.extra["guide"].prefix(language)
    index = config.plugins["material/search"].search_index  # type: ignore[attr-defined]
    for entry in index.entries:
        entry["location"] = entry["location"].removeprefix(prefix)
    known = any(
        Path(folder, f"assets/javascripts/lunr/min/lunr.{language}.min.js").exists() for folder in config.theme.dirs
    )
    index.config["lang"] = [language if known else "en"]


def _keep(config: MkDocsConfig) -> None:
    """After it: out of the way of the next language, which writes to the same place."""
    prefix = config.extra["guide"].prefix(str(config.theme["language"]))
    target = Path(config.site_dir, prefix, INDEX if prefix else _KEPT)
    target.parent.mkdir(parents=True, exist_ok=True)
    Path(config.site_dir, INDEX).replace(target)
    config.plugins["material/search"].search_index.entries = []  # type: ignore[attr-defined]


def _settle(config: MkDocsConfig) -> None:
    """When all languages are built."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        Path(config.site_dir, _KEPT).replace(Path(config.site_dir, INDEX))


# The plugin writes at 0; static-i18n builds the other languages at -100.
on_post_build = CombinedEvent(event_priority(50)(_localise), event_priority(-50)(_keep), event_priority(-200)(_settle))
