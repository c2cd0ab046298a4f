/** A button beside each question that copies its permanent address. */

import { phrase } from "../phrase.mjs"

/** @param {HTMLElement} list  the `<question-list>` @param {(words: string) => void} tell */
export function offerCopies(list, tell) {
  const template = list.querySelector(".copy-template")
  for (const link of list.querySelectorAll(".question-set .question-link")) {
    const button = template.content.firstElementChild.cloneNode(true)
    button.ariaLabel = phrase(button.ariaLabel, { number: link.textContent })
    link.after(button)
  }
  list.addEventListener("click", async ({ target }) => {
    const button = target.closest(".question-copy")
    if (!button) return
    const { href, textContent: number } = button.previousElementSibling
    tell("") // so that the same words are said again
    try {
      await navigator.clipboard.writeText(href)
      tell(phrase(template.dataset.copied, { number }))
    } catch {
      tell(phrase(template.dataset.refused, { address: href }))
    }
  })
}
