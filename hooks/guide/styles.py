"""Style sheets as one file, named by its content: one request, and browsers may keep it for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

FOLDER = "assets/stylesheets"
"""Where it stands on the site: as deep as the files were, so that their relative addresses stay true."""


class Styles:
    """All style sheets, one after the other."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self.text = "\n".join(sheets)

    @property
    def address(self) -> str:
        """From the site's top."""
        return f"{FOLDER}/guide.{hashlib.sha256(self.text.encode()).hexdigest()[:8]}.css"
