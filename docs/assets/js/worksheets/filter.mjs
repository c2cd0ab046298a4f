/** Which questions are in view: all of them, or those still to be worked on. */

import { phrase } from "../phrase.mjs"
import { today } from "./days.mjs"
import { answerTo, isOpen, isOverdue } from "./model.mjs"

const NOTHING = { answers: {} }
const SECTIONS = ".checklist, .retired"
const PARTS = `${SECTIONS}, h3:has(+ .question-list), .question-list, .question-list > li`

/** @type {Record<string, (answer: Answer, today: string) => boolean>} */
const KINDS = {
  all: () => true,
  unanswered: ({ answer }) => !answer,
  open: isOpen,
  overdue: isOverdue,
}

/** Questions, lists and sections that come or go at a time. */
const SLICE = 10

/**
 * A question that gets an answer stays until somebody chooses anew, so that nothing moves under people's hands.
 * @param {HTMLElement} part  with the choice @param list  the `<question-list>` around it @param {Store} store
 */
export function follow(part, list, store) {
  const status = part.querySelector("[role=status]")
  const own = list.querySelector(".own")
  const guides = [...list.querySelectorAll(PARTS)].filter((each) => !own?.contains(each)) // they stay, own ones change
  const questions = guides.filter(isQuestion)
  let before = store.current?.id
  let turn = 0

  /** How many there will be is told in the next frame; whatever comes and goes follows. */
  const choose = () => {
    list.keep()
    const kind = part.querySelector(":checked").value
    const worksheet = store.current ?? NOTHING
    const day = today()
    const ownParts = [...(own?.querySelectorAll(PARTS) ?? [])]
    const items = [...questions, ...ownParts.filter(isQuestion)]
    const left = new Set(items.filter(({ id }) => KINDS[kind](answerTo(worksheet, id), day)))
    const inView = items.filter((item) => !isAside(item))
    const count = inView.filter((item) => left.has(item)).length
    status.textContent = kind === "all" ? "" : phrase(part.dataset.counted, { count, total: inView.length })
    turn += 1
    const current = turn
    soon(() => {
      if (current !== turn) return
      const parts = [...guides, ...ownParts]
      const around = kind === "all" ? parts : [...left].filter((item) => !isAside(item)).flatMap(aroundOf)
      const shown = new Set([...left, ...around])
      const changing = parts.filter((each) => each.hasAttribute("data-filtered") === shown.has(each))
      show(changing.map((each) => [each, shown.has(each)]), current)
    })
  }

  /** From the first to the last, in each frame as many as it has time for, so that no key finds any of them undone. */
  const show = (changing, current) => {
    if (current !== turn) return
    for (const [each, isShown] of changing.slice(0, SLICE)) each.toggleAttribute("data-filtered", !isShown)
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
    turn += 1 // all at once, so that nothing pushes it out of view later
    for (const each of list.querySelectorAll("[data-filtered]")) each.removeAttribute("data-filtered")
    target.scrollIntoView()
  }

  list.addEventListener("change", ({ target }) => target.closest(".filtering, .purpose-line") && choose())
  store.addEventListener("change", look)
  addEventListener("hashchange", reveal)
  choose()
}

function isQuestion(part) {
  return part.matches("li")
}

/** In the frame after the next: what is in the page by now is painted first. */
function soon(act) {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

/** What comes and goes with a question: its list, the heading over that, and the section. */
function aroundOf({ parentElement: questions }) {
  const heading = questions.previousElementSibling
  return [questions, heading?.matches("h3") && heading, questions.closest(SECTIONS)].filter(Boolean)
}
