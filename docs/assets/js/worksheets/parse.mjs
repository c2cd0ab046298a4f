/** Whatever a file, a link or the store holds → worksheets. Nothing throws, and depth is never looked into. */

import { CHOICES, isOwn, LIMITS, plain } from "./model.mjs"

export const FORMAT = "good-relations-worksheets"
export const VERSION = 1

/** Such as `housing-4`; never `constructor` or `__proto__`. */
const ID = /^[a-z0-9]{1,40}(-[a-z0-9]{1,40}){1,8}$/
const PURPOSE = /^[a-z0-9][a-z0-9:.-]{0,99}$/
const TIME = /^20\d\d-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/
const DATE = /^[12]\d{3}-\d\d-\d\d$/
const DAY = 86_400_000
const TOLD = 50 // problems

/** From each version to the next. In version 0, a draft, an answer was its word alone. */
const MIGRATIONS = [
  (worksheet) => {
    const answers = Object.entries(worksheet?.answers ?? {}).map(([id, answer]) => [id, { answer }])
    return { ...worksheet, answers: Object.fromEntries(answers) }
  },
]

/** @param {string} text @returns {Parsed} */
export function parseText(text) {
  try {
    return parse(JSON.parse(text))
  } catch {
    return refused("not-json")
  }
}

/** @param {unknown} given @returns {Parsed} */
export function parse(given, now = Date.now()) {
  try {
    return new Parser(now).document(given)
  } catch {
    return refused("not-worksheets")
  }
}

export function refused(code) {
  return { worksheets: [], removed: {}, problems: [{ code }] }
}

class Parser {
  #problems = []
  #now

  constructor(now) {
    this.#now = now
  }

  document({ format, version, worksheets, removed }) {
    if (format !== FORMAT || !Number.isInteger(version) || version < 0) return refused("not-worksheets")
    if (version > VERSION) return refused("newer")
    const migrated = (each) => MIGRATIONS.slice(version).reduce((older, migrate) => migrate(older), each)
    const make = (each, place) => this.#worksheet(migrated(each), place)
    const deleted = Object.entries(isObject(removed) ? removed : {}).slice(-LIMITS.worksheets)
    return {
      worksheets: this.#all(worksheets, LIMITS.worksheets, "worksheets", make),
      removed: Object.fromEntries(deleted.filter(([id, time]) => ID.test(id) && isTime(time))),
      problems: this.#problems,
    }
  }

  #worksheet({ id, name, from = null, own = [], answers = {}, ...given }, place) {
    const created = this.#time(given.created, new Date(this.#now).toISOString(), place)
    const changed = this.#time(given.changed, created, place)
    const isPurpose = is(from, PURPOSE)
    if (from !== null && !isPurpose) this.#tell("bad-purpose", place)
    const list = isObject(answers) && Object.entries(answers).map(([id, each]) => isObject(each) && { ...each, id })
    const answered = this.#all(list, LIMITS.answers, `${place}.answers`, (each, at) => this.#answer(each, changed, at))
    return {
      id,
      name: this.#text(name, LIMITS.name, place),
      created,
      changed,
      from: isPurpose ? from : null,
      own: this.#all(own, LIMITS.own, `${place}.own`, (each, at) => this.#own(each, changed, at)),
      answers: Object.fromEntries(answered.map(({ id, ...each }) => [id, each])),
    }
  }

  /** A question of the guide cannot be worded anew. */
  #own({ id, text, changed }, otherwise, place) {
    if (!isOwn(id)) return this.#tell("bad-id", place)
    return { id, text: this.#text(text, LIMITS.question, place), changed: this.#time(changed, otherwise, place) }
  }

  #answer({ id, answer = null, note, responsible, date = "", changed }, otherwise, place) {
    const isChoice = CHOICES.includes(answer)
    const isDay = is(date, DATE) && isReal(`${date}T00:00:00.000Z`)
    if (answer !== null && !isChoice) this.#tell("bad-answer", place)
    if (date !== "" && !isDay) this.#tell("bad-date", place)
    return {
      id,
      answer: isChoice ? answer : null,
      note: this.#text(note, LIMITS.note, place),
      responsible: this.#text(responsible, LIMITS.responsible, place),
      date: isDay ? date : "",
      changed: this.#time(changed, otherwise, place),
    }
  }

  /** What can be made of the things in a list, once for each id. */
  #all(list, most, place, make) {
    if (!Array.isArray(list)) return this.#tell("wrong-type", place) ?? []
    if (list.length > most) this.#tell("too-many", place)
    const made = new Map()
    for (const [index, each] of list.slice(0, most).entries()) {
      const at = `${place}.${index}`
      if (!isObject(each)) this.#tell("wrong-type", at)
      else if (!is(each.id, ID)) this.#tell("bad-id", at)
      else made.set(each.id, make(each, at))
    }
    return [...made.values()].filter(Boolean)
  }

  #text(given = "", most, place) {
    if (typeof given !== "string") return this.#tell("wrong-type", place) ?? ""
    if (given.length > most) this.#tell("too-long", place)
    return plain(given, most)
  }

  /** What claims to come from the future would win over every change. Clocks may differ by a day. */
  #time(given, otherwise, place) {
    if (given === undefined) return otherwise
    if (!isTime(given)) return this.#tell("bad-time", place) ?? otherwise
    return Date.parse(given) > this.#now + DAY ? otherwise : given
  }

  #tell(code, place) {
    if (this.#problems.length < TOLD) this.#problems.push({ code, place })
    return null
  }
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function is(value, pattern) {
  return typeof value === "string" && pattern.test(value)
}

function isTime(value) {
  return is(value, TIME) && isReal(value)
}

/** There is no 31 February. */
function isReal(time) {
  const found = new Date(time)
  return !Number.isNaN(found.valueOf()) && found.toISOString() === time
}
