"""What a page may do, told to the browser: a content security policy made of the finished page itself."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Iterable

HEADER_ONLY = {"frame-ancestors": "'none'"}
"""Rules that browsers obey in a header only, not in a page."""

_CHARSET = '<meta charset="utf-8">'
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_NOT_INLINE = re.compile(r"""\ssrc=|\stype=["']?application/(?:ld\+)?json\b""")
"""Scripts of their own address, and data, which no policy stops."""


def hashes(page: str) -> set[str]:
    """What the policy names the scripts by that stand in a page."""
    return {_hash(script["code"]) for script in _SCRIPT.finditer(page) if not _NOT_INLINE.search(script["attributes"])}


@functools.lru_cache(maxsize=64)  # the same few scripts stand in all pages
def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str]) -> str:
    """The rules for pages with these scripts, named by their hashes. Everything comes from the site itself."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(scripts)]),  # WebAssembly: the search engine
        "style-src": "'self'",
        "img-src": "'self' data:",  # the theme's icons
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def header(scripts: Iterable[str]) -> str:
    """As `policy`, for a host that sends it with every answer."""
    return "; ".join([policy(scripts), *(f"{name} {value}" for name, value in HEADER_ONLY.items())])


def guarded(page: str) -> str:
    """A page that carries its own policy, for hosts that send no headers. It stands before all that it governs."""
    if page.count(_CHARSET) != 1:
        raise ValueError(f"a page needs one {_CHARSET}, behind which its policy stands")
    rules = policy(hashes(page))
    metas = f'<meta http-equiv="Content-Security-Policy" content="{rules}"><meta name="referrer" content="no-referrer">'
    return page.replace(_CHARSET, _CHARSET + metas, 1)
