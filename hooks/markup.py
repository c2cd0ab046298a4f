"""What the theme writes outside the blocks of its frame, for a script that the guide does without, is taken out."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

_LEFTOVER = re.compile(
    r"""\s*(?:
    <input\ class="md-toggle"[^>]*>
    | <label\ class="md-overlay"[^>]*></label>
    | <div\ class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>
    )""",
    re.VERBOSE,
)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Drawer, search and messages: the guide has others."""
    return _LEFTOVER.sub("", output)


@event_priority(100)  # before it is put into the folder of each language
def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The 404 page has the same frame."""
    return _LEFTOVER.sub("", output) if template_name.endswith(".html") else output
