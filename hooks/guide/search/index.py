"""The search index of a site: one for each language, made by Pagefind from the finished pages."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pagefind_bin

from guide.catalogue import Catalogue
from guide.page import Voice
from guide.search.document import document, spelt, texts, trimmed
from guide.search.findable import Findable, Written
from guide.search.lexicon import Lexicon
from guide.search.synonyms import Synonyms
from guide.search.words import Grammar

FOLDER = "pagefind"
"""Where the index stands on the site."""

_READY_MADE = "pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind"
"""What the engine brings along and the guide does not use."""


class IndexFailedError(Exception):
    """The search engine's own message."""


class Index:
    """Collects the pages of a build and writes the index once all are there."""

    def __init__(self, catalogue: Catalogue, voices: Mapping[str, Voice], kept: Path) -> None:
        """`kept`: a folder for what is worth keeping from build to build."""
        self._catalogue = catalogue
        self._voices = voices
        self._kept = kept
        self._written: dict[str, dict[str, Written]] = {language: {} for language in catalogue.languages}

    def add(self, language: str, written: Written) -> None:
        """Take in a finished page."""
        self._written[language][written.page] = written

    def write(self, site: Path) -> None:
        """Write the index into a site. Raises IndexFailedError when the engine cannot."""
        with tempfile.TemporaryDirectory() as folder:
            pages = Path(folder)
            words = {language: self._documents(language, pages) for language in self._catalogue.languages}
            _run(pages, site / FOLDER)
        for language, counted in words.items():
            lines = sorted(f"{word} {number}" for word, number in counted.items())
            (site / FOLDER / f"words.{language}.txt").write_text("\n".join(lines), encoding="utf-8")

    def _documents(self, language: str, folder: Path) -> Counter[str]:
        """Write a language's pages for the engine; returns its words and on how many pages each stands."""
        catalogue, voice = self._catalogue, self._voices[language]
        grammars = {name: Grammar.of(other.words.grammar) for name, other in self._voices.items()}
        own = [text for term in catalogue.glossary.values() for text in [term.term.get(language, "")]]
        lexicon = Lexicon(language, grammars[language], own, self._kept)
        trees = {page: trimmed(written.article) for page, written in self._written[language].items()}
        findable = Findable(catalogue, voice, self._written)
        synonyms = Synonyms(language, grammars[language], catalogue.glossary.values())
        pages = {}
        for page, tree in trees.items():
            pages[page] = findable.found(self._written[language][page], synonyms.meant(texts(tree)).values())
        lexicon.learn(
            text
            for page, tree in trees.items()
            for text in (*texts(tree), *(word for _, words in pages[page].keywords for word in words))
        )
        counted: Counter[str] = Counter()
        prefix = "" if language == catalogue.default_language else f"{language}/"
        for page, tree in trees.items():
            made = document(tree, pages[page], lexicon)
            counted.update(spelt(tree))
            target = folder / prefix / page / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(made, encoding="utf-8")
        return counted


def _run(pages: Path, bundle: Path) -> None:
    command = [pagefind_bin.get_executable(), "--site", str(pages), "--output-path", str(bundle), "--silent"]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode or not (bundle / "pagefind-entry.json").is_file():
        raise IndexFailedError(result.stdout.strip() or f"pagefind: {result.returncode}")
    for pattern in _READY_MADE:
        for path in bundle.glob(pattern):
            path.unlink()
