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
        status = entry.document.fields.get("status")
        if not isinstance(status, dict):
            continue
        value, successor = entry.document.strings.get(("status", "value")), status.get("succeeded_by")
        if value in needing and not status.get("note") and not successor:
            yield entry.document.problem(("status", "value"), "status-needs-note", status=value)
        if successor and successor == entry.document.fields.get("id"):
            yield entry.document.problem(("status", "succeeded_by"), "status-own-successor")
