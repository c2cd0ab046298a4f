"""A style sheet without its rules for what no page has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

_GROUPS = {"container", "layer", "media", "supports"}
"""Rules of CSS that hold rules."""


def pruned(sheet: str, unused: re.Pattern[str]) -> str:
    """A style sheet (CSS) without selectors that ask for a class or an attribute whose whole name matches `unused`.

    Rules and groups of rules that have none left are left out, and so are comments. What is asked not to be there
    stays.
    """
    return "".join(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), unused))


def _rules(rules: Iterable[Any], unused: re.Pattern[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            if selectors := _selectors(rule.prelude, unused):
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _GROUPS:
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if held := "".join(_rules(inside, unused)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{held}}}"
        else:
            yield rule.serialize()


def _selectors(tokens: Iterable[Any], unused: re.Pattern[str]) -> list[str]:
    """Those of a list, with commas between them, that can match something."""
    alternatives: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            alternatives.append([])
        else:
            alternatives[-1].append(token)
    return [kept for one in alternatives if (kept := _selector(one, unused)) is not None]


def _selector(tokens: Iterable[Any], unused: re.Pattern[str]) -> str | None:
    """None if it asks for what is not there."""
    kept, before = "", ""
    for token in tokens:
        if token.type == "ident" and before == "." and unused.fullmatch(token.value):
            return None
        if token.type == "[] block" and unused.fullmatch(token.content[0].value):
            return None
        if token.type == "function" and token.lower_name in {"is", "where"}:
            if not (inside := _selectors(token.arguments, unused)):
                return None
            kept += f"{token.name}({','.join(inside)})"
        else:
            kept += token.serialize()
        before = token.value if token.type == "literal" else ""
    return kept.strip()
