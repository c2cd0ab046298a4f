"""One page in every language: switch, hreflang, sitemap, 404 and fallback, where the stock parts are faulty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guide.render import Renderer
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file
from mkdocs.utils.templates import TemplateContext


def _words(config: MkDocsConfig) -> Any:
    return config.extra["guide"].words[config.theme["language"]]


def _borrow(files: Files, config: MkDocsConfig) -> Files:
    """A chapter that a language lacks gets a file for the nearest language's text, before static-i18n looks."""
    language = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    for base in config.extra["guide"].catalogue.borrowed(language):
        files.append(File(f"{base}.{language}.md", config.docs_dir, config.site_dir, True))
    return files


def _lend(files: Files, config: MkDocsConfig) -> Files:
    language = str(config.theme["language"])
    for base, lender in config.extra["guide"].catalogue.borrowed(language).items():
        file = files.src_uris[f"{base}.{language}.md"]
        file.content_string = Path(config.docs_dir, f"{base}.{lender}.md").read_text("utf-8-sig")
    return files


on_files = CombinedEvent(_borrow, event_priority(-150)(_lend))  # static-i18n makes the files anew at -100


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Sections are named by the string catalogue."""
    for item in nav.items:
        if isinstance(item, Section):
            item.title = _words(config)["nav"][item.title]


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A borrowed chapter says in whose language it is."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    lender = renderer.catalogue.borrowed(language).get(page.file.src_uri.removesuffix(f".{language}.md"))
    if lender is None:
        return html
    page.meta["search"] = {"exclude": True}
    return f'{renderer.chapter_notice(lender, language)}<div lang="{lender}">{html}</div>'


@event_priority(-200)
def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Addresses of the page in every language, and which of them are translations."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    at = page.url.removeprefix(renderer.prefix(language)).strip("/")
    given: dict[str, Any] = {"language_links": renderer.language_links(at), "translations": renderer.translations(at)}
    # Material's script finds the search index below its base: each language has one of its own.
    given["base_url"] = get_relative_url(renderer.prefix(language) or ".", page.url)
    context.update(given)  # type: ignore[typeddict-item]
    return context


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Templates speak through `t`, the string catalogue of the page's language."""
    env.globals["t"] = _words(config)
    return env


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """What the 404 page and the sitemap need; the sitemap is the same in every language and written once."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    once = template_name == "sitemap.xml" and not renderer.prefix(language)
    given: dict[str, Any] = {"prefix": renderer.prefix(language), "language_links": renderer.language_links("")}
    context.update({**given, "sitemap": renderer.sitemap() if once else []})  # type: ignore[typeddict-item]
    return context


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Templates are written to the top folder in every language's build; only the default language belongs there."""
    prefix = config.extra["guide"].prefix(str(config.theme["language"]))
    if prefix and template_name == "404.html":
        write_file(output.encode(), str(Path(config.site_dir, prefix, template_name)))
    return "" if prefix else output
