"""The dictionaries, prepared once for an environment: as a trie a dictionary is there at once, as it comes it is not.

Reading three languages' dictionaries as they come takes five seconds of every build that meets a new word, making tries
of them a quarter of a minute and 700 MB. Both say the same.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from simplemma.strategies.dictionaries import (
    LOW_MEMORY_DICTIONARY_FACTORY,
    DictionaryFactory,
    TrieDictionaryFactory,
)

PREPARED = Path(sys.prefix, "share", "guide", f"simplemma-{version('simplemma')}")
"""Belongs to the environment, like the dictionaries themselves."""


class Dictionaries(DictionaryFactory):
    """What the library asks for a language's dictionary."""

    def __init__(self, prepared: Path = PREPARED) -> None:
        """`prepared`: need not exist."""
        self._prepared = prepared
        self._tries = TrieDictionaryFactory(disk_cache_dir=str(prepared))
        self._found: dict[str, Mapping[str, str]] = {}

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Dictionary forms by word. Raises ValueError for a language without dictionary."""
        if lang not in self._found:
            is_prepared = (self._prepared / f"{lang}.dic").is_file()
            factory = self._tries if is_prepared else LOW_MEMORY_DICTIONARY_FACTORY
            self._found[lang] = factory.get_dictionary(lang)
        return self._found[lang]

    def prepare(self, languages: Iterable[str]) -> None:
        """Make tries of the dictionaries that there are."""
        for language in languages:
            with contextlib.suppress(ValueError):
                self._tries.get_dictionary(language)
