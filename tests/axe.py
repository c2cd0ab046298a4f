"""What axe finds in a part of a page, asked for every rule of WCAG 2.0 to 2.2, A and AA, and of good practice."""

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


def findings(tab: Page, part: str) -> Iterator[str]:
    """What axe finds in a part of a page, in words."""
    results: dict[str, Any] = Axe().run(tab, {"include": [[part]]}, RULES).response
    for violation in results["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']} at {node['target']}: {node['failureSummary']}"
