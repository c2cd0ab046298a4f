"""The architecture of ARCHITECTURE.md, held by machine: who may import whom, and what no code may name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from building import ROOT
from guide.model import Practice

HOOKS = sorted((ROOT / "hooks").glob("*.py"))
ENGINE = sorted((ROOT / "hooks" / "guide").rglob("*.py"))
CODE = [*HOOKS, *ENGINE, *sorted((ROOT / "tools").glob("*.py"))]

RANKS = (
    {
        "problem",
        "chapters",
        "addresses",
        "characters",
        "nearest",
        "policy",
        "pruned",
        "styles",
        "theme",
        "versioned",
        "compressed",
        "kept",
        "model.fields",
    },
    {"document", "strings", "markdown", "hosting", "model.practice"},
    {"events", "model.*"},
    {"reader", "shape", "model"},
    {"load", "review"},
    {"rules.context"},
    {"rules.references", "rules.languages"},
    {"rules.*"},
    {"rules"},
    {"catalogue"},
    {"page", "saved", "schema", "search"},
    {"search.article"},
    {"facets", "search.dictionary", "search.document", "search.engine", "search.cbor", "search.indexed"},
    {"blocks", "search.words"},
    {"search.lexicon"},
    {"search.synonyms", "search.places"},
    {"search.findable", "search.bundle"},
    {"render", "search.index"},
    {"cli", "pages"},
)
"""A module imports only from ranks above its own line."""

HOSTS = {"mkdocs", "material", "mkdocs_static_i18n", "properdocs"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield base
            yield from (f"{base}.{name.name}" for name in node.names)


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "hooks" / "guide").with_suffix("").parts).removesuffix(".__init__")


def rank(name: str) -> int:
    for number, names in enumerate(RANKS):
        if name in names or (f"{name.partition('.')[0]}.*" in names and "." in name):
            return number
    raise AssertionError(f"{name} has no rank: give it one, and say in ARCHITECTURE.md what it is for")


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.name)
def test_engine_knows_no_site_generator(path: Path) -> None:
    assert not HOSTS & {name.partition(".")[0] for name in imported(path)}


@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.name)
def test_no_hook_imports_another(path: Path) -> None:
    others = {hook.stem for hook in HOOKS}
    assert not others & {name.partition(".")[0] for name in imported(path)}


@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.name)
def test_hooks_stay_thin(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 60, "move the thinking to hooks/guide/"


@pytest.mark.parametrize("path", [path for path in ENGINE if module(path) != "__init__"], ids=module)
def test_imports_run_one_way(path: Path) -> None:
    known = {module(other) for other in ENGINE}
    for name in imported(path):
        target = name.removeprefix("guide.")
        if name.startswith("guide.") and target in known - {module(path)}:
            assert rank(target) < rank(module(path)), f"{module(path)} must not import {target}"


@pytest.mark.parametrize("name", ["practice", "sources", "notice", "overdue"])
def test_page_of_a_practice_sees_no_other(name: str) -> None:
    """What it shows of others it is given; whether it must be made again is told by that alone."""
    text = (ROOT / f"overrides/fragments/{name}.html").read_text("utf-8")
    assert "answering" not in text
    assert "catalogue" not in text


def names_of_this_guide() -> set[str]:
    data = ROOT / "docs" / "data"
    themes = {theme["id"] for theme in yaml.safe_load((data / "themes.yml").read_text("utf-8"))}
    places = {place["id"] for place in yaml.safe_load((data / "vocabulary/municipalities.yml").read_text("utf-8"))}
    guide = yaml.safe_load((data / "guide.yml").read_text("utf-8"))
    languages = {language["id"] for language in guide["languages"]}
    sets = {path.stem for path in (data / "questions").glob("*.yml")}
    names = themes | places | languages | sets | {language["name"] for language in guide["languages"]}
    return names - set(Practice.model_fields)  # a theme may be called like a field


@pytest.mark.parametrize("path", [*HOOKS, *ENGINE], ids=lambda path: path.name)
def test_python_names_no_theme_language_or_municipality(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    found = {(path.name, name) for name in said & names_of_this_guide()}
    assert not found, "content belongs in data"


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "overrides").rglob("*.html")), *sorted((ROOT / "docs" / "assets").rglob("*.[jc]s*"))],
    ids=lambda path: path.name,
)
def test_templates_scripts_and_styles_name_none_either(path: Path) -> None:
    text = path.read_text("utf-8")
    quoted = {name for name in names_of_this_guide() if f'"{name}"' in text or f"'{name}'" in text}
    assert not quoted, "content belongs in data"
