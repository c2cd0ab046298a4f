"""What a build costs, beside a plain site: CPU seconds, peak memory and output, for 11 to 3,000 practices.

The plain site is Material in one language with as many hand-written pages as the guide has practice pages, of the
same texts. Both are built in this run, one after the other, each in a process of its own, so that the ratios mean
something on any machine. `--sizes 11 100` takes fewer steps; `--write` keeps the table in docs-for-developers.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "dev" / "performance.md"
SIZES = (11, 100, 1_000, 3_000)
TEXTS = ("what", "why", "results", "did_not_work", "transferable", "conditions", "first_steps", "unknown")
FIELDS = ("summary", "organiser", "partners", "funder", "cost", "staff", "contact_unit")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*practices/(?!index|by-)[a-z0-9-]+(?:\.md|/)[^)]*\)")
SUCCESSOR = re.compile(r"^  succeeded_by: .*\n", re.MULTILINE)
"""What leads to a practice by its name; the generated ones have others."""

PLAIN_SITE = """\
site_name: Plain
site_url: https://plain.example.org/
theme: {name: material, font: false, features: [navigation.indexes, navigation.sections, navigation.path]}
plugins: [search]
nav: [index.md, {Practices: [practices/index.md]}]
not_in_nav: /practices/p*.md
markdown_extensions: [attr_list, {tables: {use_align_attribute: true}}, toc]
"""


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    seconds: float
    """CPU time, user and system."""

    megabytes: float
    """Peak resident memory."""

    output: float
    """Megabytes written."""

    own: float = 0.0
    """CPU seconds of loading, checking and templates, measured in a process of their own."""


@dataclass(frozen=True)
class Measured:
    """The same guide built four ways, and the plain site."""

    guide: Cost
    """From nothing, as for all other figures."""

    again: Cost
    """Once more; nothing has changed."""

    bare: Cost
    """From nothing, without a search index."""

    bare_again: Cost
    plain: Cost


def main() -> None:
    """Measure, print, and keep the table if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--own-code", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.own_code:
        print(own_seconds(options.own_code))
        return
    rows = {size: measure(size) for size in options.sizes}
    report = f"{table(rows)}\n\n{ratios(rows)}"
    print(report)
    if options.write:
        PAGE.write_text(page(report), encoding="utf-8")


def measure(size: int) -> Measured:
    """The guide with `size` practices, and the plain site with a page for each practice and language."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        guide, plain = root / "guide", root / "plain"
        languages = make_guide(guide, size)
        make_plain(plain, guide, size * languages)
        own = float(subprocess.run([sys.executable, __file__, "--own-code", str(guide)], check=True, **PIPED).stdout)
        costs = [build(guide / "mkdocs.yml", root / "guide-site", own) for _ in range(2)]
        shutil.rmtree(guide / ".cache")
        settings = (guide / "mkdocs.yml").read_text("utf-8").replace("  - hooks/search.py\n", "")
        (guide / "bare.yml").write_text(settings, encoding="utf-8")
        costs += [build(guide / "bare.yml", root / "bare-site") for _ in range(2)]
        costs.append(build(plain / "mkdocs.yml", root / "plain-site"))
    print(f"{size}: done", file=sys.stderr)
    return Measured(*costs)


PIPED: Mapping[str, Any] = {"stdout": subprocess.PIPE, "text": True}


def make_guide(target: Path, size: int) -> int:
    """A copy of this guide with `size` practices of the length of the real ones; returns how many languages it has."""
    for name in ("docs", "hooks", "overrides", "mkdocs.yml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        target.mkdir(exist_ok=True)
        copy(source, target / name)
    (target / "practices").mkdir()
    for chapter in (target / "docs").rglob("*.md"):
        chapter.write_text(LINK.sub(r"\1", chapter.read_text("utf-8")), encoding="utf-8")
    real = sorted((ROOT / "practices").glob("*.yml"))
    for number in range(size):
        path = real[number % len(real)]
        text = path.read_text("utf-8").replace(f"id: {path.stem}\n", f"id: p{number:05}\n", 1)
        text = LINK.sub(r"\1", SUCCESSOR.sub("", text))
        (target / "practices" / f"p{number:05}.yml").write_text(text, encoding="utf-8")
    guide: Mapping[str, Any] = yaml.safe_load((ROOT / "docs/data/guide.yml").read_text())
    return len(guide["languages"])


def make_plain(target: Path, guide: Path, pages: int) -> None:
    """A site with hand-written pages of the same texts, in one language."""
    practices = target / "docs" / "practices"
    practices.mkdir(parents=True)
    (target / "mkdocs.yml").write_text(PLAIN_SITE)
    links = []
    entries = sorted((guide / "practices").glob("*.yml"))
    for number in range(pages):
        entry = yaml.load(entries[number % len(entries)].read_text(), yaml.CSafeLoader)
        language = list(entry["title"])[number // len(entries)]
        (practices / f"p{number:05}.md").write_text("\n\n".join(hand_written(entry, language)))
        links.append(f"- [{entry['title'][language]}](p{number:05}.md): {entry['summary'][language]}")
    (practices / "index.md").write_text("# Practices\n\n" + "\n".join(links[: len(entries)]))
    (target / "docs" / "index.md").write_text("# Home\n\n[Practices](practices/index.md)\n")


def hand_written(entry: Mapping[str, Any], language: str) -> Iterator[str]:
    """A practice as somebody would write it in Markdown."""
    yield f"# {entry['title'][language]}"
    rows = [f"| {name} | {entry[name].get(language, '')} |" for name in FIELDS if name in entry]
    yield "\n".join(["## At a glance {: #at-a-glance }\n", "| Field | Value |", "| --- | --- |", *rows])
    for name in TEXTS:
        if language in entry.get(name, {}):
            yield f"## {name.replace('_', ' ').capitalize()} {{: #{name} }}"
            yield entry[name][language]
    yield "## Questions {: #questions }"
    yield "\n".join(f"- [{question}](index.md)" for question in entry["questions"])
    yield "## Sources {: #sources }"
    yield "\n".join(f"- [{source['title']}]({source.get('url', 'index.md')})" for source in entry["sources"])


def build(config: Path, site: Path, own: float = 0.0) -> Cost:
    """Build a site in a process of its own and see what it took."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(config), "-d", str(site)]
    process = subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{config}: the build failed")
    output = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output, own)


