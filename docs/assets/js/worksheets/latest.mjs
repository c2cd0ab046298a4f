/** How tabs agree: of each part of a worksheet the last change wins, so that nothing written in either gets lost. */

import { lastChanged } from "./model.mjs"

/**
 * What two tabs hold, put together. The very value of `one` when the other has nothing newer.
 * @param {Held} one @param {Held} other @returns {Held}
 */
export function together(one, other) {
  const news = Object.entries(other.removed).filter(([id, time]) => !(one.removed[id] >= time))
  const removed = news.length ? { ...one.removed, ...Object.fromEntries(news) } : one.removed
  const known = byId(one.worksheets)
  for (const theirs of other.worksheets) {
    const mine = known.get(theirs.id)
    known.set(theirs.id, mine ? latest(mine, theirs) : theirs)
  }
  const worksheets = [...known.values()].filter((each) => !(removed[each.id] >= lastChanged(each)))
  const isNew = news.length || worksheets.length !== one.worksheets.length
  return isNew || worksheets.some((each, i) => each !== one.worksheets[i]) ? { worksheets, removed } : one
}

/** The same for two versions of a worksheet. */
export function latest(one, other) {
  let made = isLater(other, one, ["name"]) ? { ...one, name: other.name, changed: other.changed } : one
  const known = byId(one.own)
  const own = other.own.filter((each) => isLater(each, known.get(each.id), ["text"]))
  if (own.length) {
    for (const each of own) known.set(each.id, each)
    made = { ...made, own: [...known.values()].sort((first, second) => (first.id < second.id ? -1 : 1)) }
  }
  const parts = ["answer", "note", "responsible", "date"]
  const answers = Object.entries(other.answers).filter(([id, each]) => isLater(each, one.answers[id], parts))
  return answers.length ? { ...made, answers: { ...one.answers, ...Object.fromEntries(answers) } } : made
}

function byId(list) {
  return new Map(list.map((each) => [each.id, each]))
}

/** Of two changes in one millisecond either may win, as long as both tabs say the same. */
function isLater(part, other, names) {
  if (part.changed !== other?.changed) return !other || part.changed > other.changed
  const written = (version) => JSON.stringify(version, names)
  return written(part) > written(other)
}
