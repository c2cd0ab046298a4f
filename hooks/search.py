"""The search index is made of the finished pages, once all languages are built."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from guide.render import Renderer
from guide.search.engine import IndexFailedError
from guide.search.findable import Written
from guide.search.index import Index

PANEL = "search/panel.html"


def _index(config: MkDocsConfig) -> Index:
    renderer: Renderer = config.extra["guide"]
    root = Path(config.config_file_path).parent
    if "search_index" not in config.extra:
        config.extra["search_index"] = Index(renderer.catalogue, renderer.voices, root)
    made: Index = config.extra["search_index"]
    return made


@event_priority(-250)  # when the page's text is whole
def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Take in every page that is to be found."""
    if page.meta.get("search", {}).get("exclude"):
        return
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    headings = [heading.title for top in page.toc for heading in top.children]
    titles = (str(page.title or ""), page.meta.get("description") or "", headings)
    _index(config).add(language, Written.of(renderer.at(page.url, language), *titles, page.content or ""))


def _write_panel(config: MkDocsConfig) -> None:
    """The language's search dialog, a file beside its search page."""
    renderer, language = config.extra["guide"], str(config.theme["language"])
    write_file(renderer.search_panel(language).encode(), f"{config.site_dir}/{renderer.prefix(language)}{PANEL}")


@event_priority(-250)  # static-i18n builds the other languages at -100
def _write_index(config: MkDocsConfig) -> None:
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    try:
        _index(config).write(Path(config.site_dir))
    except IndexFailedError as error:
        raise PluginError(f"The search index could not be made. {error}") from error


on_post_build = CombinedEvent(_write_panel, _write_index)