def own_seconds(root: Path) -> float:
    """CPU seconds that load, check and templates take for a guide; the conversion of Markdown is taken out."""
    import time  # noqa: PLC0415  these are needed in the measured process only

    from guide import markdown, strings  # noqa: PLC0415
    from guide.catalogue import Catalogue, check  # noqa: PLC0415
    from guide.render import Renderer  # noqa: PLC0415

    converting = 0.0
    convert = markdown.to_html

    def timed(text: str, link: Callable[[str], str]) -> str:
        nonlocal converting
        before = time.process_time()
        try:
            return convert(text, link)
        finally:
            converting += time.process_time() - before

    markdown.to_html = timed
    start = time.process_time()
    catalogue = Catalogue(check(root))
    words = {language: strings.interface(root, language) for language in catalogue.languages}
    renderer = Renderer(catalogue, root / "overrides" / "fragments", words, "https://example.org/")
    for language in catalogue.languages:
        for id in catalogue.practices:
            renderer.practice(id, language)
    return time.process_time() - start - converting


def table(rows: Mapping[int, Measured]) -> str:
    """The measurements and their ratios, as a Markdown table."""
    lines = [
        "| practices × languages | pages | CPU s | plain | ratio | peak MB | plain | ratio | output MB | plain "
        "| ms CPU a page | own code |",
        "| --- " * 12 + "|",
    ]
    for size, measured in rows.items():
        guide, plain = measured.guide, measured.plain
        pages = size * 3
        cells = [
            f"{size} × 3",
            f"{pages}",
            *(f"{guide.seconds:.1f}", f"{plain.seconds:.1f}", f"**{guide.seconds / plain.seconds:.2f}**"),
            *(f"{guide.megabytes:.0f}", f"{plain.megabytes:.0f}", f"**{guide.megabytes / plain.megabytes:.2f}**"),
            *(f"{guide.output:.0f}", f"{plain.output:.0f}"),
            f"{guide.seconds / pages * 1000:.2f}",
            f"{guide.own / guide.seconds:.0%}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def ratios(rows: Mapping[int, Measured]) -> str:
    """CPU beside the plain site's, from nothing and when nothing has changed, as a Markdown table."""
    lines = [
        "| practices × languages | from nothing | without search | nothing changed | without search |",
        "| --- " * 5 + "|",
    ]
    for size, made in rows.items():
        costs = (made.guide, made.bare, made.again, made.bare_again)
        cells = (f"{cost.seconds:.1f} s, **{cost.seconds / made.plain.seconds:.2f}**" for cost in costs)
        lines.append(f"| {size} × 3 | {' | '.join(cells)} |")
    return "\n".join(lines)


def page(report: str) -> str:
    """The page that shows the last figures."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {platform.system()}"
    head = PAGE.read_text("utf-8").partition("<!-- figures -->")[0] if PAGE.is_file() else "# Performance\n\n"
    day = datetime.now(UTC).date()
    return f"{head}<!-- figures -->\n\nMeasured {day} on: {machine}.\n\n{report}\n"


if __name__ == "__main__":
    main()
