"""The style sheets of `extra_css` are published as one."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import write_file

from guide.styles import Styles


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Once a build: every language is built with the same configuration object."""
    if "styles" not in config.extra:
        config.extra["style_sheets"] = config.extra_css
        config.extra["styles"] = Styles.of(Path(config.docs_dir, path) for path in config.extra_css)
        config.extra_css = [config.extra["styles"].address]
    return config


@event_priority(-200)  # static-i18n chooses the files of a language at -100
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The single ones are not published."""
    for path in config.extra["style_sheets"]:
        if file := files.get_file_from_path(path):
            files.remove(file)
    return files


def on_post_build(*, config: MkDocsConfig) -> None:
    """Before the other languages are built, which link to it too."""
    styles: Styles = config.extra["styles"]
    write_file(styles.text.encode(), str(Path(config.site_dir, styles.address)))
