"""A locale is its language as one region writes it: browsers stop a script that names anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.document import path_name
from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per locale that is not the language's id and a region."""
    guide = context.loaded.guide
    if guide is None or guide.model is None:
        return
    for place, language in enumerate(guide.model.languages):
        if language.locale is None or re.fullmatch(rf"{re.escape(language.id)}-[A-Z]{{2}}", language.locale):
            continue
        where = ("languages", place, "locale")
        values = {"field": path_name(where), "value": language.locale, "language": language.id}
        yield guide.document.problem(where, "locale-form", **values)
