"""Models become fragments of pages. The templates in `overrides/fragments/` own the markup; this owns what they see."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from guide import markdown
from guide.catalogue import Catalogue, values
from guide.chapters import Marker
from guide.model import Municipality, Practice, Term, Theme
from guide.rules.context import group_id

Texts = Mapping[str, str] | None

TEXT_SECTIONS = ("what", "why", "results", "did_not_work", "transferable", "conditions", "first_steps")
"""Fields of a practice with a section of their own on its page, in this order."""

NOTICE_MARK = "<!-- language notice -->"
"""Where a practice page says that some of it is in another language; known only once the page is written."""

REDIRECT_SCRIPT = "assets/js/moved.js"


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents."""

    id: str
    title: str


@dataclass(frozen=True)
class Fragment:
    """A piece of HTML, and what a page around it needs to know."""

    html: str
    headings: list[Heading] = field(default_factory=list)


@dataclass(frozen=True)
class PracticePage(Fragment):
    """The whole body of a practice's page. Title and description are HTML-escaped already: themes print them raw."""

    title: str = ""
    description: str = ""
    searchable: bool = True
    """False when the page is not written in the reader's language: searching must not offer it as if it were."""


class Renderer:
    """Renders fragments in every language of a guide."""

    def __init__(
        self, catalogue: Catalogue, templates: Path, words: Mapping[str, Mapping[str, Any]], address: str
    ) -> None:
        """Take the folder of fragments, the interface's words by language, and the site's address with its last /."""
        self.catalogue = catalogue
        self.words = words
        self.address = address
        # StrictUndefined: a misspelt field must fail the build, not print nothing.
        self._templates = Environment(
            loader=FileSystemLoader(templates),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    @functools.cached_property
    def _practice_template(self) -> Template:
        return self._template("practice")

    def _template(self, name: str) -> Template:
        return self._templates.get_template(f"{name}.html")

    def prefix(self, language: str) -> str:
        """The part of addresses that names a language: empty for the default, else `sv/`."""
        return "" if language == self.catalogue.default_language else f"{language}/"

    def url(self, page: str, language: str) -> str:
        """The full address of a page."""
        return self.address + self.prefix(language) + (f"{page}/" if page else "")

    def language_links(self, page: str) -> list[tuple[str, str, str]]:
        """Id, name and path from the site's top of a page in every language."""
        return [
            (language.id, language.name, self.prefix(language.id) + (f"{page}/" if page else ""))
            for language in self.catalogue.guide.languages
        ]

    def translations(self, page: str) -> list[tuple[str, str]]:
        """Language and full address of every true translation of a page; those that only borrow text are left out."""
        return [(language, self.url(page, language)) for language in self.catalogue.translations(page)]

    def sitemap(self) -> Iterator[list[tuple[str, str]]]:
        """The translations of each page that has any."""
        return filter(None, map(self.translations, self.catalogue.pages))

    def title(self, id: str, language: str) -> str:
        """A practice's title for a page in a language, HTML-escaped."""
        return str(escape(self.catalogue.required(self.catalogue.practices[id].title, language).value))

    def practice(self, id: str, language: str) -> PracticePage:
        """The page of a practice."""
        catalogue, practice = self.catalogue, self.catalogue.practices[id]
        page = Page(self, f"practices/{id}", language)
        words = self.words[language]["practice"]
        missing = [name for name in TEXT_SECTIONS if getattr(practice, name) is None]
        html = self._practice_template.render(
            page=page,
            practice=practice,
            t=self.words[language],
            unknown=Markup('<span class="detail">{}</span>').format(self.words[language]["not_known"]),
            notice_mark=Markup(NOTICE_MARK),  # noqa: S704  a constant
            municipalities=[page.municipality(name) for name in practice.municipalities],
            themes=[catalogue.themes[theme] for theme in practice.themes],
            successor=catalogue.practices.get(practice.status.succeeded_by or ""),
            original_title=_original_title(practice, language),
            sections=TEXT_SECTIONS,
            missing=missing,
            questions=[(question, *catalogue.questions[question]) for question in practice.questions],
            licence=catalogue.terms["licences"][practice.licence],
            related=catalogue.related[id],
            **self._repository_links(practice, language),
        )
        title, summary = catalogue.required(practice.title, language), catalogue.required(practice.summary, language)
        page.see(title.language)
        notice = page.notice(wholly=title.language != language and practice.what.get(language) is None)
        shown = [name for name in TEXT_SECTIONS if name not in missing]
        sections = [
            ("at-a-glance", "at_a_glance"),
            *((_anchor(name), name) for name in shown),
            ("not-known", "unknown"),
        ]
        sections += [(name, name) for name in ("questions", "sources", "cite", "related")]
        return PracticePage(
            html.replace(NOTICE_MARK, notice, 1),
            [Heading(anchor, str(escape(words[name]))) for anchor, name in sections],
            str(escape(title.value)),
            str(escape(summary.value)) if summary.language == language else "",
            title.language == language,
        )

    def _repository_links(self, practice: Practice, language: str) -> dict[str, str]:
        repository = self.catalogue.guide.repository
        if repository is None:
            return {"edit_url": "", "report_url": ""}
        filled = {
            "file": self.catalogue.files[practice.id],
            "title": self.catalogue.required(practice.title, language).value,
            "address": self.url(f"practices/{practice.id}", language),
        }
        return {
            name: _filled(template, filled)
            for name, template in (("edit_url", repository.edit), ("report_url", repository.report))
        }

    def block(self, marker: Marker, at: str, language: str) -> Fragment:
        """What a chapter's marker asks for. `at`: the chapter's page. Raises KeyError for a marker no rule let pass."""
        page = Page(self, at, language)
        made = {
            "questions": self._questions,
            "theme": self._theme,
            "practices": self._practices,
            "checklists": self._checklists,
        }[marker.name](marker, page)
        return Fragment(page.notice() + made.html, made.headings)

    def fill(self, name: str, page: Page, **values: Any) -> str:
        """A template of the fragments folder, filled in for a page."""
        return self._template(name).render(page=page, t=self.words[page.language], **values)

    def _questions(self, marker: Marker, page: Page) -> Fragment:
        return Fragment(self.fill("questions", page, set=self.catalogue.question_sets[marker.value]))

    def _theme(self, marker: Marker, page: Page) -> Fragment:
        theme, words = self.catalogue.themes[marker.value], self.words[page.language]["theme"]
        html = self.fill("theme", page, theme=theme)
        given = [("objective", theme.objective), ("benefits", theme.benefits)]
        return Fragment(html, [Heading(name, str(escape(words[name]))) for name, value in given if value])

    def _checklists(self, _marker: Marker, page: Page) -> Fragment:
        themes = {theme.question_set: page.name(theme) for theme in self.catalogue.themes.values()}
        sets = [(made, themes.get(made.id, page.say(made.title))) for made in self.catalogue.question_sets.values()]
        html = self.fill("checklists", page, sets=sets)
        return Fragment(html, [Heading(made.id, str(page.say(made.title))) for made, _ in sets])

    def _practices(self, marker: Marker, page: Page) -> Fragment:
        facet, value = marker.pair
        if facet == "by":
            terms = self.catalogue.facet_terms(value)
            groups = [
                (group_id(value, id), page.name(term), self.catalogue.having(value, id)) for id, term in terms.items()
            ]
            everywhere = [practice for practice in self.catalogue.practices.values() if not values(practice, value)]
            if everywhere:
                groups.insert(0, (group_id(value, "national"), page.words["practice"]["national"], everywhere))
        else:
            listed = self.catalogue.having(facet, value) if facet else list(self.catalogue.practices.values())
            groups = [("", "", listed)]
        full = [group for group in groups if group[2] or not group[1]]
        empty = [(id, name) for id, name, practices in groups if name and not practices]
        html = self.fill("practices", page, groups=full, empty=empty, all_themes=self.catalogue.themes)
        return Fragment(html, [Heading(id, str(escape(name))) for id, name, _ in full if name])

    def chapter_notice(self, shown: str, language: str) -> str:
        """The notice over a chapter that is shown in another language than the reader's."""
        page = Page(self, "", language)
        page.see(shown)
        return page.notice(wholly=True)

    def moved(self, old: str, language: str) -> str:
        """The page at a retired address of a practice."""
        practice = self.catalogue.practices[self.catalogue.old_ids[old]]
        page = Page(self, f"practices/{old}", language)
        return self.fill(
            "moved",
            page,
            language=language,
            title=page.say(practice.title),
            target=page.link(f"practices/{practice.id}"),
            script="../" * (2 + len(self.prefix(language).split("/")) - 1) + REDIRECT_SCRIPT,
            address=self.url(f"practices/{practice.id}", language),
        )


class Page:
    """A page being written: speaks one language, knows where it stands, and notes which other languages it used."""

    def __init__(self, renderer: Renderer, at: str, language: str) -> None:
        """`at`: the page's address inside its language, without slashes around it."""
        self._renderer = renderer
        self._catalogue = renderer.catalogue
        self._up = "../" * (at.count("/") + 1) if at else ""
        self._seen: dict[str, None] = {}
        self.language = language
        self.words = renderer.words[language]

    def say(self, texts: Texts) -> Markup:
        """A plain text, escaped; marked when it is in another language than the page. Empty if nobody wrote it."""
        found = self._catalogue.text(texts, self.language)
        if found is None:
            return Markup("")
        if found.language == self.language:
            return escape(found.value)
        self.see(found.language)
        return Markup('<span lang="{}" data-search-exclude>{}</span>').format(found.language, found.value)

    def rich(self, texts: Texts) -> Markup:
        """A Markdown text as clean HTML, marked like `say`."""
        found = self._catalogue.text(texts, self.language)
        if found is None:
            return Markup("")
        html = Markup(markdown.to_html(found.value, self._inside))  # noqa: S704  cleaned by its maker
        if found.language == self.language:
            return html
        self.see(found.language)
        return Markup('<div lang="{}" data-search-exclude>\n{}</div>').format(found.language, html)

    def see(self, language: str) -> None:
        """Note that something on the page is in `language`."""
        if language != self.language:
            self._seen[language] = None

    def notice(self, *, wholly: bool = False) -> str:
        """The notice that (part of) the page is in other languages; empty when it is not."""
        if not self._seen:
            return ""
        names = [self.words["language"]["names_in"][language] for language in self._seen]
        *most, last = names
        listed = f"{', '.join(most)} {self.words['and']} {last}" if most else last
        return self._renderer.fill("notice", self, wholly=wholly, languages=listed)

    def name(self, term: Term | Municipality | Theme) -> str:
        """A vocabulary value's or theme's name in the page's language."""
        return self._catalogue.name(term, self.language)

    def term(self, vocabulary: str, id: str) -> str:
        """The name of a vocabulary's value."""
        return self.name(self._catalogue.terms[vocabulary][id])

    def municipality(self, id: str) -> SimpleNamespace:
        """A municipality with the names of its size class and language status."""
        place: Municipality = self._catalogue.terms["municipalities"][id]
        size, language = self.term("size-classes", place.size), self.term("language-statuses", place.language)
        return SimpleNamespace(name=self.name(place), size=size, language=language)

    def places(self, practice: Practice) -> str:
        """Where a practice is carried out, in a few words."""
        if practice.national:
            return str(self.words["practice"]["national"])
        return ", ".join(self.term("municipalities", id) for id in practice.municipalities)

    def answering(self, question: str) -> Sequence[Practice]:
        """Practices that help to answer a question."""
        return self._catalogue.answering(question)

    def link(self, page: str, anchor: str = "") -> str:
        """A relative address of another page in the same language."""
        return (self._up + (f"{page}/" if page else "") or "./") + (f"#{anchor}" if anchor else "")

    def _inside(self, target: str) -> str:
        path, _, anchor = target.partition("#")
        return self.link(path.strip("/"), anchor)

    def day(self, day: date) -> str:
        """A date as the page's language writes it."""
        month = self.words["months"][day.month - 1]
        return str(self.words["date"]).format(day=day.day, month=month, year=day.year)

    def published(self, published: str) -> str:
        """A year, or a day."""
        return published if len(published) == 4 else self.day(date.fromisoformat(published))

    def citation(self, practice: Practice) -> Markup:
        """How to name the page in a list of sources."""
        values = {
            "title": self.say(practice.title),
            "publisher": self.say(self._catalogue.guide.publisher),
            "address": self._renderer.url(f"practices/{practice.id}", self.language),
            "date": self.day(practice.status.checked_on),
        }
        return escape(self.words["practice"]["citation"]).format(**values)


def _original_title(practice: Practice, language: str) -> str:
    """The practice's own name, where the page's language calls it something else."""
    if practice.original == language:
        return ""
    original = practice.title[practice.original]
    return "" if practice.title.get(language, original) == original else original


def _anchor(name: str) -> str:
    return name.replace("_", "-")


def _filled(template: str, values: Mapping[str, str]) -> str:
    """An address with its places filled in; nothing a contributor wrote can end a part of it."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", quote(value, safe="/" if name == "file" else ""))
    return template
