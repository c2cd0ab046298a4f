"""Every section of a chapter can be linked, in every language by the same id (house rule: addresses are promised)."""

from __future__ import annotations

from collections.abc import Iterator

from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per heading without an id, and per id that another language of the chapter lacks."""
    pages: dict[str, dict[str, str]] = {}
    for chapter in context.chapters:
        if context.languages and chapter.language not in context.languages:
            yield Problem.at(chapter.file, 1, "chapter-language", languages=", ".join(context.languages))
            continue
        for heading in chapter.headings:
            if heading.level > 1 and not heading.id:
                yield Problem.at(chapter.file, heading.line, "heading-without-id")
        for anchor in chapter.anchors:
            pages.setdefault(chapter.page, {}).setdefault(anchor, chapter.file)
    for chapter in context.chapters:
        for anchor, other in sorted(pages.get(chapter.page, {}).items()):
            if chapter.language in context.languages and anchor not in chapter.anchors:
                yield Problem.at(chapter.file, 1, "heading-id-missing", id=anchor, other=other)
