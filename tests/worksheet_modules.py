"""The worksheets' modules on an empty page under a strict policy, and a way to call them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from building import ROOT
from hosting import serve

MODULES = ["model", "latest", "parse", "share", "merge", "compare", "compact", "json", "store"]
EXPORTS = ["table", "csv", "markdown", "docx", "xlsx"]
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; worker-src 'self'; object-src 'none'"

Run = Callable[..., Any]


def served(folder: Path) -> Iterator[str]:
    """Where the modules are, for as long as the generator lives."""
    (folder / "index.html").write_text("<!doctype html><title>Modules</title>", "utf-8")
    (folder / "favicon.ico").touch()
    (folder / "assets").symlink_to(ROOT / "docs" / "assets", target_is_directory=True)
    yield from serve(folder, {"Content-Security-Policy": POLICY})


def runner(page: Page, host: str) -> Run:
    """Evaluates an expression in which every function of the modules is known, and `given`."""
    page.goto(f"{host}/index.html")
    names = json.dumps([f"{host}/assets/js/worksheets/{name}.mjs" for name in MODULES + EXPORTS])
    page.evaluate(
        f"""Promise.all({names}.map((name) => import(name))).then((all) => {{
          window.api = Object.assign({{}}, ...all)
          window.bytes = async (blob) => {{
            let text = ""
            for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte)
            return btoa(text)
          }}
        }})"""
    )

    def run(script: str, given: object = None) -> Any:
        known = page.evaluate("Object.keys(api).join()")
        return page.evaluate(f"async (given) => {{ const {{ {known} }} = api; return {script} }}", given)

    return run
