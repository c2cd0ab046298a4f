"""Links lead somewhere a reader may be sent: https on the open web, or a page of this guide that exists."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from guide.chapters import Chapter
from guide.markdown import links
from guide.nearest import nearest
from guide.problem import Problem
from guide.rules.context import Context
from guide.rules.languages import text_fields

_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z]{2,63}")
"""A name on the open web. Browsers read `127.0.0.1.`, `127.0.0.%31` and `0x7f.0.0.0x1` as IP addresses: no match."""

_OWN_NETWORK = {"home", "internal", "invalid", "lan", "local", "localhost", "onion", "test"}
"""Last parts of names that mean something else in every network, or nothing (RFC 6761, 6762, 7686; ICANN 2024)."""


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per address that is not safe, or that is dead inside the guide."""
    rich = text_fields(rich=True)
    for document in context.documents:
        for where, text in document.strings.items():
            if where[-1] in {"url", "archived", "edit", "report"}:
                if fault := unsafe(text):
                    yield document.problem(where, fault, url=text)
            elif where[0] in rich and len(where) == 2 and "](" in text:
                for line, target in links(text):
                    place = document.bodies[where] + line
                    yield from _target(context, document.file, place, target)
    for chapter in context.chapters:
        for line, target in chapter.links:
            if page := _chapter_target(chapter, target):
                yield from _inside(context, chapter.file, line, page, target)


def _target(context: Context, file: str, line: int, target: str) -> Iterator[Problem]:
    if target.startswith("/") and not target.startswith("//"):
        yield from _inside(context, file, line, target, target)
    elif fault := unsafe(target):
        yield Problem.at(file, line, fault, url=target)


def unsafe(url: str) -> str | None:
    """The code of what is wrong with an address outside the guide, or None."""
    if any(character.isspace() or character in '<>"\\`{}|^' for character in url.replace("{", "").replace("}", "")):
        return "link-broken"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "link-broken"
    if not url.startswith("https://"):
        return "link-not-https"
    if parts.username is not None or port is not None or not _is_public_name(host):
        return "link-host"
    return None


def _is_public_name(host: str) -> bool:
    if "xn--" in host:
        return False  # Unicode hosts can look like others; who needs one writes to the editors
    return bool(_HOST.fullmatch(host)) and host.rpartition(".")[2] not in _OWN_NETWORK


def _inside(context: Context, file: str, line: int, target: str, written: str) -> Iterator[Problem]:
    path, _, anchor = target.partition("#")
    page = path.strip("/")
    if not context.is_dead(page, anchor):
        return
    if page not in context.anchors:
        near = nearest(page, context.anchors)
        yield Problem.at(file, line, "link-dead", url=written, near=f"/{near}/" if near else "/")
    else:
        near = nearest(anchor, context.anchors[page])
        yield Problem.at(file, line, "link-dead", url=written, near=f"/{page}/#{near}" if near else f"/{page}/")


def _chapter_target(chapter: Chapter, target: str) -> str:
    """The page that a relative `.md` link in a chapter means; empty for links to anything else."""
    path, hash_mark, anchor = target.partition("#")
    if "://" in target or not (path.endswith(".md") or (not path and hash_mark)):
        return ""
    if not path:
        return f"/{chapter.page}/#{anchor}"
    folder = posixpath.dirname(chapter.file.removeprefix("docs/"))
    page = posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md")
    page = f"/{page}".removesuffix("/index").strip("/")
    return f"/{page}/" + (f"#{anchor}" if anchor else "")
