"""What each page is found by, beside its text, and what a result shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guide.catalogue import Catalogue
from guide.facets import values_of
from guide.model import GlossaryTerm, Practice
from guide.page import Page, Voice
from guide.search.document import Found
from guide.search.synonyms import forms

_TITLE, _EVERYDAY, _HEADINGS, _PLACE, _SYNONYM = 5.0, 5.0, 2.0, 4.0, 0.5
"""Weights of words that stand elsewhere; a word of the text weighs 1, of a heading 2 to 7."""


@dataclass(frozen=True)
class Written:
    """A finished page in one language."""

    page: str
    """Address inside the language."""

    title: str
    headings: Sequence[str]
    description: str
    article: str
    """HTML."""


Meant = Callable[[str, str], Mapping[str, GlossaryTerm]]
"""Glossary terms that a page (first argument) speaks of in a language (second)."""


class Findable:
    """Tells for every page of one language what it is found by."""

    def __init__(self, catalogue: Catalogue, voice: Voice, others: Mapping[str, Mapping[str, Written]]) -> None:
        """`others`: every page by language and address."""
        self._catalogue = catalogue
        self._voice = voice
        self._others = others

    def found(self, written: Written, meant: Iterable[GlossaryTerm]) -> Found:
        """`meant`: terms of the glossary the page speaks of."""
        catalogue, language = self._catalogue, self._voice.language
        folder, _, id = written.page.rpartition("/")
        practice = catalogue.practices.get(id) if folder == "practices" else None
        elsewhere = [self._others[other][written.page] for other in catalogue.languages if other != language]
        synonyms = [form for term in meant for other in catalogue.languages for form in forms(term, other)]
        keywords = [
            (_EVERYDAY, self._everyday(written.page, practice)),
            (_TITLE, [written.title, *(other.title for other in elsewhere)]),
            (_HEADINGS, [written.description]),
            (_HEADINGS, [text for other in elsewhere for text in other.headings]),
            (_SYNONYM, synonyms),
        ]
        shown = {"title": written.title, "page": written.page}
        if practice is None:
            lender = self._lender(written.page)
            return Found(language, shown | self._mark(lender), {"kind": ["chapter"]}, {}, keywords)
        names = [name for place in practice.municipalities for name in self._names(place)]
        headings = [*practice.title.values(), *practice.summary.values()]
        keywords = [keywords[0], (_PLACE, names), (_TITLE if language not in practice.title else _HEADINGS, headings), keywords[-1]]
        filters = {"kind": ["practice"], **values_of(catalogue, practice)}
        sorts = {"added": practice.added_on.isoformat(), "checked": practice.status.checked_on.isoformat()}
        return Found(language, shown | self._card(practice), filters, sorts, keywords)

    def _everyday(self, page: str, practice: Practice | None) -> list[str]:
        """What editors say readers call a page, its theme or its subject."""
        language = self._voice.language
        themes = self._catalogue.themes.values()
        if practice is None:
            told = [chapter.meta.get("everyday", "") for chapter in self._catalogue.chapters
                    if chapter.page == page and chapter.language == language]
            given = [theme.everyday for theme in themes if theme.page == page]
        else:
            told = []
            given = [practice.everyday, *(theme.everyday for theme in themes if theme.id in practice.themes)]
        return [str(text) for text in told] + [texts[language] for texts in given if texts and language in texts]

    def _names(self, municipality: str) -> list[str]:
        place = self._catalogue.terms["municipalities"][municipality]
        return [*place.name.values(), *(place.forms or {}).values()]

    def _lender(self, page: str) -> str:
        written = self._catalogue.chapter_languages[page]
        return next(name for name in self._catalogue.fallback[self._voice.language] if name in written)

    def _mark(self, language: str) -> dict[str, str]:
        """Says that a result is in another language."""
        words = self._voice.words
        if language == self._voice.language:
            return {}
        return {"language": language, "mark": _plain(words.notice.mark.fill(language=words.language.names_in[language]))}

    def _card(self, practice: Practice) -> dict[str, str]:
        """What one needs to choose a practice."""
        catalogue, voice = self._catalogue, self._voice
        rows = Page(voice, "").card(practice)
        shown = {"summary": catalogue.required(practice.summary, voice.language).value}
        shown |= {name: _plain(text) for name, text in rows.items()}
        title = catalogue.required(practice.title, voice.language)
        return shown | self._mark(title.language)


def _plain(text: Markup) -> str:
    return Markup(text).unescape()
