/** What a worksheet is for, and which questions belong to that. */

import { answerTo, isBlank } from "./model.mjs"

export const QUESTIONS = ".question-set .question-list > li"

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
