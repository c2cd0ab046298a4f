/** A worksheet without blank parts, as it is handed on. */

import { answeredIds, ownQuestions } from "./model.mjs"

/** @param {Worksheet} worksheet @returns {Worksheet} */
export function compact(worksheet) {
  const answers = answeredIds(worksheet).map((id) => [id, worksheet.answers[id]])
  return { ...worksheet, own: ownQuestions(worksheet), answers: Object.fromEntries(answers) }
}
