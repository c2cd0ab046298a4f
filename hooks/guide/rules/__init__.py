"""One rule a file: what must hold across values and files. Each has `check(context)`, which yields problems.

To add a rule, write its module, list it here, and give each of its messages words in `overrides/strings/check/`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from guide.events import MOST_REPEATED
from guide.load import PRACTICES
from guide.problem import Problem
from guide.rules import (
    addresses,
    contact_details,
    file_name,
    headings,
    id_form,
    languages,
    legible,
    links,
    locales,
    markers,
    markup,
    place,
    plain_text,
    references,
    reviews,
    status,
    unique_ids,
    years,
)
from guide.rules.context import Context

RULES: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    addresses.check,
    contact_details.check,
    file_name.check,
    headings.check,
    id_form.check,
    languages.check,
    legible.check,
    links.check,
    locales.check,
    markers.check,
    markup.check,
    place.check,
    plain_text.check,
    references.check,
    reviews.check,
    status.check,
    unique_ids.check,
    years.check,
)


def broken_rules(context: Context) -> list[Problem]:
    """Every problem that any rule finds; of one kind in one entry, the first few."""
    found: list[Problem] = []
    listed = Counter[tuple[str, str]]()
    for rule in RULES:
        for problem in rule(context):
            listed[problem.file, problem.code] += 1
            if listed[problem.file, problem.code] <= MOST_REPEATED or not problem.file.startswith(PRACTICES):
                found.append(problem)
    return found
