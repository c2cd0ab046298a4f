/**
 * A list on paper, which has no fields: what stands in them is laid below each question while it is printed. Fetched when
 * there is a worksheet, or somebody prints.
 */

import { written } from "./days.mjs"
import { writeFooter } from "./footer.mjs"
import { answerTo, BLANK } from "./model.mjs"

const followed = new WeakSet()

/** @param {HTMLElement} part  the line with the page's address @param list  the `<question-list>` around it */
export function follow(part, list, store) {
  if (followed.has(list)) return
  followed.add(list)
  addEventListener("beforeprint", () => {
    list.keep()
    clear(list)
    writeFooter(part.textContent)
    lay(list, store.current)
  })
  addEventListener("afterprint", () => {
    delete document.documentElement.dataset.print
    clear(list)
  })
}

function lay(list, worksheet) {
  const paper = list.querySelector(".paper-template").content
  for (const fieldset of list.querySelectorAll(".answer")) {
    const answer = worksheet ? answerTo(worksheet, fieldset.dataset.question) : BLANK
    fieldset.append(paper.cloneNode(true))
    for (const part of fieldset.querySelectorAll("[data-paper]")) {
      const text = answer[part.dataset.paper]
      part.textContent = part.dataset.paper === "date" ? written(text, list.dataset.locale) : text
    }
  }
}

function clear(list) {
  for (const paper of list.querySelectorAll(".answer-paper")) paper.remove()
}
