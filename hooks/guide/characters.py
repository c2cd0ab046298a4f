"""Characters that nobody sees, and the quick look that finds a file free of them."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    r"|[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufffe\uffff\U000e0000-\U000e0fff\ud800-\udfff]"
    r"|[\ufe00-\ufe0d]|[\ufe0e\ufe0f]{2}"  # one selector after a sign chooses between text and emoji
)
"""Control characters, invisible ones, and those that turn the direction of text (Unicode UAX #9, UTR #36)."""

UNUSUAL = re.compile(r"[^\n\r\t\x20-\x7e\xa0-\u02ff\u2010-\u2027\u20ac]")
"""All but Latin letters and the usual signs. Nearly every file is found to hold none in one look."""
