"""The index as the site gives it out: every piece there, the same bytes each time, nothing of an earlier one."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cbor2

from guide.search import bundle, index
from guide.search.store import Store


def documents(store: Store, pages: Mapping[str, str]) -> None:
    for page, text in pages.items():
        if not store.has(page, text):
            spans = f'<span data-pagefind-filter="kind:{text[:3]}" data-pagefind-sort="added:{len(text)}"></span>'
            made = f'<!doctype html><html lang="en"><body data-pagefind-body>{spans}<p>{text}</p></body></html>'
            store.put(page, text, made, [])
    store.settle()


def published(folder: Path, pages: Mapping[str, str]) -> tuple[Path, list[Any], str]:
    """Index pages and publish that; returns the site, its list of pages and its name."""
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    with Store(folder / "kept") as store:
        documents(store, pages)
        if store.has_changed:
            index.make(store)
        name = bundle.publish(store.index, site)["languages"]["en"]["hash"]
        assert bundle.pieces(store.index) == bundle.live(store.index), "nothing of an earlier index is kept"
    return site, unpacked(site / f"pagefind.{name}.pf_meta"), name


def unpacked(path: Path) -> list[Any]:
    found: list[Any] = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    return found


PAGES = {f"p{number}": f"{'new' if number % 2 else 'old'} page word{number} " * (number + 1) for number in range(40)}


def test_every_piece_that_is_listed_is_there_and_no_other(tmp_path: Path) -> None:
    site, (_, pages, chunks, filters, sorts, _), name = published(tmp_path, PAGES)
    listed = {f"fragment/{page}.pf_fragment" for page, _ in pages}
    listed |= {f"index/{chunk}.pf_index" for _, _, chunk in chunks} | {
        f"filter/{hash}.pf_filter" for _, hash in filters
    }
    there = {str(path.relative_to(site)) for path in site.rglob("*.pf_*")}
    assert there == {*listed, f"pagefind.{name}.pf_meta"}
    assert len(pages) == len(PAGES)
    assert sorts == []


def test_orders_name_pages_by_their_place_in_the_list(tmp_path: Path) -> None:
    site, (_, pages, *_), name = published(tmp_path, PAGES)
    order = json.loads((site / "orders" / f"{name}.json").read_text("utf-8"))["added"]
    texts = [unpacked_text(site, pages[place][0]) for place in order]
    assert [len(text) for text in texts] == sorted(len(text.strip()) for text in PAGES.values())


def unpacked_text(site: Path, name: str) -> str:
    packed = gzip.decompress((site / "fragment" / f"{name}.pf_fragment").read_bytes())
    content: str = json.loads(packed.removeprefix(b"pagefind_dcd"))["content"]
    return content.rstrip(".")


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    first, _, _ = published(tmp_path / "one", PAGES)
    second, _, _ = published(tmp_path / "two", dict(reversed(PAGES.items())))
    names = sorted(str(path.relative_to(first)) for path in first.rglob("*") if path.is_file())
    assert names == sorted(str(path.relative_to(second)) for path in second.rglob("*") if path.is_file())
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []


def test_index_over_an_earlier_one_is_as_one_from_nothing(tmp_path: Path) -> None:
    published(tmp_path / "over", PAGES)
    later = {page: text for page, text in PAGES.items() if page != "p3"} | {"p7": "old page changed", "p99": "new one"}
    over, _, name = published(tmp_path / "over", later)
    assert name == published(tmp_path / "fresh", later)[2]
    fresh = tmp_path / "fresh" / "site"
    for path in fresh.rglob("*.pf_*"):
        assert (over / path.relative_to(fresh)).read_bytes() == path.read_bytes()


def test_page_that_got_the_name_of_an_earlier_one_is_not_lost(tmp_path: Path) -> None:
    """Names are short hashes; here a piece of another page stands where the changed page's piece will be."""
    later = PAGES | {"p7": "old page changed"}
    published(tmp_path / "fresh", later)
    kept = bundle.pieces(tmp_path / "fresh" / "kept" / "index")
    changed = next(path for path in kept if b"page changed" in gzip.decompress(path.read_bytes()))
    published(tmp_path / "over", PAGES)
    folder = tmp_path / "over" / "kept" / "index" / "fragment"
    shutil.copyfile(next(folder.iterdir()), folder / changed.name)
    site, _, _ = published(tmp_path / "over", later)
    assert any(b"page changed" in gzip.decompress(path.read_bytes()) for path in site.rglob("*.pf_fragment"))
