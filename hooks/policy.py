"""Every published page carries its content security policy, which holds on hosts that send no headers too."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from guide.policy import guarded


@event_priority(-300)  # when nothing more is written into the page
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Only in strict builds, which are published: `serve` writes a script of its own into each page."""
    return guarded(output) if config.strict else output


@event_priority(100)  # before it is put into the folder of each language
def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The 404 page is a page too."""
    return guarded(output) if config.strict and output and template_name.endswith(".html") else output
