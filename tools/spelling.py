"""Spelling with real dictionaries: Voikko for Finnish, Hunspell for Swedish of Finland and British English.

Words that are right but in no dictionary (names, terms) stand in `tools/words/<language>.txt`; `names.txt` is for all.
`--report` adds sentence length and the share of long words for each page and language.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from prose import Text, texts

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "tools" / "words"
PACKAGES = ["voikko-fi", "libvoikko-dev", "hunspell", "hunspell-sv", "hunspell-en-gb"]
HUNSPELL = {"sv": "sv_FI", "en": "en_GB"}
LONG = {"fi": 18, "sv": 14, "en": 12}
"""Letters from which a word is hard to read at a glance."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:]+(?:\s|$)")


def main() -> int:
    """Print unknown words with their places; exit 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", action="store_true", help="readability of each page instead")
    options = parser.parse_args()
    found = list(texts(ROOT))
    if options.report:
        print("\n".join(readability(found)))
        return 0
    if not ready():
        install()
    if not ready():
        print("No dictionaries: install " + " ".join(PACKAGES), file=sys.stderr)
        return 2
    faults = misspelt(found)
    for text, word in faults:
        print(f"{text.file}:{text.line}: {text.language}: {word}")
    return 1 if faults else 0


def ready() -> bool:
    """Whether the dictionaries are on this computer."""
    return all(map(shutil.which, ("voikkospell", "hunspell"))) and Path("/usr/share/hunspell/sv_FI.dic").is_file()


def install() -> None:
    """Get the dictionaries where this user may."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "--quiet=2"], check=False)
        command = ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *PACKAGES]
        subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL)


def misspelt(found: list[Text]) -> list[tuple[Text, str]]:
    """Words that no dictionary and no list knows, each where it stands first in a language."""
    first: dict[tuple[str, str], Text] = {}
    for text in found:
        for word in _WORD.findall(text.words):
            first.setdefault((text.language, word), text)
    faults = []
    for language in sorted({text.language for text in found}):
        words = sorted(word for spoken, word in first if spoken == language)
        known = allowed(language)
        parts = {word: [word, *re.split("[-’']", word)] for word in words}
        unknown = unknown_words(sorted({part for found in parts.values() for part in found if part}), language) - known
        faults += [
            (first[language, word], word)
            for word in words
            if word in unknown and any(part in unknown for part in parts[word][1:])
        ]
    return faults


def allowed(language: str) -> set[str]:
    """Names and terms, from the committed lists."""
    files = (WORDS / "names.txt", WORDS / f"{language}.txt")
    listed = {line.strip() for file in files if file.is_file() for line in file.read_text("utf-8").split("\n")}
    places = (ROOT / "docs/data/vocabulary/municipalities.yml").read_text("utf-8")
    return listed | set(_WORD.findall(places))


def unknown_words(words: list[str], language: str) -> set[str]:
    """What the language's dictionary does not know."""
    spoken = {**os.environ, "LC_ALL": "C.UTF-8"}
    if language in HUNSPELL:
        command = ["hunspell", "-d", HUNSPELL[language], "-i", "utf-8", "-l"]
        result = subprocess.run(command, input="\n".join(words), env=spoken, text=True, capture_output=True, check=True)
        return set(result.stdout.split())
    result = subprocess.run(
        ["voikkospell"], input="\n".join(words), env=spoken, text=True, capture_output=True, check=True
    )
    return {line[3:] for line in result.stdout.split("\n") if line.startswith("W: ")}


def readability(found: list[Text]) -> list[str]:
    """A Markdown table: words a sentence and share of long words for each page and language."""
    pages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text in found:
        page = re.sub(r"\.[a-z]{2}\.md$", "", text.file)
        pages[page, text.language].append(text.words)
    rows = ["| page | language | words | words a sentence | long words |", "| --- | --- | --- | --- | --- |"]
    for (page, language), parts in sorted(pages.items()):
        written = ". ".join(parts)
        words = _WORD.findall(written)
        sentences = [part for part in _SENTENCE.split(written) if len(_WORD.findall(part)) > 1]
        long = sum(len(word) >= LONG.get(language, 14) for word in words)
        if words and sentences:
            average = sum(len(_WORD.findall(part)) for part in sentences) / len(sentences)
            rows.append(f"| {page} | {language} | {len(words)} | {average:.1f} | {long / len(words):.0%} |")
    return rows


if __name__ == "__main__":
    sys.exit(main())
