"""A chapter that a language lacks is shown in the nearest language that has it, and says so."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from guide.render import Renderer


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


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A borrowed chapter says in whose language it is."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    lender = renderer.catalogue.borrowed(language).get(page.file.src_uri.removesuffix(f".{language}.md"))
    if lender is None:
        return html
    page.meta["lender"] = lender
    page.meta.pop("description", None)
    return f'{renderer.notice([lender], language, wholly=True)}<div lang="{lender}" data-search-exclude>{html}</div>'
