"""Markers in chapters become what they ask for. The data is put in after the site's Markdown has done its work."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from guide.chapters import find_marker, lines_outside_code
from guide.render import Fragment, Renderer

_PLACE = '<div class="guide-block" id="__block_{}"></div>'
_IDS = re.compile(r'\bid="([^"]+)"')
_TITLE = re.compile(r"# [^{]+")


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a place on each marker's line, keep what belongs there, and give the title the id every page's title has."""
    renderer: Renderer = config.extra["guide"]
    language, lines = str(config.theme["language"]), markdown.split("\n")
    at = renderer.at(page.url, language)
    blocks: list[Fragment] = []
    for number, line in lines_outside_code(lines):
        if marker := find_marker(number, line):
            lines[number - 1] = _PLACE.format(len(blocks))
            blocks.append(renderer.block(marker, at, language))
        elif _TITLE.fullmatch(line):
            lines[number - 1] = f"{line} {{: #content }}"
    page.meta["blocks"] = blocks
    return "\n".join(lines)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the places, and tell the table of contents and the link check what they brought."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    at, top = renderer.at(page.url, language), next(iter(page.toc), None)
    blocks: list[Fragment] = page.meta.pop("blocks", [])
    over, foot = renderer.reviewed(at, language)
    html = renderer.explained(html, at, language).replace("</h1>", f"</h1>{over}", 1) + foot
    if not blocks:
        return html
    for number, block in enumerate(blocks):
        html = html.replace(_PLACE.format(number), f'<div lang="{language}">{block.html}</div>', 1)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | set(_IDS.findall(block.html))
        if top:
            top.children += [AnchorLink(heading.title, heading.id, 2) for heading in block.headings]
    if top:
        top.children.sort(key=lambda heading: html.find(f'id="{heading.id}"'))
    if "lender" in page.meta:
        return html  # the whole chapter stands under a notice
    borrowed = dict.fromkeys(name for block in blocks for name in block.borrowed)
    return html.replace("</h1>", f"</h1>{renderer.notice(borrowed, language)}", 1)
