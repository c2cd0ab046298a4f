"""The search index of a site: one for each language, made by Pagefind from the finished pages."""

from __future__ import annotations

import functools
import hashlib
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pagefind_bin

from guide import strings
from guide.catalogue import Catalogue
from guide.page import Voice
from guide.search.document import document, spelt, texts, trimmed
from guide.search.findable import Findable, Written
from guide.search.lexicon import Lexicon
from guide.search.store import Store
from guide.search.synonyms import Synonyms
from guide.search.words import Grammar

FOLDER = "pagefind"
"""Where the index stands on the site."""

_LIBRARIES = "lxml", "pagefind_bin", "simplemma", "snowballstemmer"

_ENTRY = "pagefind-entry.json"
"""Which languages there are, and where each one's index begins."""

_READY_MADE = shutil.ignore_patterns("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What the engine brings along and the guide does not use."""

_MADE_WITH = "hooks/guide", "docs/data", "overrides/strings"
"""Whatever changes how documents are made, beside the pages themselves."""


class IndexFailedError(Exception):
    """The search engine's own message."""


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
        """Write the index into a site. Raises IndexFailedError when the engine cannot."""
        keys = self._keys()
        bundle = site / FOLDER
        entries: dict[str, Any] = {}
        for language in self._catalogue.languages:
            with Store(self._kept / language) as store:
                self._prepare(language, keys, store)
                store.settle()
                if not (store.index / _ENTRY).is_file():
                    _run(store.documents, store.index)
                shutil.copytree(store.index, bundle, ignore=_READY_MADE, dirs_exist_ok=True)
                entry = json.loads((store.index / _ENTRY).read_bytes())
                entries = {**entry, "languages": {**entries.get("languages", {}), **entry["languages"]}}
                _write_words(map(store.words, self._written[language]), bundle / f"words.{language}.txt")
        (bundle / _ENTRY).write_text(json.dumps(entries), encoding="utf-8")

    def _prepare(self, language: str, keys: Mapping[str, str], store: Store) -> None:
        """Make the documents of a language's pages that changed."""
        written = self._written[language]
        changed = {page: made for page, made in written.items() if not store.has(page, keys[page])}
        if not changed:
            return
        findable = Findable(self._catalogue, self._voices[language], self._written, self._synonyms)
        trees = {page: trimmed(made.article) for page, made in changed.items()}
        found = {page: findable.found(made, texts(trees[page])) for page, made in changed.items()}
        own = [term.term.get(language, "") for term in self._catalogue.glossary.values()]
        lexicon = Lexicon(language, self._grammars[language], own, self._kept)
        lexicon.learn(text for tree in trees.values() for text in texts(tree))
        lexicon.learn(text for made in found.values() for _, words in made.keywords for text in words)
        for page, tree in trees.items():
            made = document(tree, found[page], lexicon)
            store.put(page, keys[page], made, spelt(tree))

    @functools.cached_property
    def _grammars(self) -> dict[str, Grammar]:
        return {language: Grammar.of(strings.grammar(self._root, language)) for language in self._voices}

    @functools.cached_property
    def _synonyms(self) -> dict[str, Synonyms]:
        terms = self._catalogue.glossary.values()
        return {language: Synonyms(language, grammar, terms) for language, grammar in self._grammars.items()}

    def _keys(self) -> dict[str, str]:
        """For each page what its documents are made from: a page is found by what it says in every language."""
        made_with = self._fingerprint()
        keys = {page: made_with.copy() for page in self._written[self._catalogue.default_language]}
        for pages in self._written.values():
            for page, written in pages.items():
                keys[page].update(repr(written).encode())
        for id, practice in self._catalogue.practices.items():
            keys[f"practices/{id}"].update(repr(practice).encode())
        for chapter in self._catalogue.chapters:
            if chapter.page in keys:
                keys[chapter.page].update(repr(chapter.meta).encode())
        return {page: key.hexdigest() for page, key in keys.items()}

    def _fingerprint(self) -> hashlib._Hash:
        made_with = hashlib.sha256("".join(map(version, _LIBRARIES)).encode())
        files = (path for folder in _MADE_WITH for path in (self._root / folder).rglob("*") if path.is_file())
        for path in sorted(files):
            if path.suffix in {".py", ".yml"}:
                made_with.update(path.read_bytes())
        return made_with


def _write_words(pages: Iterable[Iterable[str]], path: Path) -> None:
    """Every word, and on how many pages it stands: what somebody meant who misspelt one."""
    counted = Counter(word for words in pages for word in words)
    path.write_text("\n".join(sorted(f"{word} {number}" for word, number in counted.items())), encoding="utf-8")


def _run(documents: Path, bundle: Path) -> None:
    command = [pagefind_bin.get_executable(), "--site", str(documents), "--output-path", str(bundle), "--silent"]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode or not (bundle / _ENTRY).is_file():
        raise IndexFailedError(result.stdout.strip() or f"pagefind: {result.returncode}")
