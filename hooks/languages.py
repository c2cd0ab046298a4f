"""One page in every language: switch, hreflang, sitemap, 404 and fallback, where the stock parts are faulty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file
from mkdocs.utils.templates import TemplateContext

from guide.render import Renderer


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
            item.title = _words(config).nav[item.title]


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A borrowed chapter says in whose language it is."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    lender = renderer.catalogue.borrowed(language).get(page.file.src_uri.removesuffix(f".{language}.md"))
    if lender is None:
        return html
    page.meta.update(search={"exclude": True}, lender=lender)
    page.meta.pop("description", None)
    return f'{renderer.notice([lender], language, wholly=True)}<div lang="{lender}">{html}</div>'


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
    """Templates speak through `t`, the string catalogue of the page's language; each is compiled once a build."""
    env.globals["t"] = _words(config)
    env.bytecode_cache = config.extra.setdefault("compiled_templates", _Compiled())
    return env


class _Compiled(BytecodeCache):
    """Templates compiled in the first language serve the others, whose environments are new."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


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
