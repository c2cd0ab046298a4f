"""What the theme's templates need: the words of their language, and pages that belong to the whole site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from guide.render import Renderer


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Templates speak through `t`, the string catalogue of the page's language; each is compiled once a build."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    env.globals.update(t=renderer.words[language], prefix=renderer.prefix(language))
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
    given: dict[str, Any] = {"language_links": renderer.language_links("")}
    context.update({**given, "sitemap": renderer.sitemap() if once else []})  # type: ignore[typeddict-item]
    return context


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Templates are written to the top folder in every language's build; only the default language belongs there."""
    prefix = config.extra["guide"].prefix(str(config.theme["language"]))
    if prefix and template_name == "404.html":
        write_file(output.encode(), str(Path(config.site_dir, prefix, template_name)))
    return "" if prefix else output
