/** A list on paper, which has no fields: what stands in them is laid below each question, while it is printed. */

import { written } from "./days.mjs"
import { writeFooter } from "./footer.mjs"

/** @param {HTMLElement} list @param {Map<string, Answer>} answers  by question */
export function layPaper(list, answers) {
  clear(list)
  writeFooter(list.querySelector(".answering-paper").textContent)
  const paper = list.querySelector(".paper-template").content
  for (const fieldset of list.querySelectorAll(".answer")) {
    const answer = answers.get(fieldset.dataset.question)
    fieldset.append(paper.cloneNode(true))
    for (const part of fieldset.querySelectorAll("[data-paper]")) {
      const text = answer[part.dataset.paper]
      part.textContent = part.dataset.paper === "date" ? written(text, list.dataset.locale) : text
    }
  }
}

export function clearPaper(list) {
  delete document.documentElement.dataset.print
  clear(list)
}

function clear(list) {
  for (const paper of list.querySelectorAll(".answer-paper")) paper.remove()
}
