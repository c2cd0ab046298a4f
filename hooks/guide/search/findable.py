"""What each page is found by, beside its text, and what a result shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guide.catalogue import Catalogue
from guide.facets import values_of
from guide.model import GlossaryTerm, Practice
from guide.page import Page, Voice
from guide.search.document import Found
from guide.search.synonyms import Synonyms, forms

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
    article: bytes
    """HTML in UTF-8: all pages are held until the last is there, and as text they would take twice the room."""

    @classmethod
    def of(cls, page: str, title: str, description: str, headings: Iterable[str], article: str) -> Written:
        """From title, description and headings as a page's templates print them, which is escaped."""
        parts = [_plain(heading) for heading in headings]
        return cls(page, _plain(title), parts, _plain(description), article.encode())

    @property
    def told(self) -> bytes:
        """All that it says."""
        return repr((self.page, self.title, self.headings, self.description)).encode() + self.article


class Findable:
    """Tells for every page of one language what it is found by."""

    def __init__(
        self,
        catalogue: Catalogue,
        voice: Voice,
        written: Mapping[str, Mapping[str, Written]],
        synonyms: Mapping[str, Synonyms],
    ) -> None:
        """`written`: every page by language and address; `synonyms`: the glossary by language."""
        self._catalogue = catalogue
        self._voice = voice
        self._written = written
        self._synonyms = synonyms

    def found(self, written: Written, words: str) -> Found:
        """`words`: what stands on the page."""
        folder, _, id = written.page.rpartition("/")
        practice = self._catalogue.practices.get(id) if folder == "practices" else None
        path = self._catalogue.prefix(self._voice.language) + (f"{written.page}/" if written.page else "")
        shown = {"title": written.title, "page": written.page, "path": path}
        if practice is None:
            lender = self._lender(written.page)
            synonyms = self._bridged(self._synonyms[self._voice.language].meant([words]).values())
            keywords = [*self._headings(written), (_SYNONYM, synonyms)]
            return Found(self._voice.language, shown | self._mark(lender), {"kind": ["chapter"]}, {}, keywords)
        filters = {"kind": ["practice"], **values_of(self._catalogue, practice)}
        sorts = {"added": practice.added_on.isoformat(), "checked": practice.status.checked_on.isoformat()}
        return Found(self._voice.language, shown | self._card(practice), filters, sorts, self._of_practice(practice))

    def _headings(self, written: Written) -> list[tuple[float, list[str]]]:
        """What a chapter and its sections are called, in every language."""
        others = (pages[written.page] for language, pages in self._written.items() if language != self._voice.language)
        elsewhere = [other for other in others if other is not written]
        return [
            (_EVERYDAY, self._everyday(written.page, None)),
            (_TITLE, [written.title, *(other.title for other in elsewhere)]),
            (_HEADINGS, [written.description, *(text for other in elsewhere for text in other.headings)]),
        ]

    def _of_practice(self, practice: Practice) -> list[tuple[float, list[str]]]:
        """What a practice is called, where it is, and what concepts it is about."""
        language = self._catalogue.required(practice.title, self._voice.language).language
        about = [practice.title[language], practice.summary.get(language, "")]
        if language != self._voice.language:
            about.append(practice.what.get(language, ""))  # the reader's language has no text to find it by
        names = [name for place in practice.municipalities for name in self._names(place)]
        return [
            (_EVERYDAY, self._everyday("", practice)),
            (_PLACE / max(1, len(practice.municipalities)) ** 0.5, names),  # what many share is less about each
            (_HEADINGS if language == self._voice.language else _TITLE, list(practice.title.values())),
            (_SYNONYM, self._bridged(self._synonyms[language].meant(about).values())),
        ]

    def _bridged(self, terms: Iterable[GlossaryTerm]) -> list[str]:
        return [form for term in terms for language in self._catalogue.languages for form in forms(term, language)]

    def _everyday(self, page: str, practice: Practice | None) -> list[str]:
        """What editors say readers call a page, its theme or its subject."""
        language = self._voice.language
        themes = self._catalogue.themes.values()
        if practice is None:
            told = [
                chapter.meta.get("everyday", "")
                for chapter in self._catalogue.chapters
                if chapter.page == page and chapter.language == language
            ]
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
        mark = words.notice.mark.fill(language=words.language.names_in[language])
        return {"language": language, "mark": mark.unescape()}

    def _card(self, practice: Practice) -> dict[str, str]:
        """What one needs to choose a practice."""
        catalogue, voice = self._catalogue, self._voice
        rows = Page(voice, "").card(practice)
        shown = {"summary": catalogue.required(practice.summary, voice.language).value}
        shown |= {name: text.unescape() for name, text in rows.items()}
        title = catalogue.required(practice.title, voice.language)
        return shown | self._mark(title.language)


def _plain(text: str) -> str:
    """Text of HTML; most is plain already, and asking first takes a tenth of the time."""
    if "<" in text or "&" in text:
        return Markup(text).striptags()  # noqa: S704  becomes text
    return " ".join(text.split())
