/** `<site-search>`: the search field and its results, on the search page and in the dialog. */

import { phrase } from "../phrase.mjs"
import { knownWords } from "./engine.mjs"
import { results } from "./results.mjs"
import { details, search } from "./search.mjs"
import { suggestions } from "./spelling.mjs"

const PAUSE = 180 // milliseconds after the last key before the guide is searched
const SHOWN = 5 // pages at a time; each is a request
const NEAR = 4 // words offered when nothing is found

export class SiteSearch extends HTMLElement {
  #turn = 0 // answers to older queries are dropped
  #pause
  #hits = []
  #shown = 0

  connectedCallback() {
    this.form = this.querySelector("form")
    this.field = this.querySelector("input[type=search]")
    this.status = this.querySelector("[role=status]")
    this.list = this.querySelector(".search-results")
    this.more = this.querySelector(".search-more")
    this.field.addEventListener("input", () => this.#soon())
    for (const choice of this.form.elements.kind) choice.addEventListener("change", () => this.#run())
    this.form.addEventListener("submit", (event) => this.#submit(event))
    this.more.addEventListener("click", () => this.#show())
    this.querySelector(".search-corrected button").addEventListener("click", () => {
      this.field.focus() // the button goes away
      this.#run({ literally: true })
    })
    this.addEventListener("keydown", (event) => this.#move(event))
    if (this.#isPage) addEventListener("popstate", () => this.#fromAddress())
    if (this.#isPage) this.#fromAddress()
    this.toggleAttribute("data-ready", !this.#query)
  }

  get #isPage() {
    return !this.closest("dialog")
  }

  get #query() {
    return this.field.value.trim()
  }

  get #kind() {
    return new FormData(this.form).get("kind") ?? ""
  }

  #fromAddress() {
    const given = new URLSearchParams(location.search)
    this.field.value = (given.get("q") ?? "").slice(0, this.field.maxLength)
    for (const choice of this.form.elements.kind) choice.checked = choice.value === (given.get("kind") ?? "")
    if (this.#query) this.#run({ literally: given.has("literally") })
  }

  /** On its own page the form asks nothing of a server; in the dialog it leads to that page, whose address can be shared. */
  #submit(event) {
    if (!this.#isPage) return
    event.preventDefault()
    this.#run()
  }

  #soon() {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.#run(), PAUSE)
  }

  async #run({ literally = false } = {}) {
    clearTimeout(this.#pause)
    const turn = (this.#turn += 1)
    const query = this.#query
    if (this.#isPage) this.#keepAddress(query, literally)
    if (!query) return this.#answer([], null, "")
    const waiting = setTimeout(() => this.#say(this.dataset.loading), 300)
    try {
      const filters = this.#kind ? { kind: this.#kind } : {}
      const { hits, corrected } = await search(query, { filters, literally })
      clearTimeout(waiting)
      if (turn !== this.#turn) return
      await this.#answer(hits, corrected, query)
    } catch {
      if (turn === this.#turn) await this.#fail()
    } finally {
      clearTimeout(waiting)
    }
  }

  async #fail() {
    await this.#answer([], null, "")
    this.#say(this.dataset.failed)
  }

  #keepAddress(query, literally) {
    const address = new URL(location.href)
    address.search = new URLSearchParams({
      ...(query && { q: query }),
      ...(this.#kind && { kind: this.#kind }),
      ...(literally && { literally: "" }),
    })
    history.replaceState(history.state, "", address)
  }

  async #answer(hits, corrected, query) {
    this.#hits = hits
    this.#shown = 0
    const turn = this.#turn
    const first = await details(hits.slice(0, SHOWN))
    if (turn !== this.#turn) return
    this.list.replaceChildren(...results(first, this))
    this.#counted(first.length)
    this.#correction(corrected, query)
    const { none, one, many } = this.dataset
    const sentence = hits.length ? (hits.length === 1 ? one : many) : none
    this.#say(query && phrase(sentence, { count: hits.length, query: corrected ?? query }))
    await this.#offer(query && !hits.length ? query : "")
    this.toggleAttribute("data-ready", true)
  }

  async #show() {
    const from = this.#shown
    const next = await details(this.#hits.slice(from, from + SHOWN))
    this.list.append(...results(next, this))
    this.#counted(from + next.length)
    this.list.children[from]?.querySelector("a").focus()
  }

  #counted(shown) {
    this.#shown = shown
    this.more.hidden = shown >= this.#hits.length
  }

  #correction(corrected, query) {
    const line = this.querySelector(".search-corrected")
    line.hidden = !corrected
    line.querySelector("strong").textContent = corrected ?? ""
    line.querySelector("button span").textContent = query
  }

  /** Words of the guide that are near to one it does not know. */
  async #offer(query) {
    const part = this.querySelector(".search-nothing")
    const near = query ? suggestions(query, await knownWords().catch(() => new Map()), NEAR) : []
    part.hidden = !near.length
    part.querySelector("span").replaceChildren(
      ...near.map((word) => {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: word })
        button.addEventListener("click", () => {
          this.field.value = word
          this.field.focus()
          this.#run()
        })
        return button
      }),
    )
  }

  #say(sentence) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence
  }

  /** Arrows lead from the field through the results and back. */
  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || event.target.type === "radio") return
    const stops = [this.field, ...this.list.querySelectorAll("a")]
    const next = stops[stops.indexOf(document.activeElement) + step]
    if (!next || !stops.includes(document.activeElement)) return
    event.preventDefault()
    next.focus()
  }
}

if (!customElements.get("site-search")) customElements.define("site-search", SiteSearch)
