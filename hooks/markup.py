"""What the theme writes outside the blocks of its frame, and no checker of HTML lets pass, is taken out."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

FAULT = 'type="checkbox" id="__{}" autocomplete="off"'


def _mended(output: str) -> str:
    for name in ("drawer", "search"):
        fault = FAULT.format(name)
        output = output.replace(fault, fault.removesuffix(' autocomplete="off"'), 1)
    return output


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """The theme's script wants both fields; nobody sees them."""
    return _mended(output)


@event_priority(100)  # before it is put into the folder of each language
def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The 404 page has the same frame."""
    return _mended(output) if template_name.endswith(".html") else output
