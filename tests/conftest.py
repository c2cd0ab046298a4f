"""Sites that many tests look at, each built once a run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from building import ROOT, build, compose_tiny


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This guide, built strictly."""
    target = tmp_path_factory.mktemp("guide") / "site"
    result = build(ROOT / "mkdocs.yml", target)
    assert result.returncode == 0, result.stdout
    return target


@pytest.fixture(scope="session")
def tiny_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second guide: the same hooks and templates, other languages, themes and words. Not to be changed."""
    return compose_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def tiny_site(tiny_guide: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second guide, built strictly."""
    folder = tmp_path_factory.mktemp("tiny-site")
    target = folder / "site"
    copy = shutil.copytree(tiny_guide, folder / "guide")  # a strict build writes the register
    result = build(copy / "mkdocs.yml", target)
    assert result.returncode == 0, result.stdout
    return target


@pytest.fixture
def guide(tiny_guide: Path, tmp_path: Path) -> Path:
    """A copy of the second guide that a test may change."""
    return Path(shutil.copytree(tiny_guide, tmp_path / "guide"))
