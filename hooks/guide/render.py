"""Models become fragments of pages. The templates in `overrides/fragments/` own the markup; this owns what they see."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from guide.blocks import BLOCKS
from guide.catalogue import Catalogue
from guide.chapters import Marker
from guide.model import Practice, Source
from guide.page import TEXT_SECTIONS, Page, Voice
from guide.policy import guarded
from guide.review import Review, of_practice

_NOTICE = "<!-- language notice -->"
"""Where a practice page says that some of it is in another language; known only once the page is written."""

_REDIRECT_SCRIPT = "assets/js/moved.js"


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents; the title is HTML."""

    id: str
    title: str


@dataclass(frozen=True)
class Fragment:
    """A piece of HTML, and what the page around it needs to know."""

    html: str
    headings: list[Heading]
    borrowed: list[str]
    """Languages of texts that are not in the page's own."""


@dataclass(frozen=True)
class PracticePage:
    """The whole body of a practice's page. Title and description are HTML-escaped: themes print them raw."""

    html: str
    headings: list[Heading]
    title: str
    description: str


class Renderer:
    """Renders fragments in every language of a guide."""

    def __init__(
        self,
        catalogue: Catalogue,
        templates: Path,
        words: Mapping[str, Any],
        address: str,
        published: Callable[[str], str] = str,
    ) -> None:
        """Take the folder of fragments, the interface's words by language, the site's address with its last /.

        `published`: where on the site a file of `docs/` goes.
        """
        self.words = words
        self.address = address
        self._published = published
        self._tell(catalogue)
        # StrictUndefined: a misspelt field must fail the build, not print nothing.
        self._templates = Environment(
            loader=FileSystemLoader(templates),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def telling(self, catalogue: Catalogue) -> Renderer:
        """The same words and templates for another state of the guide's practices."""
        made = copy.copy(self)
        made._tell(catalogue)  # noqa: SLF001  its own
        return made

    def _tell(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.voices = {
            language: Voice(catalogue, language, self.words[language], self._published)
            for language in catalogue.languages
        }

    def _fill(self, name: str, page: Page, **given: Any) -> str:
        voice = page.voice
        return self._templates.get_template(f"{name}.html").render(page=page, voice=voice, t=voice.words, **given)

    def prefix(self, language: str) -> str:
        """The part of addresses that names a language: empty for the default, else `sv/`."""
        return self.catalogue.prefix(language)

    def at(self, path: str, language: str) -> str:
        """A page's address inside its language, for its path from the site's top."""
        return path.removeprefix(self.prefix(language)).strip("/")

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

    def notice(self, borrowed: Iterable[str], language: str, *, wholly: bool = False) -> str:
        """Says in the reader's language that (part of) a page is in others; empty when it is not."""
        page = Page(self.voices[language], "")
        words = self.words[language]
        names = [words.language.names_in[name] for name in borrowed]
        if not names:
            return ""
        *most, last = names
        listed = Markup("{} {} {}").format(", ".join(most), getattr(words, "and"), last) if most else last
        return self._fill("notice", page, wholly=wholly, languages=listed)

    def told_of(self, id: str) -> tuple[object, ...]:
        """All that a practice's page tells of any practice: when none of this has changed, the page has not."""
        catalogue, practice = self.catalogue, self.catalogue.practices[id]
        others = [catalogue.practices.get(practice.status.succeeded_by or ""), *catalogue.related[id]]
        named = [(other.id, other.title) if other else None for other in others]
        overdue = of_practice(practice, catalogue.guide.review_months).is_overdue
        return practice.model_dump_json(), catalogue.files[id], named, overdue

    def practice(self, id: str, language: str) -> PracticePage:
        """The page of a practice. Of other practices its template sees what `told_of` names."""
        catalogue, practice = self.catalogue, self.catalogue.practices[id]
        page = Page(self.voices[language], f"practices/{id}")
        words = self.words[language].practice
        missing = [name for name in TEXT_SECTIONS if getattr(practice, name) is None]
        sections = [
            (name.replace("_", "-"), words[name], page.rich(getattr(practice, name)))
            for name in TEXT_SECTIONS
            if name not in missing
        ]
        asked = [(question, *catalogue.questions[question]) for question in practice.questions]
        successor = catalogue.practices.get(practice.status.succeeded_by or "")
        html = self._fill(
            "practice",
            page,
            practice=practice,
            sources=practice.sources,
            rows=page.glance(practice),
            original_title=_original_title(practice, language),
            themes=[catalogue.themes[theme] for theme in practice.themes],
            successor=self._named(successor, page) if successor else None,
            sections=sections,
            missing=[(name.replace("_", "-"), words[name]) for name in missing],
            questions=[(page.link(set.page, name), page.say(question.text)) for name, set, question in asked],
            licence=catalogue.terms["licences"][practice.licence],
            related=[self._named(other, page) for other in catalogue.related[id]],
            publisher=catalogue.guide.publisher,
            address=self.url(page=f"practices/{id}", language=language),
            notice=Markup(_NOTICE),  # noqa: S704  a constant
            **self._repository_links(practice, language),
        )
        title, summary = catalogue.required(practice.title, language), catalogue.required(practice.summary, language)
        review = of_practice(practice, catalogue.guide.review_months)
        notice = self._overdue(page, review, self.words[language].review.practice_overdue)
        notice += self.notice(page.borrowed, language, wholly=not {language} & {title.language, *practice.what})
        headings = [("at-a-glance", words.at_a_glance), *((anchor, label) for anchor, label, _ in sections)]
        headings += [("not-known", words.unknown)]
        headings += [(name, words[name]) for name in ("questions", "sources", "cite", "related")]
        return PracticePage(
            html.replace(_NOTICE, notice, 1),
            [Heading(anchor, label) for anchor, label in headings],
            str(escape(title.value)),
            str(escape(summary.value)) if summary.language == language else "",
        )

    def _named(self, practice: Practice, page: Page) -> tuple[str, Markup]:
        return page.link(f"practices/{practice.id}"), page.mention(practice.title)

    def _repository_links(self, practice: Practice, language: str) -> dict[str, str]:
        repository = self.catalogue.guide.repository
        if repository is None:
            return {"edit_url": "", "report_url": ""}
        filled = {
            "file": self.catalogue.files[practice.id],
            "title": self.catalogue.required(practice.title, language).value,
            "address": self.url(f"practices/{practice.id}", language),
        }
        return {"edit_url": _filled(repository.edit, filled), "report_url": _filled(repository.report, filled)}

    def practice_sources(self) -> str:
        """JSON: for each practice its sources, each a title and an address, which is null where there is none."""
        practices = self.catalogue.practices.values()
        listed = {made.id: [(_source_title(source), source.url) for source in made.sources] for made in practices}
        return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))

    def block(self, marker: Marker, at: str, language: str) -> Fragment:
        """What a chapter's marker asks for. `at`: the chapter's page. Raises KeyError for a marker no rule let pass."""
        page = Page(self.voices[language], at)
        template, given, headings = BLOCKS[marker.name](self.catalogue, page, marker)
        html = self._fill(template, page, **given)
        return Fragment(html, [Heading(id, title) for id, title in headings], list(page.borrowed))

    def explained(self, html: str, at: str, language: str) -> str:
        """A chapter with its terms explained where they first stand: links into the glossary get the definition."""
        glossary = self.catalogue.glossary_page
        if glossary is None or at == glossary:
            return html
        page, seen = Page(self.voices[language], at), set[str]()

        def explain(match: re.Match[str]) -> str:
            term = self.catalogue.glossary.get(match["id"])
            if term is None or match["id"] in seen:
                return match[0]
            seen.add(match["id"])
            return match[0] + self._fill("explain", page, term=term)

        return re.sub(rf'<a href="{re.escape(page.link(glossary))}#(?P<id>[\w-]+)">.*?</a>', explain, html)

    def reviewed(self, at: str, language: str) -> tuple[str, str]:
        """What stands over a chapter (a pending reform, an overdue review), and the line on its review at its foot."""
        page = Page(self.voices[language], at)
        pending = [(made, self.catalogue.law_pages.get(made.id)) for made in self.catalogue.pending.get(at, [])]
        over = self._fill("pending", page, pending=pending) if pending else ""
        review = self.catalogue.reviews.get(at)
        if review is None:
            return over, ""
        over += self._overdue(page, review, page.voice.words.review.overdue)
        return over, self._fill("reviewed", page, review=review, reporting=self.catalogue.guide.reporting)

    def _overdue(self, page: Page, review: Review, words: Markup) -> str:
        return self._fill("overdue", page, review=review, words=words) if review.is_overdue else ""

    def search_panel(self, language: str) -> str:
        """The search dialog, which stands beside the search page and is fetched when somebody wants to search."""
        return self._fill("panel", Page(self.voices[language], "search"))

    def moved(self, old: str, language: str) -> str:
        """The page at a retired address of a practice."""
        practice = self.catalogue.practices[self.catalogue.old_ids[old]]
        page = Page(self.voices[language], f"practices/{old}")
        html = self._fill(
            "moved",
            page,
            practice=practice,
            target=page.link(f"practices/{practice.id}"),
            script=page.asset(_REDIRECT_SCRIPT),
            address=self.url(f"practices/{practice.id}", language),
        )
        return guarded(html)


def _source_title(source: Source) -> str:
    return f"{source.title}. {source.publisher}" if source.publisher else source.title


def _original_title(practice: Practice, language: str) -> str:
    """The practice's own name, where the page's language calls it something else."""
    original = practice.title[practice.original]
    return "" if practice.title.get(language, original) == original else original


def _filled(template: str, filled: Mapping[str, str]) -> str:
    """An address with its places filled in; nothing a contributor wrote can end a part of it."""
    for name, value in filled.items():
        template = template.replace(f"{{{name}}}", quote(value, safe="/" if name == "file" else ""))
    return template
