"""What a person most likely meant by a word that is not known."""

from __future__ import annotations

import bisect
import difflib
from collections.abc import Iterable

_MOST_COMPARED = 400
"""Words compared on either side; looking through thousands for each misspelt word takes minutes."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word a person most likely meant. Of very many, those next to it in the alphabet are compared."""
    ordered = sorted(known)
    middle = bisect.bisect(ordered, word.lower())
    window = ordered[max(0, middle - _MOST_COMPARED) : middle + _MOST_COMPARED]
    found = difflib.get_close_matches(word.lower(), window, n=1, cutoff=0.6)
    return found[0] if found else None
