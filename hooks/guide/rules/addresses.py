"""No published address dies: what stands in the register is still there, or leads on (house rule)."""

from __future__ import annotations

from collections.abc import Iterator

from guide.addresses import REGISTER, join, split
from guide.problem import Problem
from guide.rules.context import SECTIONS, Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per published page or anchor that nothing answers any more."""
    gone = set()
    for line, address in enumerate(context.published, 1):
        page, anchor = split(address)
        if page in gone or not context.is_dead(page, anchor):
            continue
        if page not in context.anchors:
            gone.add(page)  # its anchors go with it and need no line each
            was_practice = join(page, SECTIONS[0]) in context.published
            code = "address-practice-gone" if was_practice else "address-page-gone"
            yield Problem.at(REGISTER, line, code, address=address, id=page.rpartition("/")[2])
        else:
            yield Problem.at(REGISTER, line, "address-anchor-gone", address=address, anchor=anchor)
