"""A document against a model: the model, or what does not fit, in the words of contributors."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from guide.document import Document, Where, path_name
from guide.events import MOST_REPEATED
from guide.nearest import nearest
from guide.problem import Problem

_CODES = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "string_type": "type-text",
    "int_type": "type-number",
    "bool_type": "type-boolean",
    "list_type": "type-list",
    "dict_type": "type-languages",
    "model_type": "type-mapping",
    "model_attributes_type": "type-mapping",
    "string_too_short": "text-empty",
    "string_too_long": "text-too-long",
    "string_pattern_mismatch": "text-not-plain",
    "too_short": "list-empty",
    "too_long": "list-too-long",
    "greater_than_equal": "number-range",
    "less_than_equal": "number-range",
    "date-bad": "date-bad",
    "question-number": "question-number",
}
"""How pydantic's error types are called here. One that is not listed is a fault of ours and raises KeyError."""


def fit(document: Document, shape: Any) -> tuple[Any, list[Problem]]:
    """The model that a document makes, or None and why."""
    try:
        return _adapter(shape).validate_python(document.value), []
    except ValidationError as error:
        return None, list(_shape_problems(document, error, shape))


@functools.cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


@functools.cache
def _known_fields(shape: Any) -> frozenset[str]:
    return frozenset(_fields(_adapter(shape).json_schema()))


def _shape_problems(document: Document, error: ValidationError, shape: Any) -> Iterator[Problem]:
    known, faults = _known_fields(shape), [*_first_few(error.errors(include_url=False))]
    misspelt = {
        (*fault["loc"][:-1], nearest(str(fault["loc"][-1]), known))
        for fault in faults
        if fault["type"] == "extra_forbidden"
    }
    for fault in faults:
        if fault["type"] == "missing" and fault["loc"] in misspelt:
            continue  # it is there under another name
        where = tuple(fault["loc"])
        code, context, value = _CODES[fault["type"]], fault.get("ctx", {}), fault["input"]
        if value is None and code.startswith("type-"):
            code = "text-empty"
        values: dict[str, object] = {"field": path_name(where)}
        if not where:
            code, values = "file-shape", {}
        elif code == "field-unknown":
            near = nearest(str(where[-1]), known)
            code, values = (code, values | {"near": near}) if near else ("field-unknown-no-near", values)
        elif code == "text-too-long":
            values |= {"limit": context["max_length"], "length": len(str(value).strip())}
        elif code == "list-too-long":
            values |= {"limit": context["max_length"]}
        elif code == "number-range":
            values |= {"value": value}
        elif code.startswith("type-") or code in {"date-bad", "question-number"}:
            values |= {"value": _shown(value)}
        yield document.problem(_owner(where, code), code, **values)


def _first_few(faults: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Thousands of mistakes of one kind are as clear from the first."""
    listed = Counter[str]()
    for fault in faults:
        listed[fault["type"]] += 1
        if listed[fault["type"]] <= MOST_REPEATED:
            yield fault


def _owner(where: Where, code: str) -> Where:
    """A missing field is reported where its parent stands."""
    return where[:-1] if code == "field-missing" else where


def _shown(value: object) -> str:
    """A value as its writer knows it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else str(value)


def _fields(schema: Any) -> set[str]:
    """Every field name in a JSON Schema."""
    names: set[str] = set()
    if isinstance(schema, dict):
        names |= set(schema.get("properties", {}))
        for part in schema.values():
            names |= _fields(part)
    elif isinstance(schema, list):
        for part in schema:
            names |= _fields(part)
    return names
