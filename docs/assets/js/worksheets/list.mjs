/** A list of questions in which people answer. What they type is kept by store.mjs, in the worksheet they work on. */

import { phrase } from "../phrase.mjs"
import { offerCopies } from "./copying.mjs"
import { answer, answerTo, BLANK, create, isBlank } from "./model.mjs"
import { openStore } from "./store.mjs"

/** Milliseconds: keeping a large worksheet takes longer than a frame, so it waits for a pause between keys. */
const PAUSE = 150
const PATIENCE = 500
/** Questions, so many that whole sections are not laid out before one comes to them. */
const LONG = 200
const TEXTS = ["note", "responsible", "date"]

class QuestionList extends HTMLElement {
  #store
  #worksheet // the one in view, as it was last shown
  #fieldsets = new Map()
  #shown = new Map() // answers as they stand in the fields
  #typed = new Map() // parts of answers that are not kept yet
  #timer

  connectedCallback() {
    if (this.#store) return
    this.#store = openStore(new URL(this.dataset.root || "./", document.baseURI).pathname)
    for (const item of this.querySelectorAll(".question-set .question-list > li")) {
      this.offer(item, item.querySelector(".question-link").textContent)
    }
    this.toggleAttribute("data-long", this.#fieldsets.size > LONG)
    offerCopies(this, (words) => this.#say(words))
    this.addEventListener("input", ({ target }) => this.#take(target))
    this.addEventListener("focusout", ({ relatedTarget }) => this.contains(relatedTarget) || this.keep())
    // Whoever is fast opens it and is past its first field before browsers tell that it is open.
    this.addEventListener("click", ({ target }) => target.matches("summary") && this.#unfold(target.parentElement))
    this.addEventListener("toggle", ({ target }) => target.open && this.#unfold(target), true)
    this.addEventListener("click", ({ target }) => {
      if (target.matches(".answer-clear")) this.#clear(target)
      if (target.dataset.print) this.#print(target.dataset.print)
    })
    this.#store.addEventListener("change", () => this.#show())
    this.#store.addEventListener("trouble", () => this.#tell())
    addEventListener("pagehide", () => this.keep())
    for (const part of this.querySelectorAll(".answering-line, .answering-print, .filtering")) part.hidden = false
    this.#show()
    if (this.#store.trouble) this.#tell()
    for (const [name, isNeeded, load] of this.#parts) {
      const part = this.querySelector(name)
      if (part) this.#followWhen(() => isNeeded(part), async () => (await load()).follow(part, this, this.#store))
    }
  }

  /** Parts of the list, when each is needed, and its script. */
  get #parts() {
    return [
      [".own", () => true, () => import("./own.mjs")],
      [".filtering", (part) => !part.querySelector("[value=all]").checked, () => import("./filter.mjs")],
      [".answering-paper", () => this.#store.current, () => import("./paper.mjs")],
      [".purpose-line", () => this.#store.current?.from, () => import("./setting-aside.mjs")],
      [".unreadable", () => this.#store.aside.length, () => import("./unreadable.mjs")],
    ]
  }

  /** Nothing is fetched that shows nothing. */
  #followWhen(isNeeded, follow) {
    let isFollowed = false
    const look = () => {
      if (isFollowed || !isNeeded()) return
      isFollowed = true
      follow()
    }
    for (const event of ["change", "trouble"]) this.#store.addEventListener(event, look)
    this.addEventListener("change", look)
    look()
  }

  /** Room for an answer under a question. */
  offer(item, number) {
    const made = this.querySelector(".answer-template").content.firstElementChild.cloneNode(true)
    const legend = made.querySelector("legend")
    legend.textContent = phrase(legend.textContent, { number })
    made.dataset.question = item.id
    for (const radio of made.querySelectorAll("[type=radio]")) radio.name = `answer-${item.id}`
    item.lastElementChild.append(made)
    this.#fieldsets.set(item.id, made)
    this.#shown.set(item.id, BLANK)
    const now = this.#worksheet ? answerTo(this.#worksheet, item.id) : BLANK
    if (now !== BLANK) this.#fill(made, item.id, now)
  }

  withdraw(item) {
    this.#fieldsets.delete(item.id)
    item.remove()
  }

  /** The worksheet in view, which begins to be when it is needed. */
  get worksheet() {
    this.keep()
    return this.#store.current ?? this.#store.put(create(this.dataset.first))
  }

  #take(field) {
    const id = field.closest(".answer")?.dataset.question
    if (!id || !field.validity.valid) return
    const part = field.type === "radio" ? "answer" : field.name
    if (part === "answer") field.closest(".answer").querySelector(".answer-clear").hidden = false
    this.#change(id, { [part]: field.value })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#keepWhenIdle(), PAUSE)
  }

  /** What stands in the fields is no longer what was shown. */
  #change(id, parts) {
    this.#typed.set(id, { ...this.#typed.get(id), ...parts })
    this.#shown.delete(id)
  }

  #clear(button) {
    const fieldset = button.closest(".answer")
    this.#change(fieldset.dataset.question, { answer: null })
    fieldset.querySelector("[type=radio]").focus()
    this.keep()
  }

  #keepWhenIdle() {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => this.keep(), { timeout: PATIENCE })
    else this.keep()
  }

  /** Into the worksheet in which it was typed, even if that was deleted or another was chosen meanwhile. */
  keep() {
    clearTimeout(this.#timer)
    if (!this.#typed.size) return
    const typed = [...this.#typed]
    this.#typed.clear()
    const before = this.#worksheet ?? create(this.dataset.first)
    const after = typed.reduce((made, [id, parts]) => answer(made, id, parts), this.#store.get(before.id) ?? before)
    this.#store.put(after)
    this.#tell()
  }

  /** The style sheet makes a paper form of the list. */
  async #print(way) {
    document.documentElement.dataset.print = way
    const part = this.querySelector(".answering-paper")
    await import("./paper.mjs").then(({ follow }) => follow(part, this, this.#store)).catch(() => {}) // else questions only
    print()
  }

  #show() {
    if (this.#typed.size && this.#store.current?.id !== this.#worksheet?.id) this.keep()
    this.#worksheet = this.#store.current
    const name = this.#worksheet?.name ?? this.dataset.first
    this.querySelector(".answering-name").textContent = name
    this.querySelector(".answering-paper").textContent = `${name} · ${location.origin}${location.pathname}`
    for (const [id, fieldset] of this.#fieldsets) {
      const now = this.#worksheet ? answerTo(this.#worksheet, id) : BLANK
      if (now !== this.#shown.get(id) && !this.#typed.has(id)) this.#fill(fieldset, id, now)
    }
  }

  #fill(fieldset, id, now) {
    this.#shown.set(id, now)
    for (const radio of fieldset.querySelectorAll("[type=radio]")) radio.checked = radio.value === now.answer
    const more = fieldset.querySelector("details")
    if (!isBlank({ ...now, answer: null })) {
      this.#unfold(more)
      more.open = true
    }
    for (const name of TEXTS) {
      const field = more.querySelector(`[name=${name}]`)
      if (field && field.value !== now[name]) field.value = now[name]
    }
    fieldset.querySelector(".answer-clear").hidden = !now.answer
  }

  /** What is folded has no fields: browsers look at every field while a page gets ready. */
  #unfold(more) {
    if (!more.matches(".answer-more:not(:has(label))")) return
    more.append(this.querySelector(".more-template").content.cloneNode(true))
  }

  #tell() {
    const { trouble } = this.#store
    this.#say(this.dataset[trouble ?? "saved"]).toggleAttribute("data-trouble", trouble !== null)
  }

  #say(words) {
    const status = this.querySelector(".answering-status")
    if (status.textContent !== words) status.textContent = words
    document.documentElement.dataset.answering = ""
    return status
  }
}

customElements.define("question-list", QuestionList)
