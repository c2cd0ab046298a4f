/** Another version of a worksheet beside one's own: question by question people see what differs, and choose. */

import { answer, answeredIds, answerTo, BLANK, isBlank, ownQuestions, setOwn } from "./model.mjs"

const PARTS = ["answer", "note", "responsible", "date"]

/** Every question that is answered or added in one of them. @returns {Difference[]} */
export function differences(mine, theirs) {
  const [here, there] = [mine, theirs].map(contents)
  return [...new Set([...here.keys(), ...there.keys()])].map((id) => {
    const [one, other] = [here.get(id), there.get(id)]
    const text = one?.text || other?.text ? { mine: one?.text ?? null, theirs: other?.text ?? null } : null
    return { id, kind: kindOf(one, other), mine: one?.answer ?? null, theirs: other?.answer ?? null, text }
  })
}

/**
 * Mine with what is only theirs, and with what was chosen.
 * @param {Record<string, "mine" | "theirs">} choices  by question; without a choice a conflict stays mine
 * @returns {Worksheet}  what comes from them counts as changed now, or an older version in another tab would win
 */
export function merge(mine, theirs, choices = {}, now = Date.now()) {
  const isTaken = ({ id, kind }) => (Object.hasOwn(choices, id) ? choices[id] : kind) === "theirs"
  return differences(mine, theirs).filter(isTaken).reduce((made, each) => take(made, each, now), mine)
}

/** Mine with theirs in place of everything. @returns {Worksheet} */
export function replace(mine, theirs, now = Date.now()) {
  const changes = differences(mine, theirs).filter(({ kind }) => kind !== "same")
  return changes.reduce((made, each) => take(made, each, now), mine)
}

/** Which parts of two answers differ. @returns {("answer" | "note" | "responsible" | "date")[]} */
export function differingParts(one, other) {
  return PARTS.filter((name) => (one ?? BLANK)[name] !== (other ?? BLANK)[name])
}

function take(worksheet, { id, theirs, text }, now) {
  const made = text ? setOwn(worksheet, id, text.theirs ?? "", now) : worksheet
  return answer(made, id, theirs ?? BLANK, now)
}

/** What stands in a worksheet, by question. */
function contents(worksheet) {
  const texts = new Map(ownQuestions(worksheet).map(({ id, text }) => [id, text]))
  const ids = new Set([...texts.keys(), ...answeredIds(worksheet)])
  return new Map([...ids].map((id) => [id, { text: texts.get(id) ?? null, answer: answered(worksheet, id) }]))
}

function answered(worksheet, id) {
  const found = answerTo(worksheet, id)
  return isBlank(found) ? null : found
}

function kindOf(mine, theirs) {
  if (!mine) return "theirs"
  if (!theirs) return "mine"
  return mine.text === theirs.text && !differingParts(mine.answer, theirs.answer).length ? "same" : "conflict"
}
