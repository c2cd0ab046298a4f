"""When something was last looked at, and when it should be again. What falls due is a report, never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from guide.chapters import Chapter
from guide.model import Practice, Statement


@dataclass(frozen=True, order=True)
class Review:
    """A review of a page."""

    due: date
    """The day by which it should be looked at again."""

    done: date
    role: str
    """Who looked, as an id of the vocabulary of roles; empty for a practice."""

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed."""
        return self.due < datetime.now(UTC).date()


def of_chapter(chapter: Chapter) -> Review | None:
    """The review that a chapter's front matter tells of, if it tells of one. Raises ValueError for what is no date."""
    if "reviewed" not in chapter.meta:
        return None
    done = date.fromisoformat(chapter.meta["reviewed"])
    return Review(date.fromisoformat(chapter.meta["review_after"]), done, chapter.meta["role"])


def of_practice(practice: Practice, months: int) -> Review:
    """A practice's status was checked on a day; it should be checked again after so many months."""
    return _after(practice.status.checked_on, months)


def of_statement(statement: Statement) -> Review:
    """The accessibility of the site has to be assessed every year."""
    return _after(statement.assessed_on, 12)


def _after(done: date, months: int) -> Review:
    years, month = divmod(done.month - 1 + months, 12)
    return Review(done.replace(year=done.year + years, month=month + 1, day=min(done.day, 28)), done, "")


def due(reviews: Iterator[tuple[str, Review]], by: date) -> list[tuple[str, Review]]:
    """What falls due by a day, the longest overdue first."""
    return sorted((pair for pair in reviews if pair[1].due <= by), key=lambda pair: (pair[1], pair[0]))
