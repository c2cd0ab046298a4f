"""The JSON Schema that editors complete and explain entries with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from building import ROOT
from guide import schema, strings
from guide.load import EXAMPLE

PRACTICES = sorted((ROOT / "practices").glob("*.yml"))
COMMITTED = ROOT / schema.FILE


def entry(path: Path) -> Any:
    # As editors read it: dates are text there, not objects.
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  makes text only


def typed(value: Any) -> Any:
    """YAML's plain scalars as an editor's schema check sees them."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    if value in {"true", "false"}:
        return value == "true"
    return int(value) if value.isdecimal() and len(value) == 4 else value


def test_committed_schema_is_current() -> None:
    assert COMMITTED.read_text("utf-8") == schema.as_json(ROOT), "run: guide schema"


@pytest.mark.parametrize("path", PRACTICES, ids=lambda path: path.stem)
def test_editors_find_the_schema_and_accept_what_the_check_accepts(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=../schemas/practice.schema.json\n")
    jsonschema.validate(typed(entry(path)), json.loads(COMMITTED.read_text("utf-8")))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("themes", ["no-such-theme"]), ("title", {"xx": "Titel"}), ("started", "lately"), ("colour", "blue")],
)
def test_editors_mark_what_the_check_refuses(field: str, wrong: Any) -> None:
    spoilt = typed(entry(PRACTICES[0])) | {field: wrong}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoilt, json.loads(COMMITTED.read_text("utf-8")))


def test_every_field_is_explained_in_every_language() -> None:
    made = schema.practice_schema(ROOT)
    parts = [made["properties"], *(definition["properties"] for definition in made["$defs"].values())]
    for name, field in ((name, field) for part in parts for name, field in part.items()):
        for language in strings.check_languages(ROOT):
            assert f"{language}: " in field["description"], name


def test_commented_example_shows_every_field() -> None:
    text = (ROOT / EXAMPLE).read_text("utf-8")
    made = schema.practice_schema(ROOT)
    names = [*made["properties"], *made["$defs"]["Status"]["properties"], *made["$defs"]["Source"]["properties"]]
    assert not [name for name in names if f"{name}:" not in text]
