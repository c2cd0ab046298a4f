"""What the law wants told: the accessibility statement and the privacy page, filled by data, within reach of all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from building import ROOT
from guide import cli
from guide.catalogue import check
from guide.load import SERVICE
from pages import pages, read

WORDS = {
    language: yaml.safe_load((ROOT / f"overrides/strings/{language}.yml").read_text("utf-8"))["service"]
    for language in ("fi", "sv", "en")
}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """This guide, to be changed."""
    for part in ("docs", "practices", "overrides/strings"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


def told(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert cli.main(["--root", str(root), "due", "--lang", "en", "--by", "2027-01-01"]) == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("prefix", ["", "sv/", "en/"])
def test_statement_tells_what_is_known_and_what_is_not(site: Path, prefix: str) -> None:
    data = yaml.safe_load((ROOT / SERVICE).read_text("utf-8"))
    language = prefix.strip("/") or "fi"
    page = read(site / prefix / "accessibility/index.html")
    article = page.one("article").text
    missing = {"provider", "feedback"} - data.keys()
    assert article.count(WORDS[language]["not_given"]) == len(missing)
    assert (WORDS[language]["gaps_none"] in article) == (not data["accessibility"]["gaps"])
    assert data["accessibility"]["authority"]["name"][language] in article
    assert not page.all("aside", class_="language-notice overdue")


@pytest.mark.parametrize("prefix", ["", "sv/", "en/"])
def test_statement_and_privacy_are_reached_from_every_page(site: Path, prefix: str) -> None:
    others = ("sv", "en")
    for path in [*pages(site / prefix), site / prefix / "404.html"]:
        if not prefix and path.relative_to(site).parts[0] in others:
            continue
        if 'http-equiv="refresh"' in path.read_text("utf-8"):
            continue  # an address that only leads on
        (foot,) = [link for link in read(path).elements if link.get("class") == "footer-pages"]
        assert len(foot.text.split("\n")) >= 2, path
        targets = {link.get("href") for link in read(path).all("a")}
        for name in ("accessibility", "privacy"):
            assert any(target.endswith(f"{name}/") or target in {"./", "."} for target in targets), path


def test_what_the_publisher_has_not_said_is_listed(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{SERVICE}: feedback is not given yet, and the page says so" in told(copy, capsys)
    edit(copy / SERVICE, "accessibility:\n", "feedback:\n  fi: kirjaamo@kunta.example\naccessibility:\n")
    assert not [line for line in told(copy, capsys) if "feedback" in line]


def test_statement_falls_due_after_a_year(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not [line for line in told(copy, capsys) if line.startswith(f"{SERVICE}: to be reviewed")]
    edit(copy / SERVICE, "assessed_on: 2026-", "assessed_on: 2025-")
    assert f"{SERVICE}: to be reviewed by 2026-11-22" in told(copy, capsys)
    assert not check(copy).problems


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (SERVICE, "conformance: partial", "conformance: partly", "reference-unknown"),
        (SERVICE, "digital-services-act]", "digital-service-act]", "reference-unknown"),
        (SERVICE, "assessed_on: 2026-11-22", "assessed_on: soon", "date-bad"),
        (SERVICE, "gaps: []", 'gaps: [{criterium: "2.1.1", text: {fi: Ei toimi}}]', "field-unknown"),
        ("docs/accessibility.fi.md", "[[service: gaps]]", "[[service: gap]]", "marker-value"),
    ],
)
def test_mistakes_in_the_statement_are_told(copy: Path, file: str, old: str, new: str, code: str) -> None:
    edit(copy / file, old, new)
    assert code in {problem.code for problem in check(copy).problems if problem.file == file}


def test_pages_need_the_data_they_show(copy: Path) -> None:
    (copy / SERVICE).unlink()
    assert {(problem.file, problem.code) for problem in check(copy).problems} == {(SERVICE, "file-missing")}
