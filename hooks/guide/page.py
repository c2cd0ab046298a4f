"""A page being written: it speaks one language, knows where it stands, and notes which other languages it used."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from guide import markdown
from guide.catalogue import Catalogue
from guide.model import LegalStatement, Municipality, Practice, Source, Term, Theme

Texts = Mapping[str, str] | None

TEXT_SECTIONS = ("what", "why", "results", "did_not_work", "transferable", "conditions", "first_steps")
"""Fields of a practice with a section of their own on its page, in this order."""

CARD = ("place", "themes", "years", "status", "languages")
"""What a card shows of a practice beside its title and summary, in this order."""


class Place(NamedTuple):
    """A municipality in words."""

    name: Markup
    detail: Markup
    """Region, size class and language status."""


class Voice:
    """What every page in a language shares: the interface's words, and the names of things."""

    def __init__(self, catalogue: Catalogue, language: str, words: Any, published: Callable[[str], str] = str) -> None:
        """`words`: the language's, as `strings.interface` returns them. `published`: where a file of `docs/` goes."""
        self.published = published
        self.catalogue = catalogue
        self.language = language
        self.words = words
        self._names: dict[int, Markup] = {}
        # Thousands of pages say the same few dates, lists and descriptions of sources.
        self._days: dict[date, Markup] = {}
        self._lists: dict[tuple[str, ...], Markup] = {}
        self._sources: dict[tuple[object, ...], Markup] = {}

    def name(self, term: Term | Municipality | Theme) -> Markup:
        """A vocabulary value's or theme's name. Vocabularies may leave out a language whose form is the same."""
        made = self._names.get(id(term))
        if made is None:
            made = self._names[id(term)] = escape(self.catalogue.required(term.name, self.language).value)
        return made

    def term(self, vocabulary: str, id: str) -> Markup:
        """The name of a vocabulary's value."""
        return self.name(self.catalogue.terms[vocabulary][id])

    def terms(self, vocabulary: str, ids: Sequence[str]) -> Markup:
        """Names of several values."""
        key = (vocabulary, *ids)
        made = self._lists.get(key)
        if made is None:
            made = self._lists[key] = self.list([self.term(vocabulary, id) for id in ids])
        return made

    def municipality(self, id: str) -> Place:
        """A municipality with what its readers compare."""
        place: Municipality = self.catalogue.terms["municipalities"][id]
        detail = self.words.practice.place.fill(
            region=self.term("regions", place.region),
            size=self.term("size-classes", place.size),
            language=self.term("language-statuses", place.language),
        )
        return Place(self.name(place), detail)

    def places(self, practice: Practice) -> Markup:
        """Where a practice is carried out, in a few words."""
        if practice.national:
            everywhere: Markup = self.words.practice.national
            return everywhere
        return Markup(", ").join(self.term("municipalities", id) for id in practice.municipalities)

    def places_with_size(self, practice: Practice) -> Markup:
        """Where a practice is carried out, with what readers compare first: how many people live there."""
        if practice.national:
            return self.places(practice)
        places = (self.catalogue.terms["municipalities"][id] for id in practice.municipalities)
        made = [
            self.words.practice.place_and_size.fill(name=self.name(place), size=self.term("size-classes", place.size))
            for place in places
        ]
        return self.list(made)

    def status(self, practice: Practice) -> Markup:
        """Whether a practice still runs, and when somebody last looked."""
        checked = self.words.practice.checked.fill(date=self.day(practice.status.checked_on))
        return Markup("{} ({})").format(self.term("statuses", practice.status.value), checked)

    def list(self, names: Sequence[Markup]) -> Markup:
        """Several things, one after the other."""
        separator: Markup = self.words.punctuation.list
        return separator.join(names)

    def years(self, practice: Practice) -> Markup | None:
        """When a practice was or is carried out; None when that is not known."""
        started, ended, words = practice.started, practice.ended, self.words.years
        made: Markup | None = None
        if started and ended:
            made = escape(started) if started == ended else words.between.fill(started=started, ended=ended)
        elif started or ended:
            made = words.since.fill(started=started) if started else words.until.fill(ended=ended)
        return made

    def day(self, day: date) -> Markup:
        """A date as the language writes it."""
        made = self._days.get(day)
        if made is None:
            month = self.words.months[day.month - 1]
            made = self._days[day] = self.words.date.fill(day=day.day, month=month, year=day.year)
        return made

    def when(self, written: str) -> Markup:
        """A year, or a day."""
        return escape(written) if len(written) == len("2026") else self.day(date.fromisoformat(written))

    def sorted_as(self, text: str) -> tuple[int, ...]:
        """A key that sorts as the language does: its own letters in their place, others as what they look like."""
        letters = filter(str.isalnum, text.casefold())
        return tuple(self._place(letter) for letter in letters)

    def _place(self, letter: str) -> int:
        found = self.words.alphabet.find(letter)
        return int(found if found >= 0 else self.words.alphabet.find(unicodedata.normalize("NFKD", letter)[0]))

    def source(self, source: Source) -> Markup:
        """What is known of a source beside its title: language, when it came out, when somebody last read it."""
        key = (source.url is None, source.language, source.published, source.checked_on)
        made = self._sources.get(key)
        if made is None:
            made = self._sources[key] = self._source(source)
        return made

    def _source(self, source: Source) -> Markup:
        words = self.words.practice
        parts = [] if source.url else [words.source_address_unknown]
        parts.append(words.source_language.fill(language=self.term("languages", source.language)))
        if source.published and len(source.published) == len("2026"):
            parts.append(words.source_year.fill(year=source.published))
        elif source.published:
            parts.append(words.source_day.fill(date=self.day(date.fromisoformat(source.published))))
        parts.append(words.source_checked.fill(date=self.day(source.checked_on)))
        return self.list(parts)


