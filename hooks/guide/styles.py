"""The guide's own style sheets as one file, named by its content: one request, and browsers may keep it for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Styles:
    """All style sheets, one after the other."""

    text: str

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Styles:
        """The style sheets in these files, in this order."""
        return cls("\n".join(path.read_text("utf-8") for path in paths))

    @property
    def address(self) -> str:
        """From the site's top. As deep as the files were, so that their relative addresses stay true."""
        return f"assets/stylesheets/guide.{hashlib.sha256(self.text.encode()).hexdigest()[:8]}.css"
