"""A page for each practice. The files are virtual: nothing is written into docs/, or `serve` would build for ever."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from guide.pages import Pages
from guide.render import Renderer


class PracticePage(Page):
    """A page whose body comes from the renderer. Contributors' text never meets the site's own Markdown."""

    def __init__(self, id: str, title: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(title, file, config)
        self.id = id

    def read_source(self, config: MkDocsConfig) -> None:
        pages: Pages = config.extra["pages"]
        made = pages.practice(self.id, str(config.theme["language"]))
        self.markdown = ""
        self.meta = {"description": made.description}
        self.content, self.title = made.html, made.title
        top = AnchorLink(made.title, "content", 1)
        top.children = [AnchorLink(heading.title, heading.id, 2) for heading in made.headings]
        self.toc = TableOfContents([top])
        self.present_anchor_ids = {"content", *(heading.id for heading in made.headings)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Rendered already."""


@event_priority(-200)  # after static-i18n, which would make three more files of each
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a file for each practice. They stay out of the navigation, where each would stand on every page."""
    renderer: Renderer = config.extra["guide"]
    language = str(config.theme["language"])
    for id in renderer.catalogue.practices:
        uri = f"practices/{id}.md"
        destination = f"{renderer.prefix(language)}practices/{id}/index.html"
        file = File(uri, None, config.site_dir, True, dest_uri=destination, inclusion=InclusionLevel.NOT_IN_NAV)
        file.generated_by, file.content_string = "practices", ""
        PracticePage(id, renderer.title(id, language), file, config)
        files.append(file)
    return files


@event_priority(-200)
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Breadcrumbs lead from a practice to the list; previous and next follow the list's order."""
    index = files.get_file_from_path("practices/index.md")
    pages = [file.page for file in files if isinstance(file.page, PracticePage)]
    for page, before, after in zip(pages, [None, *pages], [*pages[1:], None], strict=False):
        page.parent = index.page.parent if index and index.page else None
        page.previous_page, page.next_page = before, after
