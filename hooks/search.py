"""The search index is made of the finished pages, once all languages are built."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from guide.render import Renderer
from guide.search.findable import Written
from guide.search.index import Index, IndexFailedError


def _index(config: MkDocsConfig) -> Index:
    renderer: Renderer = config.extra["guide"]
    kept = Path(config.config_file_path).parent / ".cache" / "words"
    made: Index = config.extra.setdefault("search_index", Index(renderer.catalogue, renderer.voices, kept))
    return made


@event_priority(-250)  # when the page's text is whole
def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Take in every page."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    headings = [Markup(heading.title).striptags() for top in page.toc for heading in top.children]
    title = Markup(page.title or "").striptags()
    _index(config).add(language, Written(renderer.at(page.url, language), title, headings, page.content or ""))


@event_priority(-250)  # static-i18n builds the other languages at -100
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the index of all languages."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    try:
        _index(config).write(Path(config.site_dir))
    except IndexFailedError as error:
        raise PluginError(f"The search index could not be made. {error}") from error
