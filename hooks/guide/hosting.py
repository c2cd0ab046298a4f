"""How a finished site is to be served: security headers, caching, languages of the 404 page, as files for hosts.

What the policy allows is read off the pages, so that these files belong to the site they were made with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guide import policy
from guide.versioned import folders

TEMPLATES = "hosting"
BESIDE = ".hosting"
"""Ending of the folder beside a site that holds the files for its host."""

_IMMUTABLE = (
    "assets/stylesheets",
    "pagefind/filter",
    "pagefind/fragment",
    "pagefind/index",
    "pagefind/orders",
)
"""Folders in which a file's name tells its content."""

_HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def headers(site: Path) -> Mapping[str, str]:
    """What every answer of the host should carry."""
    pages = (path.read_text("utf-8") for path in site.rglob("*.html"))
    return {"Content-Security-Policy": policy.header(set().union(*map(policy.hashes, pages))), **_HEADERS}


def immutable(site: Path) -> tuple[str, ...]:
    """Folders whose files may be kept for ever: another content has another address."""
    return (*folders(site), *_IMMUTABLE)


def write(root: Path, site: Path) -> Iterator[Path]:
    """Write a file for each host, into the site where the host looks for it there, else beside; yields the paths."""
    templates = Environment(  # noqa: S701  not HTML
        loader=FileSystemLoader(root / TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    given = {
        "headers": headers(site),
        "immutable": immutable(site),
        "languages": sorted(path.parent.name for path in site.glob("*/404.html")),
    }
    beside = site.with_name(site.name + BESIDE)
    beside.mkdir(exist_ok=True)
    for name, folder in {"_headers": site, "nginx.conf": beside, "Caddyfile": beside}.items():
        path = folder / name
        path.write_text(templates.get_template(name).render(given) + "\n", encoding="utf-8")
        yield path
