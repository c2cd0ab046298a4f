"""An index as readers fetch it: what Pagefind wrote, with a list of pages of a third of the size.

Whoever searches fetches that list first, so it is the one piece whose size grows with the guide. Names of pieces follow
one another instead of being hashes, the lengths of pages are rounded, and orders, which only the practice finder asks
for, stand in a file of their own. Values of filters are sorted: Pagefind lists them in another order each time.

The pieces are CBOR (RFC 8949) behind a mark, compressed; this is the format of the pinned version of Pagefind.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
"""Which languages there are, and where each one's index begins."""

_MARK = b"pagefind_dcd"
_ROUND = 32
"""Words; lengths of pages only even out their scores."""

_PIECES = ("fragment", "index", "filter")
_READY_MADE = shutil.ignore_patterns(
    *_PIECES, "*.pf_meta", ENTRY, "pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.*"
)
"""What is written anew, and what the engine brings along and the guide does not use."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def publish(index: Path, site: Path) -> dict[str, Any]:
    """Put the index of one language into a site's folder of indexes. Returns its entry; see `ENTRY`.

    Pieces stand in a folder named after what the index holds, so that a browser never mixes two of them.
    """
    entry: dict[str, Any] = json.loads((index / ENTRY).read_bytes())
    shutil.copytree(index, site, ignore=_READY_MADE, dirs_exist_ok=True)
    for told in entry["languages"].values():
        told["hash"] = _publish(index, index / f"pagefind.{told['hash']}.pf_meta", site)
    return entry


def live(index: Path) -> set[Path]:
    """The pieces an index consists of; others in its folders are of an earlier one."""
    entry = json.loads((index / ENTRY).read_bytes())
    found = {index / f"pagefind.{told['hash']}.pf_meta" for told in entry["languages"].values()}
    for path in list(found):
        _, pages, chunks, filters, _, _ = _read(path)
        for kind, pieces in zip(_PIECES, (pages, chunks, filters), strict=True):
            found |= {_piece(index, kind, piece[0] if kind == "fragment" else piece[-1]) for piece in pieces}
    return found


def pieces(index: Path) -> set[Path]:
    """Every piece in the folders of an index."""
    return {*index.glob("*.pf_meta"), *(path for kind in _PIECES for path in (index / kind).glob("*"))}


def _publish(index: Path, listed: Path, site: Path) -> str:
    version, pages, chunks, filters, sorts, fields = _read(listed)
    values = {name: sorted(_read(_piece(index, "filter", hash))[1]) for name, hash in sorted(filters)}
    orders = dict(sorted(sorts))
    name = hashlib.sha256(repr((version, pages, chunks, values, orders)).encode()).hexdigest()[:8]
    for kind in _PIECES:
        (site / kind / name).mkdir(parents=True, exist_ok=True)
    for kind, hashes in (("fragment", [page[0] for page in pages]), ("index", [chunk[2] for chunk in chunks])):
        for number, hash in enumerate(hashes):
            shutil.copyfile(_piece(index, kind, hash), _piece(site, kind, f"{name}/{_base36(number)}"))
    for filter, found in values.items():
        _write(_piece(site, "filter", f"{name}/{filter}"), [filter, found])
    _write(
        site / f"pagefind.{name}.pf_meta",
        [
            version,
            [[f"{name}/{_base36(number)}", _rounded(words)] for number, (_, words) in enumerate(pages)],
            [[first, last, f"{name}/{_base36(number)}"] for number, (first, last, _) in enumerate(chunks)],
            [[filter, f"{name}/{filter}"] for filter in values],
            [],
            fields,
        ],
    )
    (site / "orders").mkdir(exist_ok=True)
    (site / "orders" / f"{name}.json").write_text(json.dumps(orders, separators=(",", ":")), encoding="utf-8")
    return name


def _read(path: Path) -> list[Any]:
    found: list[Any] = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))
    return found


def _write(path: Path, content: Iterable[Any]) -> None:
    path.write_bytes(gzip.compress(_MARK + cbor2.dumps(content), mtime=0))


def _piece(folder: Path, kind: str, name: str) -> Path:
    return folder / kind / f"{name}.pf_{kind}"


def _rounded(words: int) -> int:
    return max(_ROUND, round(words / _ROUND) * _ROUND)


def _base36(number: int) -> str:
    digits = _DIGITS[number % 36]
    return digits if number < 36 else _base36(number // 36) + digits
