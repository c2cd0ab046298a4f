/** Only the questions of a worksheet's purpose are in view, until somebody wants to see them all. */

import { phrase } from "../phrase.mjs"
import { belongs, purposeOf, QUESTIONS } from "./purpose.mjs"

/** @param {HTMLElement} line  with the box for all @param list  the `<question-list>` around it @param {Store} store */
export function follow(line, list, store) {
  const box = line.querySelector("input")
  let worksheet
  let purpose = null

  const isKept = (id) => !purpose || purpose.ids.has(id)
  const show = (isIn = isKept) => {
    for (const item of list.querySelectorAll(QUESTIONS)) item.toggleAttribute("data-aside", !isIn(item.id))
    list.toggleAttribute("data-all", box.checked)
  }
  const look = () => {
    const { current } = store
    if (current?.id === worksheet?.id && current?.from === worksheet?.from) return
    worksheet = current
    purpose = purposeOf(worksheet)
    box.checked = false
    line.hidden = !purpose
    line.querySelector(".purpose-only").textContent = purpose ? phrase(line.dataset.only, { purpose: purpose.title }) : ""
    show()
  }
  /** Who comes for a question that is set aside sees it. */
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1))
    if (!target || !list.contains(target) || target.getClientRects().length) return
    box.checked = true
    show()
    target.scrollIntoView()
  }
  /** Paper holds what was answered beside the purpose, but for a form to fill in by hand. */
  const print = () => {
    if (document.documentElement.dataset.print !== "empty") show((id) => belongs(store.current, purpose, id))
  }

  box.addEventListener("change", () => show())
  store.addEventListener("change", look)
  addEventListener("hashchange", reveal)
  addEventListener("beforeprint", print)
  addEventListener("afterprint", () => show())
  look()
  reveal()
}
