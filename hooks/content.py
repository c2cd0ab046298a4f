"""Reads and checks everything once a build, before any page: what is wrong stops the build with one report."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority

from guide import strings
from guide.catalogue import Catalogue, check
from guide.problem import as_text
from guide.render import Renderer


def _load(config: MkDocsConfig) -> MkDocsConfig:
    """Once a build: every language is built with the same configuration object, and `serve` makes a new one."""
    if "guide" in config.extra:
        return config
    root = Path(config.config_file_path).parent
    checked = check(root)
    if checked.problems:
        messages = strings.messages(root, strings.default_check_language(root))
        report = as_text(checked.problems, messages)
        raise PluginError(f"\n{report}\n{messages.summary(len(checked.problems), checked.entries)}")
    catalogue = Catalogue(checked)
    i18n = config.plugins["i18n"].config
    if [language.locale for language in i18n.languages] != catalogue.languages:
        raise PluginError("mkdocs.yml: plugins.i18n.languages must name the languages of docs/data/guide.yml, in order")
    words = {language: strings.interface(root, language) for language in catalogue.languages}
    fragments = Path(str(config.theme.custom_dir)) / "fragments"
    config.extra["guide"] = Renderer(
        catalogue, fragments, words, config.site_url or "/", config.extra["versioned"].address
    )
    return config


@event_priority(-200)  # after static-i18n has chosen the language to build
def _name_site(config: MkDocsConfig) -> MkDocsConfig:
    language = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    site = config.extra["guide"].words[language].site
    config.theme["language"] = language
    config.site_name, config.site_description, config.copyright = site.name, site.description, site.footer
    return config


on_config = CombinedEvent(event_priority(100)(_load), _name_site)
