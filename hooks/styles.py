"""The theme's style sheets, as far as the guide needs them, and those of `extra_css` are published as one."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import write_file

from guide.pruned import pruned
from guide.styles import FOLDER, Styles
from guide.theme import UNUSED


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Once a build: every language is built with the same configuration object."""
    if "styles" not in config.extra:
        theme = [pruned(path.read_text("utf-8"), UNUSED) for path in _theme_sheets(config)]
        own = [Path(config.docs_dir, path).read_text("utf-8") for path in config.extra_css]
        config.extra["style_sheets"] = config.extra_css
        config.extra["styles"] = Styles([*theme, *own])
        config.extra_css = [config.extra["styles"].address]
    return config


def _theme_sheets(config: MkDocsConfig) -> list[Path]:
    folders = [Path(folder, FOLDER) for folder in config.theme.dirs]
    return [path for name in ("main", "palette") for folder in folders for path in folder.glob(f"{name}.*.css")]


@event_priority(-200)  # static-i18n chooses the files of a language at -100
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The single ones are not published."""
    single = set(config.extra["style_sheets"])
    for file in list(files):
        if file.src_uri in single or file.src_uri.startswith(f"{FOLDER}/"):
            files.remove(file)
    return files


def on_post_build(*, config: MkDocsConfig) -> None:
    """Before the other languages are built, which link to it too."""
    styles: Styles = config.extra["styles"]
    write_file(styles.text.encode(), str(Path(config.site_dir, styles.address)))
