"""No published address dies: what stands in the register is still there, or leads on (house rule)."""

from __future__ import annotations

from collections.abc import Iterator

from guide.addresses import REGISTER, split
from guide.problem import Problem
from guide.rules.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Yield one problem per published page or anchor that nothing answers any more."""
    for line, address in enumerate(context.published, 1):
        page, anchor = split(address)
        if page not in context.anchors:
            code = "address-practice-gone" if page.startswith("practices/") else "address-page-gone"
            yield Problem.at(REGISTER, line, code, address=address, id=page.rpartition("/")[2])
        elif anchor and anchor not in context.anchors[page]:
            yield Problem.at(REGISTER, line, "address-anchor-gone", address=address, anchor=anchor)
