"""Garbage is looked for less often than Python would: a build keeps nearly all that it makes until it ends."""

from __future__ import annotations

import gc
from typing import Literal

_OBJECTS = 200_000
"""How many more there are before Python looks again; 700 if nobody says otherwise."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001  MkDocs gives it
    """Save a tenth of a big guide's build. What is served goes on for hours and is left alone."""
    if command != "serve":
        gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
