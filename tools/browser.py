"""Find a Chromium for the browser tests, or get one: an installed one, else Debian's, else the test driver's own.

Prints the path; `tests/browser` calls `chromium()` for the same answer.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
    Path("C:/Program Files (x86)/Google/Chrome/Application/chrome.exe"),
)

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
"""How the tests and benchmarks start it."""


def chromium() -> str | None:
    """Path of an installed browser, the test driver's own included; None when there is none."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    for path in APPLICATIONS:
        if path.is_file():
            return str(path)
    return _downloaded()


def _downloaded() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  heavy, and only needed here

    with sync_playwright() as driver:
        path = Path(driver.chromium.executable_path)
    return str(path) if path.is_file() else None


def install() -> None:
    """Get a browser by the first way that works here; errors are shown by the tools themselves."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "--quiet=2"], check=False)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        command = ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", "chromium"]
        subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL)
    if chromium() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    """Make sure that there is a browser, or say what to do."""
    if chromium() is None:
        install()
    found = chromium()
    if found is None:
        sys.exit("No Chromium was found and none could be installed. Install Chromium or Chrome and run this again.")
    print(found)


if __name__ == "__main__":
    main()
