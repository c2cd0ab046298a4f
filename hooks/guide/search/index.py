"""The search index of a site: one for each language, made from the finished pages."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guide import strings
from guide.catalogue import Catalogue
from guide.kept import Kept
from guide.page import Voice
from guide.search.article import Reader
from guide.search.bundle import publish, write_words
from guide.search.document import Document
from guide.search.engine import ENTRY, analysed
from guide.search.findable import Findable, Written
from guide.search.indexed import IndexedPage
from guide.search.lexicon import Lexicon
from guide.search.places import Places, texts_of
from guide.search.synonyms import Synonyms
from guide.search.words import Grammar

FOLDER = "pagefind"
"""Where the index stands on the site."""

_LIBRARIES = "lxml", "pagefind_bin", "pystemmer", "simplemma", "snowballstemmer"

_MADE_WITH = "hooks/guide", "docs/data", "overrides/strings"
"""Whatever changes how documents are made, beside the pages themselves."""


class Index:
    """Collects the pages of a build and writes the index once all are there."""

    def __init__(self, catalogue: Catalogue, voices: Mapping[str, Voice], root: Path) -> None:
        """`root`: the guide's folder; in `.cache/` of it stands what is worth keeping from build to build."""
        self._catalogue = catalogue
        self._voices = voices
        self._root = root
        self._kept = root / ".cache" / "search"
        self._written: dict[str, dict[str, Written]] = {language: {} for language in catalogue.languages}

    def add(self, language: str, written: Written) -> None:
        """Take in a finished page."""
        self._written[language][written.page] = written

    def write(self, site: Path) -> None:
        """Write the index into a site. Raises IndexFailedError when the engine cannot take in the words."""
        bundle, kept, keys = site / FOLDER, Kept(self._kept / "pages.db"), self._keys()
        told: dict[str, Any] = {}
        for language in self._catalogue.languages:
            entry = self._write_language(language, keys[language], kept, bundle)
            told = {**entry, "languages": {**told.get("languages", {}), **entry["languages"]}}
        (bundle / ENTRY).write_text(json.dumps(told), encoding="utf-8")
        kept.close()

    def _write_language(self, language: str, keys: Mapping[str, str], kept: Kept, bundle: Path) -> dict[str, Any]:
        """Write one language; nothing of it is held for the next. `keys`: by page. Returns what its entry tells."""
        pages = _known(kept, keys)
        changed = self._documents(language, keys.keys() - pages)
        places = Places(changed.values(), self._lexicon(language, changed.values()))
        entries, entry = analysed(language, places.vocabulary, bundle)
        made = {page: places.page(changed.pop(page), entries) for page in list(changed)}
        kept.keep(((keys[page], indexed.kept()) for page, indexed in made.items()), packed=True)
        pages |= made
        every = [pages[page] for page in sorted(pages)]
        entry["languages"][language] |= {"hash": publish(every, entry["version"], bundle), "page_count": len(every)}
        write_words(every, bundle, language, self._grammars[language].stem)
        return entry

    def _documents(self, language: str, pages: Iterable[str]) -> dict[str, Document]:
        """What stands on pages."""
        reader, findable = Reader(language), self._findable[language]
        made: dict[str, Document] = {}
        for page in sorted(pages):
            written = self._written[language][page]
            text = reader.read(written.article)
            made[page] = Document(findable.found(written, text.words), text)
        return made

    def _lexicon(self, language: str, documents: Iterable[Document]) -> Lexicon:
        """Knows every word of the documents."""
        own = [term.term.get(language, "") for term in self._catalogue.glossary.values()]
        lexicon = Lexicon(language, self._grammars[language], own, self._kept)
        lexicon.learn(text for page in documents for text in texts_of(page))
        return lexicon

    @functools.cached_property
    def _findable(self) -> dict[str, Findable]:
        return {
            language: Findable(self._catalogue, voice, self._written, self._synonyms)
            for language, voice in self._voices.items()
        }

    @functools.cached_property
    def _grammars(self) -> dict[str, Grammar]:
        return {language: Grammar.of(strings.grammar(self._root, language)) for language in self._voices}

    @functools.cached_property
    def _synonyms(self) -> dict[str, Synonyms]:
        terms = self._catalogue.glossary.values()
        return {language: Synonyms(language, grammar, terms) for language, grammar in self._grammars.items()}

    def _keys(self) -> dict[str, dict[str, str]]:
        """By language and page what it is made from: a page is found by what it says in every language."""
        made_with = self._fingerprint()
        keys = {page: made_with.copy() for page in self._written[self._catalogue.default_language]}
        for pages in self._written.values():
            for page, written in pages.items():
                keys[page].update(written.told)
        for id, practice in self._catalogue.practices.items():
            keys[f"practices/{id}"].update(practice.model_dump_json().encode())
        for chapter in self._catalogue.chapters:
            if chapter.page in keys:
                keys[chapter.page].update(repr(chapter.meta).encode())
        return {
            language: {page: f"{language} {keys[page].hexdigest()}" for page in pages}
            for language, pages in self._written.items()
        }

    def _fingerprint(self) -> hashlib._Hash:
        made_with = hashlib.sha256("".join(map(version, _LIBRARIES)).encode())
        files = (path for folder in _MADE_WITH for path in (self._root / folder).rglob("*") if path.is_file())
        for path in sorted(files):
            if path.suffix in {".py", ".yml"}:
                made_with.update(path.read_bytes())
        return made_with


def _known(kept: Kept, keys: Mapping[str, str]) -> dict[str, IndexedPage]:
    """The pages that are kept."""
    found = ((page, kept.get(key)) for page, key in keys.items())
    return {page: IndexedPage.of(content) for page, content in found if content is not None}
