"""The guide's scripts, and all that they load, are published in one folder that is named by its content.

So browsers may keep them for ever, and nobody ever gets modules of two versions at once.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

ASSETS = "assets"
_KINDS = "css", "js", "vendor"
"""What refers to one another by relative addresses, and so moves together."""


@dataclass(frozen=True)
class Versioned:
    """Where scripts and style sheets are published."""

    folder: str
    """From the site's top. As deep as the one they are written in, so that their relative addresses stay true."""

    @classmethod
    def of(cls, docs: Path) -> Versioned:
        """The files below `docs/assets/`."""
        content = hashlib.sha256()
        for path in sorted(path for kind in _KINDS for path in (docs / ASSETS / kind).rglob("*") if path.is_file()):
            content.update(repr((path.relative_to(docs).as_posix(), path.read_bytes())).encode())
        return cls(f"{ASSETS}-{content.hexdigest()[:8]}")

    def address(self, path: str) -> str:
        """Where a file of `docs/` is published, from the site's top: others stay where they are."""
        return path.replace(ASSETS, self.folder, 1) if path.startswith(_MOVING) else path


_MOVING = tuple(f"{ASSETS}/{kind}/" for kind in _KINDS)


def folders(site: Path) -> list[str]:
    """The names of such folders in a finished site."""
    return sorted(path.name for path in site.glob(f"{ASSETS}-*"))
