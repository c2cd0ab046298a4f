"""Building guides the way their users do: the site generator's own command, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TINY = Path(__file__).resolve().parent / "tiny"


def build(
    config: Path, site: Path, generator: str = "mkdocs", *, strict: bool = True
) -> subprocess.CompletedProcess[str]:
    """A strict build into `site`, unless told otherwise; stdout holds all that was printed."""
    command = [sys.executable, "-m", generator, "build", "-f", str(config), "-d", str(site)]
    command += ["--strict"] if strict else []
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, env=quiet, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def compose_tiny(target: Path) -> Path:
    """The engine with the tiny guide's content: what another authority would make of this repository."""
    for part in ("hooks", "overrides", "docs/assets", "hosting"):
        shutil.copytree(ROOT / part, target / part, ignore=shutil.ignore_patterns("__pycache__", "strings"))
    shutil.copytree(ROOT / "overrides/strings/check", target / "overrides/strings/check")
    shutil.copytree(TINY, target, dirs_exist_ok=True)
    return target
