"""What axe finds on a page, asked for every rule of WCAG 2.0 to 2.2, A and AA, and of good practice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},  # off unless asked for
    "resultTypes": ["violations"],
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""The rules that look at colours: all that can differ where only the palette has changed."""


def findings(tab: Page) -> list[str]:
    """What axe finds on the whole page as it stands, and once more what has to do with colours in the other palette."""
    told = list(_found(tab, RULES))
    tab.evaluate(SWITCH)
    return told + [f"in the other palette: {one}" for one in _found(tab, COLOURS)]


SWITCH = """() => {
  const { dataset } = document.body
  dataset.mdColorSwitching = "" // the theme's way to have it at once
  dataset.mdColorScheme = { default: "slate", slate: "default" }[dataset.mdColorScheme]
}"""


def _found(tab: Page, rules: dict[str, Any]) -> Iterator[str]:
    results: dict[str, Any] = Axe().run(tab, options=rules).response
    for violation in results["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']} at {node['target']}: {node['failureSummary']}"
