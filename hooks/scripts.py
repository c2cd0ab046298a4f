"""Scripts and what they load are published in a folder named by their content."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from guide.versioned import Versioned


@event_priority(150)  # before the renderer is made
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Once a build: every language is built with the same configuration object."""
    if "versioned" not in config.extra:
        versioned = config.extra["versioned"] = Versioned.of(Path(config.docs_dir))
        for script in config.extra_javascript:
            if isinstance(script, ExtraScriptValue):
                script.path = versioned.address(script.path)
    return config


@event_priority(-200)  # static-i18n makes the files of a language anew at -100
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Their place on the site is another one than in `docs/`."""
    for file in files:
        address = config.extra["versioned"].address(file.src_uri)
        if address != file.src_uri:
            file.dest_uri = file.url = address
            file.abs_dest_path = str(Path(config.site_dir, address))
    return files
