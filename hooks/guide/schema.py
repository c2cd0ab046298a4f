"""The JSON Schema of an entry, generated from the model: editors complete and explain every field with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guide import strings
from guide.catalogue import check
from guide.model import Practice
from guide.rules.context import Context
from guide.rules.references import references

FILE = "schemas/practice.schema.json"


def practice_schema(root: Path) -> dict[str, Any]:
    """The schema of `practices/*.yml` in this guide, with its languages and vocabularies."""
    checked = check(root)
    context = Context(checked.loaded, checked.chapters, [])
    made = Practice.model_json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "practices/*.yml"
    words = {language: strings.check_catalogue(root, language)["fields"] for language in strings.check_languages(root)}
    _explain(made, "", words)
    for name, definition in made["$defs"].items():
        _explain(definition, f"{name.lower()}.", words)
    _limit_languages(made, context.languages)
    for pattern, target in references(Practice).items():
        if target != "practices":
            _property(made, pattern)["enum"] = sorted(context.known[target])
    made["properties"]["original"]["enum"] = context.languages
    return made


def write(root: Path) -> None:
    """Write the schema file anew."""
    path = root / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(as_json(root), encoding="utf-8")


def as_json(root: Path) -> str:
    """The schema file's text."""
    return json.dumps(practice_schema(root), ensure_ascii=False, indent=2) + "\n"


def _explain(part: dict[str, Any], prefix: str, words: Mapping[str, Mapping[str, str]]) -> None:
    """Describe each field in every language that contributors may read; raises KeyError for a field without words."""
    part.pop("description", None)  # the docstring is for developers
    for name, field in part["properties"].items():
        lines = [f"{language}: {catalogue[prefix + name]}" for language, catalogue in words.items()]
        field["description"] = "\n".join(lines)
        field.pop("title", None)


def _property(schema: dict[str, Any], pattern: tuple[str, ...]) -> dict[str, Any]:
    """The part of a schema that describes one place in an entry."""
    part, definitions = schema, schema["$defs"]
    for step in pattern:
        part = _only(part, definitions)
        part = part["items"] if step == "*" else part["properties"][step]
    return _only(part, definitions)


def _only(part: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and look past `or null`."""
    if "$ref" in part:
        made: dict[str, Any] = definitions[part["$ref"].rpartition("/")[2]]
        return made
    return next((choice for choice in part.get("anyOf", []) if choice.get("type") != "null"), part)


def _limit_languages(part: Any, languages: list[str]) -> None:
    """A map of texts takes the guide's languages as keys and nothing else."""
    if isinstance(part, list):
        for item in part:
            _limit_languages(item, languages)
    elif isinstance(part, dict):
        text = part.get("additionalProperties")
        if isinstance(text, dict) and part.get("type") == "object":
            part.update(properties={language: dict(text) for language in languages}, additionalProperties=False)
        for item in part.values():
            _limit_languages(item, languages)
