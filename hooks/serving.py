"""In `serve`, a saved practice is shown at once. The whole build follows and replaces everything.

The server's epochs are private to the site generator: requests wait while the visible one is not the wanted one, and
when it grows, browsers load their page again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger

from guide.saved import Snapshot, saved

_now = SimpleNamespace(config=None, server=None)
"""The latest build's settings, and who shows it. Hooks are loaded once, settings for each build."""


@event_priority(200)  # whatever is saved from now on, the build may have missed
def on_config(config: MkDocsConfig) -> None:
    """Once a build, whose languages share one configuration object."""
    if _now.config is not config:
        config.extra["snapshot"] = Snapshot.of([str(config.config_file_path), config.docs_dir, *config.watch])
        _now.config = config


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Put a step before each build. Whatever goes wrong in it, the build does right, or tells."""
    shown = config

    def build() -> None:
        nonlocal shown
        try:
            _show_saved(shown, server)
        except Exception:  # noqa: BLE001
            get_plugin_logger("serving").debug("A saved practice is shown with the rest only", exc_info=True)
        builder()
        shown = _now.config

    server.builder, _now.server = build, server


def _show_saved(shown: MkDocsConfig, server: LiveReloadServer) -> None:
    if news := saved(Path(shown.config_file_path).parent, shown.extra["snapshot"]):
        for remake in shown.extra["remakes"]:
            remake(*news, server.root)
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()


@event_priority(-290)  # the old site is about to be replaced
def on_post_build(config: MkDocsConfig) -> None:
    """Let nobody in meanwhile, and have browsers load their page again when it is done."""
    if _now.server and not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        _now.server._wanted_epoch += 1
