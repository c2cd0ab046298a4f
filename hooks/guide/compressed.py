"""Smaller copies of a site's files beside them, for hosts that send those: the same bytes for the same file, always."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli

_ENDINGS = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"}
"""What is not compressed already, as pictures and the search index are."""

_WAYS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
    ".br": lambda data: brotli.compress(data, quality=10),  # the highest, 11, takes three times as long for 1.5 %
}


def compress(site: Path) -> int:
    """Write the copies, each only where it is smaller; returns how many there are."""
    made = 0
    for path in sorted(path for path in site.rglob("*") if path.suffix in _ENDINGS):
        data = path.read_bytes()
        for ending, way in _WAYS.items():
            small = way(data)
            if len(small) < len(data):
                path.with_name(path.name + ending).write_bytes(small)
                made += 1
    return made
