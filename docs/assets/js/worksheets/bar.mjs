/** Worksheets: choosing, naming and deleting them, and how far the one in view has come. */

import { phrase } from "../phrase.mjs"
import { keepRoles } from "../roles.mjs"
import { today } from "./days.mjs"
import { create, duplicate, ownQuestions, progress, rename } from "./model.mjs"
import { purposeOf } from "./purpose.mjs"
import { openStore } from "./store.mjs"

class WorksheetBar extends HTMLElement {
  #store
  #removed
  #ids = new Map() // of questions, by set

  connectedCallback() {
    if (this.#store) return
    this.#store = openStore(new URL(this.dataset.root || "./", document.baseURI).pathname)
    this.#store.addEventListener("change", () => this.#show())
    this.querySelector("select").addEventListener("change", ({ target }) => this.#store.choose(target.value))
    this.addEventListener("click", ({ target }) => {
      const { act, title } = target.closest("[data-act]")?.dataset ?? {}
      if (act) this.#acts[act](title)
      const kind = target.closest("[data-export]")?.dataset.export
      if (kind) this.#hand((handing) => handing.save(kind))
    })
    this.querySelector(".bar-open [type=file]").addEventListener("change", ({ target }) => {
      this.#hand((handing) => handing.openFile(target.files[0]).finally(() => (target.value = "")))
    })
    const beside = this.querySelector(".beside")
    beside.ontoggle = () => this.#fetch(() => this.#compare(beside))
    addEventListener("hashchange", () => this.#follow())
    keepRoles(this.querySelector(".progress"))
    this.hidden = false
    this.#show()
    this.#follow()
  }

  /** The worksheet in view, which begins to be when it is needed. */
  get #worksheet() {
    return this.#store.current ?? this.#store.put(create(this.dataset.first))
  }

  get #acts() {
    const store = this.#store
    return {
      create: (title) => {
        const purposes = this.querySelector(".purposes")
        const select = purposes.querySelector("select")
        select.value = ""
        this.#name(title, "", (name) => store.choose(store.put(create(name, { from: select.value || null })).id))
        purposes.hidden = false
      },
      rename: (title) => {
        const { id, name } = this.#worksheet
        this.#name(title, name, (given) => store.change(id, (sheet) => rename(sheet, given)))
      },
      duplicate: (title) => {
        const sheet = this.#worksheet
        const copy = phrase(this.dataset.copy, { name: sheet.name })
        this.#name(title, copy, (name) => store.choose(store.put(duplicate(store.get(sheet.id) ?? sheet, name)).id))
      },
      remove: () => {
        this.#removed = store.remove(this.#worksheet.id)
        this.#tell(phrase(this.dataset.deleted, { name: this.#removed.name }), true)
        this.querySelector("[data-act=undo]").focus()
      },
      undo: () => {
        store.choose(store.put(this.#removed).id)
        this.#tell(this.dataset.brought, false)
        this.querySelector("select").focus()
      },
      share: () => this.#hand((handing) => handing.share(this.#worksheet)),
      everything: () =>
        this.#ask(".everything-dialog", () => {
          store.deleteEverything()
          this.#tell(this.dataset.emptied, false)
        }),
    }
  }

  /** A link that holds a worksheet. */
  #follow() {
    if (/^#w\d+\./.test(location.hash)) this.#hand((handing) => handing.openLink(location.hash))
  }

  /** What was typed a moment ago comes first. */
  async #hand(act) {
    document.querySelector("question-list").keep?.()
    await this.#fetch(async () => {
      const { Handing } = await import("./handing.mjs")
      await act(new Handing(this, this.#store, (words) => this.#tell(words, false)))
    })
  }

  async #compare(beside) {
    const { follow } = await import("./beside.mjs")
    if (beside.ontoggle) follow(beside, this, this.#store)
    beside.ontoggle = null
  }

  /** Do what needs a script that is not here yet. */
  async #fetch(act) {
    try {
      await act()
    } catch (error) {
      this.#tell(this.querySelector(".worksheet-words").dataset.failed, false)
      console.warn(error)
    }
  }

  #name(title, name, act) {
    const field = this.querySelector(".name-dialog input")
    this.querySelector("#worksheet-naming").textContent = title
    field.value = name
    this.querySelector(".purposes").hidden = true
    this.#ask(".name-dialog", () => {
      if (!field.value.trim()) return
      act(field.value.trim())
      this.#tell("", false)
    })
    field.select()
  }

  #ask(dialog, act) {
    const box = this.querySelector(dialog)
    box.returnValue = ""
    box.onclose = () => box.returnValue && act()
    box.showModal()
  }

  #tell(words, canUndo) {
    this.querySelector(".bar-status").textContent = words
    this.querySelector("[data-act=undo]").hidden = !canUndo
  }

  #show() {
    const { current, worksheets } = this.#store
    const options = worksheets.map(({ id, name }) => new Option(name, id, false, id === current.id))
    const select = this.querySelector("select")
    select.replaceChildren(...(options.length ? options : [new Option(this.dataset.first, "")]))
    for (const act of ["duplicate", "remove"]) this.querySelector(`[data-act=${act}]`).disabled = !current
    this.#count(current ?? create(this.dataset.first))
  }

  #count(worksheet) {
    const own = ownQuestions(worksheet).map(({ id }) => id)
    const purpose = purposeOf(worksheet)
    const all = []
    for (const row of this.querySelectorAll(".progress [data-set]")) {
      const { set } = row.dataset
      const asked = this.#idsOf(set).filter((id) => !purpose || purpose.ids.has(id))
      const ids = set === "all" ? all : set === "own" ? own : asked
      if (set !== "all") all.push(...ids)
      row.hidden = set !== "all" && !ids.length
      this.#draw(row, progress(worksheet, ids, today()))
    }
  }

  /** The guide's questions, looked for once: there may be many. */
  #idsOf(set) {
    if (!this.#ids.has(set)) {
      const items = document.querySelectorAll(`.question-set[data-set="${set}"] .question-list > li`)
      this.#ids.set(set, Array.from(items, ({ id }) => id))
    }
    return this.#ids.get(set)
  }

  #draw(row, counts) {
    const { answered, total } = counts
    row.querySelector("[data-slot=answered]").textContent = `${answered}/${total}`
    for (const name of ["open", "overdue"]) row.querySelector(`[data-slot=${name}]`).textContent = counts[name]
    row.querySelector("svg").setAttribute("aria-label", phrase(this.dataset.counted, { answered, total }))
    row.querySelector(".bar-part").setAttribute("width", total ? (100 * answered) / total : 0)
  }
}

customElements.define("worksheet-bar", WorksheetBar)
