/** A worksheet: a group's answers to key questions. The types are in types.mjs. */

export const CHOICES = ["yes", "partly", "not-yet", "not-relevant"]

/** Most letters of a text, most things of a kind. */
export const LIMITS = {
  name: 200,
  note: 5000,
  responsible: 300,
  question: 1000,
  own: 500,
  answers: 2500,
  worksheets: 200,
}

export const BLANK = Object.freeze({ answer: null, note: "", responsible: "", date: "", changed: "" })

/** No question of a guide has such an id: its last part is a short number. */
const OWN = /^own-[0-9a-z]{17}$/

/** What no document can hold: control characters but tab and line feed, halves of characters. */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu

/** Text as it is kept. */
export function plain(text, most) {
  return text.replace(/\r\n?/g, "\n").replace(UNPRINTABLE, "").slice(0, most).replace(/\p{Cs}$/u, "")
}

/** @returns {Worksheet} */
export function create(name, { from = null, now = Date.now() } = {}) {
  const changed = later(null, now)
  const id = newId("sheet", now)
  return { id, name: plain(name, LIMITS.name), created: changed, changed, from, own: [], answers: {} }
}

/** @param {Partial<Answer>} given  the parts to change */
export function answer(worksheet, id, given, now = Date.now()) {
  const before = answerTo(worksheet, id)
  const after = { ...before, ...given, changed: later(before.changed, now) }
  for (const part of ["note", "responsible"]) after[part] = plain(after[part], LIMITS[part])
  return { ...worksheet, answers: { ...worksheet.answers, [id]: after } }
}

export function answerTo({ answers }, id) {
  return Object.hasOwn(answers, id) ? answers[id] : BLANK
}

export function isBlank({ answer, note, responsible, date }) {
  return !(answer || note || responsible || date)
}

export function rename(worksheet, name, now = Date.now()) {
  return { ...worksheet, name: plain(name, LIMITS.name), changed: later(worksheet.changed, now) }
}

/** Own questions keep their ids, so that the two can be compared. */
export function duplicate(worksheet, name, now = Date.now()) {
  const { from, own, answers } = worksheet
  return { ...create(name, { from, now }), own, answers }
}

/** The question added is the last of `own`. */
export function addOwn(worksheet, text, now = Date.now()) {
  return setOwn(worksheet, newId("own", now), text, now)
}

/** Word an own question anew, or bring back one that was taken away. */
export function setOwn(worksheet, id, text, now = Date.now()) {
  const before = worksheet.own.find((question) => question.id === id)
  const after = { id, text: plain(text, LIMITS.question), changed: later(before?.changed, now) }
  const own = worksheet.own.map((question) => (question === before ? after : question))
  return { ...worksheet, own: before ? own : [...own, after] }
}

/** Take away an own question and its answer. To undo: `setOwn` and `answer` with what was there. */
export function removeOwn(worksheet, id, now = Date.now()) {
  return answer(setOwn(worksheet, id, "", now), id, BLANK, now)
}

export function isOwn(id) {
  return OWN.test(id)
}

/** Own questions that are there. */
export function ownQuestions({ own }) {
  return own.filter(({ text }) => text)
}

/** Ids of answers whose question the guide no longer has. */
export function retired(worksheet, known) {
  const ids = new Set(known)
  return answeredIds(worksheet).filter((id) => !ids.has(id) && !isOwn(id))
}

/** Ids of what is answered, at least in part. */
export function answeredIds({ answers }) {
  return Object.keys(answers).filter((id) => !isBlank(answers[id]))
}

/** Not answered, not yet or partly. */
export function isOpen({ answer }) {
  return answer !== "yes" && answer !== "not-relevant"
}

export function isOverdue(answer, today) {
  return isOpen(answer) && answer.date !== "" && answer.date < today
}

/** How far some questions have come. */
export function progress(worksheet, ids, today) {
  const counts = { total: ids.length, answered: 0, open: 0, overdue: 0 }
  for (const choice of CHOICES) counts[choice] = 0
  for (const id of ids) {
    const given = answerTo(worksheet, id)
    if (given.answer) counts[given.answer] += 1
    if (given.answer) counts.answered += 1
    if (isOpen(given)) counts.open += 1
    if (isOverdue(given, today)) counts.overdue += 1
  }
  return counts
}

/** When any part was last changed. */
export function lastChanged({ changed, own, answers }) {
  return [changed, ...[...own, ...Object.values(answers)].map((part) => part.changed)].sort().at(-1)
}

/** Later even if the clock was set back: the last change must win. */
export function later(before, now = Date.now()) {
  return new Date(before ? Math.max(now, Date.parse(before) + 1) : now).toISOString()
}

function newId(kind, now) {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36))
  return `${kind}-${now.toString(36).padStart(9, "0")}${random.join("")}`
}
