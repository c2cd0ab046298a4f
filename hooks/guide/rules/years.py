"""A practice does not end before it starts, and nobody has checked it in the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from guide.document import path_name
from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per pair of years in the wrong order and per day that is yet to come."""
    tomorrow = str(datetime.now(UTC).date() + timedelta(days=1))  # somewhere it is tomorrow already
    for entry in context.entries:
        document = entry.document
        started, ended = document.fields.get("started"), document.fields.get("ended")
        if isinstance(started, int) and isinstance(ended, int) and ended < started:
            yield document.problem(("ended",), "years-order", started=started, ended=ended)
        for where, text in document.strings.items():
            if where[-1] in {"added_on", "checked_on"} and _is_day(text) and text > tomorrow:
                yield document.problem(where, "date-future", field=path_name(where), value=text)


def _is_day(text: str) -> bool:
    try:
        return str(date.fromisoformat(text)) == text
    except ValueError:
        return False
