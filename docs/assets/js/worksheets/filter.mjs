/** Which questions are in view: all of them, or those still to be worked on. */

import { phrase } from "../phrase.mjs"
import { today } from "./days.mjs"
import { answerTo, isOpen, isOverdue } from "./model.mjs"

const NOTHING = { answers: {} }

/** @type {Record<string, (answer: Answer, today: string) => boolean>} */
const KINDS = {
  all: () => true,
  unanswered: ({ answer }) => !answer,
  open: isOpen,
  overdue: isOverdue,
}

/** Questions whose place in view changes in one frame. */
const SLICE = 20

/**
 * A question that gets an answer stays until somebody chooses anew, so that nothing moves under people's hands.
 * @param {HTMLElement} part  with the choice @param list  the `<question-list>` around it @param {Store} store
 */
export function follow(part, list, store) {
  const status = part.querySelector("[role=status]")
  const lists = [...list.querySelectorAll(".question-list")]
  const sections = [...list.querySelectorAll(".checklist, .retired")]
  let before = store.current?.id
  let turn = 0

  const choose = () => {
    list.keep()
    const kind = part.querySelector(":checked").value
    const worksheet = store.current ?? NOTHING
    const day = today()
    const items = lists.flatMap((each) => [...each.children])
    const left = new Set(items.filter(({ id }) => KINDS[kind](answerTo(worksheet, id), day)))
    const inView = items.filter((item) => !isAside(item))
    const count = inView.filter((item) => left.has(item)).length
    const isEmpty = (each) => kind !== "all" && ![...each.children].some((item) => left.has(item) && !isAside(item))
    const full = new Set(lists.filter((each) => !isEmpty(each)))
    for (const each of lists) {
      for (const one of [each, headingOf(each)]) one?.toggleAttribute("data-filtered", !full.has(each))
    }
    for (const section of sections) {
      section.toggleAttribute("data-filtered", ![...full].some((each) => section.contains(each)))
    }
    turn += 1
    const isChanging = (item) => item.hasAttribute("data-filtered") === left.has(item)
    show(items.filter(isChanging).map((item) => [item, left.has(item)]), turn)
    status.textContent = kind === "all" ? "" : phrase(part.dataset.counted, { count, total: inView.length })
  }

  /** From the first to the last, as many as there is time for in each frame. */
  const show = (changing, current) => {
    if (current !== turn) return
    for (const [item, isLeft] of changing.slice(0, SLICE)) item.toggleAttribute("data-filtered", !isLeft)
    if (changing.length > SLICE) requestAnimationFrame(() => show(changing.slice(SLICE), current))
  }

  /** A question of another purpose. */
  const isAside = (item) => item.hasAttribute("data-aside") && !list.hasAttribute("data-all")

  const reset = () => {
    part.querySelector("[value=all]").checked = true
    choose()
  }

  const look = () => {
    const id = store.current?.id
    if (before && id !== before) reset()
    before = id
  }

  /** Who comes for a question that is not in view sees it. */
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1))
    if (!target?.closest("[data-filtered]")) return
    reset()
    target.removeAttribute("data-filtered") // not in a later frame
    target.scrollIntoView()
  }

  list.addEventListener("change", ({ target }) => target.closest(".filtering, .purpose-line") && choose())
  store.addEventListener("change", look)
  addEventListener("hashchange", reveal)
  choose()
}

/** The heading of a group of questions. */
function headingOf({ previousElementSibling: before }) {
  return before?.matches("h3") ? before : null
}
