/** What a worksheet is for. Only the questions of its purpose are in view, until somebody wants to see them all. */

import { phrase } from "../phrase.mjs"
import { answerTo, isBlank } from "./model.mjs"

const QUESTIONS = ".question-set .question-list > li"

/**
 * Null for all questions: also when this guide does not know the purpose.
 * @param {Worksheet | undefined} worksheet
 * @returns {{title: string, ids: Set<string>} | null}
 */
export function purposeOf(worksheet) {
  const from = worksheet?.from
  const option = from && [...document.querySelectorAll(".purposes option")].find(({ value }) => value === from)
  if (!option) return null
  const named = new Set(option.dataset.questions.split(" "))
  const isNamed = (item) => named.has(item.id) || named.has(item.closest(".question-set").dataset.set)
  const items = [...document.querySelectorAll(QUESTIONS)].filter(isNamed)
  return { title: option.label, ids: new Set(items.map(({ id }) => id)) }
}

/** Whether a question is handed on with a worksheet: those of its purpose, and others that are answered. */
export function belongs(worksheet, purpose, id) {
  return !purpose || purpose.ids.has(id) || !isBlank(answerTo(worksheet, id))
}

/** Sets the questions of other purposes aside. @param {HTMLElement} line  with the box for all @param list  around it */
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
