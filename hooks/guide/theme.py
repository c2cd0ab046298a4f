"""What of the theme (Material for MkDocs) the guide does without."""

from __future__ import annotations

import re

UNUSED = re.compile(
    "|".join(
        [
            # what the guide's Markdown cannot say
            "admonition(-title)?|abstract|bug|danger|example|failure|info|note|question|quote|success|tip|warning",
            "arithmatex|critic|emojione|footnote.*|gemoji|giscus|grid|headerlink|highlight.*|katex-html|keys",
            "lineno.*|mermaid|tabbed-.*|task-list-.*|twemoji",
            # parts of pages that it does without, or has others for
            "md-(annotation|author|banner|button|clipboard|code|consent|draft|feedback|input|meta|option)([-_].*)?",
            "md-(pagination|pin|post|profile|progress|search|select|social|source|status|tabs|tags?)([-_].*)?",
            "md-(top|version)([-_].*)?|md-content(--post|__button)|md-header(--lifted|__option|__source)",
            "md-nav(--(integrated|lifted|primary)|__(button|container|icon|source|toggle)|__item--.*)",
            "md-sidebar--(post|primary)",
            # what the theme's script makes or moves
            "md-(dialog|overlay|toggle|tooltip2?)([-_].*)?|md-(sidebar|typeset)__.*|md-header(--shadow|__title--active)",
            "md-nav__link--.*|data-md-(scrolllock|toggle)",
            # colours that nobody can choose; and while they change, all of a page need not be looked at twice
            "data-md-color-(accent|primary|switching)",
        ]
    )
)
"""Classes of the theme that stand on no page, and attributes that change nothing."""
