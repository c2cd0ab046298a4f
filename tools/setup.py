"""Make `.venv` hold exactly the pinned tools and the `guide` command. Needs Python 3.11 or newer and nothing else.

Run by the Makefile; on Windows: `py tools/setup.py`.
"""

import os
import platform
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
OLDEST = (3, 11)


def main() -> None:
    """Build the environment anew when it is missing or was made by another Python; then install from the pin."""
    if sys.version_info < OLDEST:
        sys.exit(f"Python {'.'.join(map(str, OLDEST))} or newer is needed; this is {sys.version.split()[0]}.")
    try:
        venv.create(HOME, with_pip=True, symlinks=os.name != "nt", clear=_made_by_another_python())
    except subprocess.CalledProcessError:
        sys.exit("This Python cannot make virtual environments. On Debian or Ubuntu install the package python3-venv.")
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", "requirements.txt"], cwd=ROOT, check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], cwd=ROOT, check=True)
    subprocess.run([str(python), "tools/dictionaries.py"], cwd=ROOT, check=False)  # without them builds take longer
    (HOME / "ready").touch()


def _made_by_another_python() -> bool:
    made = HOME / "pyvenv.cfg"
    return made.is_file() and f"version = {platform.python_version()}\n" not in made.read_text()


if __name__ == "__main__":
    main()
