"""The same page in every language: switch, hreflang and the names of sections, where the stock parts are faulty."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from guide.render import Renderer


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Sections are named by the string catalogue."""
    for item in nav.items:
        if isinstance(item, Section):
            item.title = config.extra["guide"].words[config.theme["language"]].nav[item.title]


@event_priority(-200)
def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Addresses of the page in every language, and which of them are translations."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    at = renderer.at(page.url, language)
    given: dict[str, Any] = {"language_links": renderer.language_links(at), "translations": renderer.translations(at)}
    # Material's script finds the search index below its base: each language has one of its own.
    given["base_url"] = get_relative_url(renderer.prefix(language) or ".", page.url)
    context.update(given)  # type: ignore[typeddict-item]
    return context
