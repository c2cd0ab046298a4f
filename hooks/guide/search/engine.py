"""Pagefind: what it makes of words, and the files that browsers search with.

Its command reads finished pages and writes an index of them, which takes about six microseconds a word: with a thousand
practices in three languages, half of what the rest of a build costs. But what it makes of a word depends on the word
alone, and such a guide uses the same ten thousand words again and again. So it is given each word once, and where the
words stand is filled in by `places.py`.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2
import pagefind_bin
from markupsafe import escape

ENTRY = "pagefind-entry.json"
"""Which languages there are, and where each one's index begins."""

_MARK = b"pagefind_dcd"
_WHOLE = 24
"""How much a word weighs that has not been taken apart."""

_END = "end"
"""Stands behind the tokens: the engine ends a sentence there."""

_UNUSED = shutil.ignore_patterns("fragment", "index", "filter", "*.pf_meta", ENTRY, "pagefind-*.*", "wasm.unknown.*")
"""What is written anew, and what the engine brings along and the guide does not use."""

_CALM = {"RAYON_NUM_THREADS": "1", "TOKIO_WORKER_THREADS": "1"}
"""One thread at a time spends a fifth less CPU and memory."""


class IndexFailedError(Exception):
    """The search engine's own message."""


@dataclass(frozen=True)
class Entries:
    """What the engine made of tokens, which are what stands between two spaces.

    It looks for words without endings, dots and accents (`valtuustossa`: `valtuusto`). Behind a space stands the word
    with its dots and accents, if it has any: who types them means this one (`hyvia hyviä`).
    """

    whole: Mapping[str, Sequence[str]]
    """The words each token is found under, one in general; a token without letters and digits has none."""

    parts: Mapping[str, Sequence[tuple[str, float]]]
    """Parts of tokens with hyphens or capitals inside, and how much they weigh beside a whole word."""


def analysed(language: str, tokens: Collection[str], bundle: Path) -> tuple[Entries, dict[str, Any]]:
    """Let the engine take in a language's tokens, none of which holds a space, and put its own files into `bundle`.

    Returns what it made of them, and what browsers are told (see `ENTRY`). Raises IndexFailedError.
    """
    with tempfile.TemporaryDirectory() as folder:
        pages, index = Path(folder, "pages"), Path(folder, "index")
        pages.mkdir()
        words = " ".join(str(escape(_harmless(token))) for token in (*tokens, _END))
        page = f'<!doctype html><html lang="{escape(language)}"><title></title><body><p>{words}</p>'
        (pages / "words.html").write_text(page, encoding="utf-8")
        _run(pages, index)
        entry: dict[str, Any] = json.loads((index / ENTRY).read_bytes())
        shutil.copytree(index, bundle, ignore=_UNUSED, dirs_exist_ok=True)
        return _entries(index, entry["languages"][language]["hash"], list(tokens)), entry


def packed(content: bytes) -> bytes:
    """A piece of an index, CBOR (RFC 8949) or JSON, as browsers get it."""
    return gzip.compress(_MARK + content, 6, mtime=0)


def unpacked(piece: bytes) -> bytes:
    """CBOR or JSON of a piece."""
    return gzip.decompress(piece).removeprefix(_MARK)


def _harmless(token: str) -> str:
    """Every token stays one word: none is taken for a mark of the engine's own, and none is of signs it leaves out."""
    return token.replace("___", "").replace("\u200b", "") or "-"


def _run(pages: Path, index: Path) -> None:
    command = [pagefind_bin.get_executable(), "--site", str(pages), "--output-path", str(index), "--silent"]
    result = subprocess.run(
        command, env={**os.environ, **_CALM}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if result.returncode or not (index / ENTRY).is_file():
        raise IndexFailedError(result.stdout.strip() or f"pagefind: {result.returncode}")


def _entries(index: Path, name: str, tokens: list[str]) -> Entries:
    _, pages, chunks, *_ = cbor2.loads(unpacked((index / f"pagefind.{name}.pf_meta").read_bytes()))
    kept = json.loads(unpacked((index / "fragment" / f"{pages[0][0]}.pf_fragment").read_bytes()))
    if len(kept["content"].split(" ")) != len(tokens) + 1:
        raise IndexFailedError("pagefind: words were counted otherwise than expected")
    whole: dict[str, list[str]] = {token: [] for token in (*tokens, _END)}
    parts: dict[str, list[tuple[str, float]]] = {}
    for *_, chunk in chunks:
        (words,) = cbor2.loads(unpacked((index / "index" / f"{chunk}.pf_index").read_bytes()))
        for word, place, weight in _places(words):
            if place == len(tokens):
                continue  # the end, which may be a token as well
            if weight == _WHOLE:
                whole[tokens[place]].append(word)
            else:
                parts.setdefault(tokens[place], []).append((word, weight / _WHOLE))
    return Entries(whole, parts)


def _places(words: list[Any]) -> Iterator[tuple[str, int, int]]:
    """Where each word of a chunk stands on the only page, and how much it weighs there."""
    for stem, pages, variants in words:
        for word, there in [(stem, pages), *((f"{stem} {form}", pages) for form, pages in variants)]:
            for _, locations, *_ in there:
                place, weight = 0, _WHOLE
                for number in locations:  # a negative one tells the weight of those that follow
                    place, weight = (0, -number - 1) if number < 0 else (place + number, weight)
                    if number >= 0:
                        yield word, place, weight