class Page:
    """One page in one language. Templates call it for every text and link."""

    def __init__(self, voice: Voice, at: str) -> None:
        """`at`: the page's address inside its language, without slashes around it."""
        self.voice = voice
        self.language = voice.language
        self.locale = voice.catalogue.locales[voice.language]
        self._catalogue = voice.catalogue
        self._up = "../" * (at.count("/") + 1) if at else ""
        self._top = self._up + "../" * voice.catalogue.prefix(voice.language).count("/")
        self.borrowed: dict[str, None] = {}
        """Languages that lent a text to this page, in order."""

    def say(self, texts: Texts) -> Markup:
        """A plain text, escaped; marked when it is in another language than the page. Empty if nobody wrote it."""
        if texts is None:
            return Markup()
        found = texts.get(self.language)
        if found is not None:
            return escape(found)
        text = self._catalogue.required(texts, self.language)
        self.borrowed[text.language] = None
        return Markup('<span lang="{}" data-search-exclude>{}</span>').format(text.language, text.value)

    def rich(self, texts: Texts) -> Markup:
        """A Markdown text as clean HTML, marked like `say`."""
        text = self._catalogue.text(texts, self.language)
        if text is None:
            return Markup()
        html = Markup(markdown.to_html(text.value, self.inside))  # noqa: S704  cleaned by its maker
        if text.language == self.language:
            return html
        self.borrowed[text.language] = None
        return Markup('<div lang="{}" data-search-exclude>\n{}</div>').format(text.language, html)

    def mention(self, texts: Mapping[str, str]) -> Markup:
        """A title or term that a page names, with a note when it is in another language. The page borrows nothing."""
        text = self._catalogue.required(texts, self.language)
        if text.language == self.language:
            return escape(text.value)
        words = self.voice.words
        note = words.notice.mark.fill(language=words.language.names_in[text.language])
        made = Markup('<span data-search-exclude><span lang="{}">{}</span> ({})</span>')
        return made.format(text.language, text.value, note)

    def glance(self, practice: Practice) -> list[tuple[str, Markup | None]]:
        """Rows of a practice's table at a glance, by the name of their label; empty where nothing is known."""
        voice = self.voice
        return [
            ("years", voice.years(practice)),
            ("organiser", self.say(practice.organiser)),
            ("partners", self.say(practice.partners)),
            ("target_groups", voice.terms("target-groups", practice.target_groups)),
            ("branches", voice.terms("branches", practice.branches)),
            ("funder", self.say(practice.funder)),
            ("cost", self.say(practice.cost)),
            ("staff", self.say(practice.staff)),
            ("languages", voice.terms("languages", practice.languages)),
            ("type", voice.term("types", practice.type)),
            ("contact_unit", self.say(practice.contact_unit)),
        ]

    def card(self, practice: Practice) -> dict[str, Markup]:
        """What one needs to choose a practice, by name; what is not known is left out. Without title and summary."""
        voice, catalogue = self.voice, self._catalogue
        rows = {
            "place": voice.places_with_size(practice),
            "themes": voice.list([voice.name(catalogue.themes[theme]) for theme in practice.themes]),
            "years": voice.years(practice),
            "status": voice.status(practice),
            "languages": escape(", ".join(made.name for made in catalogue.guide.languages if made.id in practice.what)),
        }
        return {name: text for name, text in rows.items() if text}

    def answering(self, question: str) -> Sequence[Practice]:
        """Practices that help to answer a question."""
        return self._catalogue.answering(question)

    def law(self, ids: Sequence[str]) -> list[tuple[LegalStatement, str | None]]:
        """Statements of the law, each with the page that shows it in full."""
        return [(self._catalogue.law[id], self._catalogue.law_pages.get(id)) for id in ids]

    def link(self, page: str, anchor: str = "") -> str:
        """A relative address of another page in the same language."""
        return (self._up + (f"{page}/" if page else "") or "./") + (f"#{anchor}" if anchor else "")

    def asset(self, path: str) -> str:
        """A relative address of a file that all languages share; `path` is its place in `docs/`."""
        return self._top + self.voice.published(path)

    def inside(self, target: str) -> str:
        """A relative address for `/themes/housing/#housing-4`."""
        path, _, anchor = target.partition("#")
        return self.link(path.strip("/"), anchor)
