"""Walking through a page with Tab: where the keyboard stops, and what a reader sees of it there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page

MOST = 600
"""Keys, before it counts as a trap. A date is several stops in one element."""

LEARN = """() => {
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = (colour) => {
    const [red, green, blue] = parts(colour).map(channel)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
    return (bright + 0.05) / (dark + 0.05)
  }
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if ((parts(backgroundColor)[3] ?? 1) > 0) return backgroundColor
    }
    return "rgb(255, 255, 255)"
  }
  const isSeen = (element) => {
    for (const box of element.getClientRects()) {
      for (const across of [0.05, 0.3, 0.5, 0.7, 0.95]) {
        for (const down of [0.1, 0.5, 0.9]) {
          const hit = document.elementFromPoint(box.left + across * box.width, box.top + down * box.height)
          if (hit && (element.contains(hit) || (hit.contains(element) && hit.matches("label, li, p")))) return true
        }
      }
    }
    return false
  }
  const ring = (element) => {
    if (element instanceof SVGElement) {
      const { stroke, strokeWidth } = getComputedStyle(element.querySelector("rect")) // the picture of regions
      return parseFloat(strokeWidth) < 4 ? 0 : contrast(stroke, ground(element.closest("svg").parentElement))
    }
    const style = getComputedStyle(element)
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return 0
    const isInside = parseFloat(style.outlineOffset) < 0
    return contrast(style.outlineColor, ground(isInside ? element : element.parentElement))
  }
  const described = (element) => element.outerHTML.slice(0, 120)
  const reachable = () => {
    const all = "a[href], button, input, select, textarea, summary, [tabindex='0'], audio, video"
    return [...document.querySelectorAll(all)].filter((element) => {
      const isOther = element.type === "radio" // of a group one is a stop, and arrows lead to the others
      const isShown = element.checkVisibility({ visibilityProperty: true })
      return isShown && !element.disabled && !isOther && element.tabIndex >= 0
    })
  }
  window.stop = () => {
    const element = document.activeElement
    if (element === document.body || visited.has(element)) return null
    visited.add(element)
    return { what: described(element), isSeen: isSeen(element), ring: ring(element) }
  }
  window.visited = new Set()
  window.missed = () => reachable().filter((element) => !visited.has(element)).map(described)
  document.body.dataset.mdColorSwitching = "" // no transitions
}"""


def stops(tab: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Every element that the keyboard comes to, until it leaves the page or is where it was before."""
    tab.evaluate(LEARN)
    for _ in range(MOST):
        tab.keyboard.press(key)
        stop = tab.evaluate("stop()")
        if stop:
            yield stop
        elif tab.evaluate("document.activeElement === document.body"):
            return


def faults(tab: Page, key: str = "Tab") -> list[str]:
    """What is wrong on the way through a page."""
    told = []
    for stop in stops(tab, key):
        if not stop["isSeen"]:
            told.append(f"not seen: {stop['what']}")
        if stop["ring"] < 3:
            told.append(f"focus shows with {stop['ring']:.1f}:1: {stop['what']}")
    if tab.evaluate("document.activeElement !== document.body"):
        told.append("the way does not lead out of the page")
    return told + [f"not reached: {what}" for what in tab.evaluate("missed()")]


def reach(tab: Page, aim: Locator, key: str = "Tab", most: int = 30) -> None:
    """Press a key until the keyboard is at one of what `aim` finds. Where it comes to, readers see it."""
    aim.evaluate_all("all => { window.aims = all }")
    for _ in range(most):
        if tab.evaluate("aims.includes(document.activeElement)"):
            break
        tab.keyboard.press(key)
    else:
        here = tab.evaluate(
            "aims.includes(document.activeElement) ? '' : document.activeElement.outerHTML.slice(0, 120)"
        )
        assert not here, f"after {key} × {most} focus is not at {aim} but at {here}"
    tab.evaluate(LEARN)
    stop = tab.evaluate("stop()")
    assert stop["isSeen"], f"not seen: {stop['what']}"
    assert stop["ring"] >= 3, f"focus shows with {stop['ring']:.1f}:1: {stop['what']}"
