"""A status that raises a question answers it: what followed is named."""

from __future__ import annotations

from collections.abc import Iterator

from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per status that needs a note or a successor and has neither, or that succeeds itself."""
    statuses = context.loaded.vocabularies.get("statuses")
    needing = {term.id for term in (statuses.model if statuses else None) or [] if term.needs_note}
    for entry in context.entries:
        if entry.model is None:
            continue
        status = entry.model.status
        if status.value in needing and not status.note and not status.succeeded_by:
            yield entry.document.problem(("status", "value"), "status-needs-note", status=status.value)
        if status.succeeded_by == entry.model.id:
            yield entry.document.problem(("status", "succeeded_by"), "status-own-successor")
