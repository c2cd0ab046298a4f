/**
 * Worksheets in this browser and nowhere else; the one module that touches its store. Changes are written at once, and
 * other tabs hear of them. Events: `change`, its `detail.isElsewhere` when another tab made it; `trouble`.
 */

import { together } from "./latest.mjs"
import { lastChanged, later } from "./model.mjs"
import { FORMAT, parse, parseText, VERSION } from "./parse.mjs"

const NOTHING = { worksheets: [], removed: {} }
const opened = new Map()

/** @param {string} guide  tells the guides of one host apart @returns {Store} the same one each time */
export function openStore(guide) {
  if (!opened.has(guide)) opened.set(guide, new Store(guide))
  return opened.get(guide)
}

class Store extends EventTarget {
  /** @type {Trouble | null} */
  trouble = null

  #folder
  #key
  #held = NOTHING
  #kept = null // the text in the browser's store, as it was last seen
  #isLocked = false
  #current
  #channel

  constructor(guide) {
    super()
    this.#folder = `${guide}/worksheets/`
    this.#key = `${this.#folder}${VERSION}`
    this.#look()
    this.#current = attempt((storage) => storage.getItem(`${this.#folder}current`)).value
    addEventListener("storage", ({ key }) => (key === null || key === this.#key) && this.#hear(() => this.#look()))
    addEventListener("pageshow", () => this.#hear(() => this.#look())) // a page kept for going back hears nothing
    this.#channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(this.#key) : null
    this.#channel?.addEventListener("message", ({ data }) => this.#hear(() => this.#take(data)))
  }

  get worksheets() {
    return this.#held.worksheets
  }

  get(id) {
    return this.worksheets.find((worksheet) => worksheet.id === id)
  }

  /** The worksheet somebody works on. */
  get current() {
    return this.get(this.#current) ?? this.worksheets[0]
  }

  choose(id) {
    this.#current = id
    attempt((storage) => storage.setItem(`${this.#folder}current`, id))
    this.#tell("change", { isElsewhere: false })
  }

  /** @param {(worksheet: Worksheet) => Worksheet} make @returns {Worksheet | null} null when it is no longer there */
  change(id, make) {
    this.#look()
    const before = this.get(id)
    return before ? this.put(make(before)) : null
  }

  /** Add a worksheet, bring back a deleted one, or put it in place of the one with its id. @returns {Worksheet} */
  put(worksheet) {
    this.#look()
    const removed = this.#held.removed[worksheet.id]
    const put = removed >= lastChanged(worksheet) ? { ...worksheet, changed: later(removed) } : worksheet
    const before = this.get(put.id)
    const worksheets = this.worksheets.map((each) => (each === before ? put : each))
    if (!before) worksheets.push(put)
    this.#set({ ...this.#held, worksheets }, { worksheets: [put], removed: {} })
    return put
  }

  /** To undo: `put` what this returns. @returns {Worksheet | null} */
  remove(id) {
    this.#look()
    const worksheet = this.get(id)
    if (!worksheet) return null
    const removed = { [id]: later(lastChanged(worksheet)) }
    const worksheets = this.worksheets.filter((each) => each !== worksheet)
    this.#set({ worksheets, removed: { ...this.#held.removed, ...removed } }, { worksheets: [], removed })
    return worksheet
  }

  /** What could not be read, as it was. @returns {string[]} */
  get aside() {
    return this.#keys(`${this.#folder}aside/`).map((key) => attempt((storage) => storage.getItem(key)).value)
  }

  deleteAside() {
    for (const key of this.#keys(`${this.#folder}aside/`)) attempt((storage) => storage.removeItem(key))
  }

  deleteEverything() {
    for (const key of this.#keys(this.#folder)) attempt((storage) => storage.removeItem(key))
    this.#held = NOTHING
    this.#kept = null
    this.#isLocked = false
    this.#channel?.postMessage(null)
    this.#tell("change", { isElsewhere: false })
  }

  #set(held, news) {
    this.#held = held
    this.#write()
    this.#channel?.postMessage({ format: FORMAT, version: VERSION, ...news })
    this.#tell("change", { isElsewhere: false })
  }

  /** Where something was and nothing is, another tab has deleted it. */
  #look() {
    const { value: text, code } = attempt((storage) => storage.getItem(this.#key))
    if (code) return this.#inTrouble(code)
    if (text === this.#kept) return
    this.#kept = text
    if (text === null) return void (this.#held = NOTHING)
    const { problems, ...found } = parseText(text)
    this.#held = together(this.#held, found)
    if (problems.length) this.#putAside(text)
    else if (together(found, this.#held) !== found) this.#write()
  }

  /** Room is made first: the same text fits where it was. */
  #putAside(text) {
    attempt((storage) => storage.removeItem(this.#key))
    const { code } = attempt((storage) => storage.setItem(`${this.#folder}aside/${Date.now()}`, text))
    this.#isLocked = code !== null
    if (code) attempt((storage) => storage.setItem(this.#key, text))
    this.#write()
    this.#inTrouble("corrupted")
  }

  #write() {
    if (this.#isLocked) return
    const text = JSON.stringify({ format: FORMAT, version: VERSION, ...this.#held })
    const { code } = attempt((storage) => storage.setItem(this.#key, text))
    if (!code) this.#kept = text
    this.#inTrouble(code)
  }

  /** A message may come before the browser's store has changed in this tab. */
  #take(message) {
    this.#held = message === null ? NOTHING : together(this.#held, parse(message))
  }

  #hear(act) {
    const before = this.#held
    act()
    if (this.#held !== before) this.#tell("change", { isElsewhere: true })
  }

  #inTrouble(code) {
    if (code === this.trouble) return
    this.trouble = code
    this.#tell("trouble")
  }

  #keys(start) {
    return attempt((storage) => Object.keys(storage)).value?.filter((key) => key.startsWith(start)) ?? []
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }))
  }
}

/** Browsers may refuse to give, to read and to write. */
function attempt(act) {
  try {
    return { value: act(globalThis.localStorage), code: null }
  } catch (error) {
    return { value: null, code: error.name === "QuotaExceededError" ? "full" : "unavailable" }
  }
}
