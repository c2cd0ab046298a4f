"""A page is put into the theme's frame again only when something that it shows has changed."""

from __future__ import annotations

import functools
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from guide.kept import key
from guide.pages import Pages

_TOLD_OTHERWISE = {"build_date_utc", "config", "i18n_config", "nav", "page", "pages"}
"""What templates get that does not print as what it is. Anything else new to them counts by how it prints."""


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Whoever renders a page with this environment asks for it here."""
    env.template_class = _Framed
    return env


@event_priority(-400)  # when nobody asks for it any more
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """What is in its frame is let go: the generator holds on to all pages of all languages until the end."""
    page.content = None
    return output


class _Framed(Template):
    def render(self, *args: Any, **kwargs: Any) -> str:
        context = dict(*args, **kwargs)
        if context.get("page") is None:
            return super().render(context)
        pages: Pages = context["config"].extra["pages"]
        given = sorted((name, value) for name, value in context.items() if name not in _TOLD_OTHERWISE)
        shown = self.name, context["config"].theme["language"], given, _around(context["nav"]), _of(context["page"])
        return pages.framed(shown, lambda: super(_Framed, self).render(context))


@functools.lru_cache(maxsize=1)  # the same for all pages of a language
def _around(nav: Navigation) -> str:
    return key(str(nav), [page.meta for page in nav.pages])


def _of(page: Page) -> list[object]:
    near = [other and (other.title, other.url) for other in (page.previous_page, page.next_page)]
    over = [section.title for section in page.ancestors]
    contents = [str(heading) for heading in page.toc]
    return [page.file.src_uri, page.url, page.edit_url, page.title, page.meta, page.content, contents, near, over]
