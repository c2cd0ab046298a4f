/**
 * Finding practices by what they have in common. The form is what the reader asks for, and the address says the same;
 * nothing is fetched before one of them asks for something.
 */

import { phrase } from "../phrase.mjs"
import { isAsked, read, write } from "./address.mjs"
import { Comparing } from "./comparing.mjs"
import { count, fitting } from "./counts.mjs"
import { fill } from "./fill.mjs"
import * as practices from "./practices.mjs"

const TYPING = 250

class PracticeFinder extends HTMLElement {
  #known
  #comparing
  #form
  #status
  #results
  #more
  #asking
  #found = []
  #turn = 0
  #timer

  connectedCallback() {
    this.#form = this.querySelector("form")
    this.#status = this.querySelector(".finder-status")
    this.#results = this.querySelector(".finder-results")
    this.#more = this.querySelector(".finder-more")
    this.#known = this.#everything()
    this.#comparing = new Comparing(this, {
      changed: () => this.#comparesOthers(),
      refused: () => this.#comparing.say(this.dataset.full),
    })
    for (const card of document.querySelectorAll(".whole-list .card")) {
      this.#comparing.offer(card, card.dataset.practice, this.#titleOf(card.dataset.practice))
    }
    this.#listen()
    this.#follow()
    this.hidden = false
  }

  #listen() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#act("replace")
    })
    this.#form.addEventListener("input", ({ target }) => {
      clearTimeout(this.#timer)
      if (target.name === "q") this.#timer = setTimeout(() => this.#act("replace"), TYPING)
      else this.#act("push")
    })
    this.#form.addEventListener("reset", () => setTimeout(() => this.#act("push")))
    this.#more.addEventListener("click", () => this.#showMore().catch((error) => this.#fail(error)))
    for (const facet of this.#facets) facet.addEventListener("toggle", () => this.#open(facet))
    window.addEventListener("popstate", () => this.#follow())
  }

  #open(facet) {
    if (facet.open) this.#count(this.#turn).catch(console.warn) // the counts of the whole list stay
  }

  get #facets() {
    return this.querySelectorAll(".facet")
  }

  get #whole() {
    return document.querySelectorAll(".whole-list")
  }

  /** All that an address may ask for. */
  #everything() {
    const boxes = (facet) => [...facet.querySelectorAll("input")].map((box) => box.value)
    return {
      facets: new Map([...this.#facets].map((facet) => [facet.dataset.facet, boxes(facet)])),
      orders: [...this.#form.elements.order.options].map((option) => option.value),
      practices: [...document.querySelectorAll(".whole-list [data-practice]")].map((item) => item.dataset.practice),
      most: Number(this.dataset.compared ?? 0),
    }
  }

  #titleOf(id) {
    return document.querySelector(`.whole-list [data-practice="${id}"] .card-title`)?.textContent ?? id
  }

  /** What the form asks for. */
  #asked() {
    const given = new FormData(this.#form)
    const chosen = new Map()
    for (const facet of this.#known.facets.keys()) if (given.has(facet)) chosen.set(facet, given.getAll(facet))
    return { text: given.get("q").trim(), order: given.get("order"), chosen, compared: this.#comparing.picked }
  }

  /** The reader has changed the form. */
  #act(way) {
    clearTimeout(this.#timer)
    const asked = this.#asked()
    this.#goTo(asked, way)
    this.#answer(asked)
  }

  #comparesOthers() {
    const asked = this.#asked()
    this.#goTo(asked, "replace")
    this.#comparing.show(asked.compared, (id) => this.#titleOf(id))
  }

  #goTo(asked, way) {
    const address = write(asked, this.#known) || location.pathname
    if (way === "push" && address !== (location.search || location.pathname)) history.pushState(null, "", address)
    else history.replaceState(null, "", address + location.hash)
  }

  /** The address has changed, or the page has just been opened. */
  #follow() {
    clearTimeout(this.#timer)
    const asked = read(location.search, this.#known)
    const { elements } = this.#form
    if (elements.q.value.trim() !== asked.text) elements.q.value = asked.text
    elements.order.value = asked.order
    for (const box of this.querySelectorAll(".facet input")) {
      box.checked = asked.chosen.get(box.name)?.includes(box.value) ?? false
    }
    this.#comparing.show(asked.compared, (id) => this.#titleOf(id))
    this.#answer(asked)
  }

  async #answer(asked) {
    const turn = ++this.#turn
    this.#asking = asked
    this.#results.ariaBusy = "true"
    this.#showChosen(asked)
    await this.#answerWith(asked, turn)
    if (turn === this.#turn) this.#results.ariaBusy = "false"
  }

  async #answerWith(asked, turn) {
    if (!isAsked(asked, this.#known)) {
      this.#showWhole()
      this.#say("")
      return
    }
    try {
      const { ids, corrected } = await this.#find(asked)
      if (turn !== this.#turn) return
      this.#found = ids
      const cards = await this.#cards(0)
      if (turn !== this.#turn) return
      this.#show(cards)
      this.#say(this.#summary(ids.length, corrected))
      await this.#count(turn)
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    }
  }

  #fail(error) {
    this.#showWhole()
    this.#say(this.dataset.failed)
    console.warn(error)
  }

  async #find(asked) {
    const [ordered, held] = await Promise.all([
      practices.all(asked.order),
      asked.text ? practices.holding(asked.text) : null,
    ])
    const holds = held && new Set(held.ids)
    const byMatch = asked.order === this.#known.orders[0]
    const among = held && byMatch ? held.ids : holds ? ordered.filter((id) => holds.has(id)) : ordered
    const { found } = fitting(among, await this.#sets(asked))
    return { ids: found, among, corrected: held?.corrected }
  }

  async #sets(asked) {
    const sets = ([facet, values]) => Promise.all(values.map((value) => practices.having(facet, value)))
    const made = await Promise.all([...asked.chosen].map(async (pair) => [pair[0], await sets(pair)]))
    return new Map(made)
  }

  /** Counts of the facets one can see; those of the others are not fetched. */
  async #count(turn) {
    const asked = this.#asking
    if (!isAsked(asked, this.#known)) return
    const seen = [...this.#facets].filter((facet) => facet.open)
    const { among } = await this.#find(asked)
    const { without } = fitting(among, await this.#sets(asked))
    const counted = async (facet) => {
      const boxes = [...facet.querySelectorAll("input")]
      const sets = await Promise.all(boxes.map((box) => practices.having(box.name, box.value)))
      if (turn !== this.#turn) return
      const fit = without(facet.dataset.facet)
      boxes.forEach((box, place) => this.#showCount(box, count(fit, sets[place])))
    }
    await Promise.all(seen.map(counted))
  }

  #showCount(box, counted) {
    const choice = box.closest(".choice")
    const shown = choice.querySelector(".choice-count")
    shown.dataset.whole ??= shown.textContent
    shown.textContent = counted
    choice.toggleAttribute("data-empty", counted === 0)
  }

  #showWhole() {
    this.#found = []
    this.#show([], { narrowed: false })
    for (const shown of this.querySelectorAll("[data-whole]")) {
      shown.textContent = shown.dataset.whole
      shown.closest(".choice").removeAttribute("data-empty")
    }
  }

  #show(cards, { narrowed = true } = {}) {
    const going = [this.#results, this.#more, ...(narrowed ? this.#whole : [])]
    const hadFocus = going.some((part) => part.contains(document.activeElement))
    this.#results.replaceChildren(...cards)
    this.#results.hidden = !cards.length
    for (const list of this.#whole) list.hidden = narrowed
    this.#showRest()
    if (hadFocus) this.#status.focus()
  }

  async #showMore() {
    const turn = this.#turn
    const cards = await this.#cards(this.#results.children.length)
    if (turn !== this.#turn) return
    this.#results.append(...cards)
    cards[0]?.querySelector("a").focus()
    this.#showRest()
  }

  #showRest() {
    this.#more.hidden = this.#results.children.length >= this.#found.length
  }

  #cards(from) {
    const ids = this.#found.slice(from, from + Number(this.dataset.results))
    const template = this.querySelector(".card-template")
    return Promise.all(
      ids.map(async (id) => {
        const { page, language, title, mark = "", summary, ...rows } = await practices.card(id)
        const missing = { place: "", themes: "", years: "", status: "", languages: "" }
        const card = fill(template, { title, summary, mark: mark && `(${mark})`, ...missing, ...rows })
        const name = page.split("/").pop()
        const link = card.querySelector("a")
        link.href = new URL(`${this.dataset.home}${page}/`, document.baseURI)
        if (language) for (const slot of [link, card.querySelector("[data-slot=summary]")]) slot.lang = language
        this.#comparing.offer(card, name, title)
        return card
      }),
    )
  }

  /** What was chosen, each to be taken away by itself. */
  #showChosen(asked) {
    const list = this.querySelector(".chosen .chips")
    const kept = new Map([...list.children].map((chip) => [chip.dataset.choice, chip]))
    const chips = []
    for (const facet of this.#facets) {
      const boxes = [...facet.querySelectorAll("input")].filter((box) => asked.chosen.get(box.name)?.includes(box.value))
      facet.querySelector(".facet-chosen").textContent = boxes.length ? `(${boxes.length})` : ""
      for (const box of boxes) chips.push(kept.get(`${box.name}=${box.value}`) ?? this.#chip(facet, box))
    }
    list.replaceChildren(...chips)
    list.parentElement.hidden = !chips.length
  }

  #chip(facet, box) {
    const value = box.closest(".choice").querySelector(".choice-name")
    const name = facet.querySelector(".facet-name").textContent
    const chip = fill(this.querySelector(".chip-template"), { facet: name, value: value.textContent })
    chip.dataset.choice = `${box.name}=${box.value}`
    chip.querySelector("button").addEventListener("click", () => {
      const place = [...chip.parentElement.children].indexOf(chip)
      box.checked = false
      this.#act("push")
      const left = this.querySelectorAll(".chosen .chip")
      const next = left[Math.min(place, left.length - 1)] ?? this.#form.querySelector("[type=reset]")
      next.focus()
    })
    return chip
  }

  #summary(found, corrected) {
    const { none, one, many } = this.dataset
    const counted = found ? phrase(found === 1 ? one : many, { count: found }) : none
    return corrected ? `${phrase(this.dataset.corrected, { words: corrected })}. ${counted}` : counted
  }

  #say(words) {
    this.#status.textContent = words
  }
}

customElements.define("practice-finder", PracticeFinder)
