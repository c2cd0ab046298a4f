"""Make `docs/assets/vendor/` anew: libraries of the npm registry, each packed into one module, as `vendor.toml` says.

Needs npm. Every package and every module made must have the sum that is written down; else nothing is changed.
"""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "docs" / "assets" / "vendor"
PLAN = ROOT / "tools" / "vendor.toml"

SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}
MACHINES = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64", "arm64": "arm64"}
OPTIONS = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--legal-comments=none"]


def plan() -> dict[str, Any]:
    """What `vendor.toml` says."""
    return tomllib.loads(PLAN.read_text("utf-8"))


def home(library: dict[str, Any]) -> Path:
    """A library's folder; its version is part of it, so that browsers may keep what they have."""
    package = library["packages"][0]
    return VENDOR / f"{package['name']}-{package['version']}"


def summed(path: Path, expected: str) -> Path:
    """The file, if its sum is the one written down."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        sys.exit(f"{path.name}: its sha256 is {found}, not {expected or 'known'}. Nothing was changed.")
    return path


def fetch(name: str, version: str, sha256: str, target: Path) -> None:
    """Unpack a package of the registry into `target`."""
    with tempfile.TemporaryDirectory() as folder:
        npm = shutil.which("npm") or sys.exit("npm is needed; it comes with Node.js.")
        subprocess.run(
            [npm, "pack", "--silent", "--pack-destination", folder, f"{name}@{version}"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        archive = summed(next(Path(folder).glob("*.tgz")), sha256)
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        shutil.move(Path(folder) / "package", target)


def bundler(settings: dict[str, Any], work: Path) -> Path:
    """The program that packs, for this computer."""
    system = f"{SYSTEMS[platform.system()]}-{MACHINES[platform.machine()]}"
    target = work / "bundler"
    fetch(settings["name"].format(system=system), settings["version"], settings["sha256"][system], target)
    return next(path for path in (target / "bin" / "esbuild", target / "esbuild.exe") if path.is_file())


def make(library: dict[str, Any], program: Path, work: Path) -> Path:
    """A folder with the module and the licences of everything in it."""
    packages = [work / "node_modules" / package["name"] for package in library["packages"]]
    packages[0].parent.mkdir(parents=True)
    for package, target in zip(library["packages"], packages, strict=True):
        fetch(package["name"], package["version"], package["sha256"], target)
    entry = work / "entry.js"
    entry.write_text(library["entry"], "utf-8")
    made = work / "made"
    module = made / library["module"]
    subprocess.run([program, entry, *OPTIONS, "--log-level=warning", f"--outfile={module}"], cwd=work, check=True)
    titles = [f"{package['name']} {package['version']}" for package in library["packages"]]
    licences = [next(package.glob("LICENSE*")).read_text("utf-8").strip() for package in packages]
    texts = (f"{title}\n\n{licence}\n" for title, licence in zip(titles, licences, strict=True))
    (made / "LICENSE").write_text("\n\n".join(texts), "utf-8")
    summed(module, library["sha256"])
    return made


def main() -> None:
    """Make every library, and only then put them in place."""
    settings = plan()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        program = bundler(settings["bundler"], work)
        made = {}
        for library in settings["library"]:
            own = work / library["module"]
            own.mkdir()
            made[home(library)] = make(library, program, own)
        shutil.rmtree(VENDOR, ignore_errors=True)
        for target, source in made.items():
            shutil.copytree(source, target)
            print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
