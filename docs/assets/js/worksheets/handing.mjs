/** Worksheets handed on: saved as files, shared by links, opened again. Fetched when somebody asks for it. */

import { phrase } from "../phrase.mjs"
import { written } from "./days.mjs"
import { differences, merge, replace } from "./merge.mjs"
import { create, duplicate, ownQuestions, progress } from "./model.mjs"
import { facts, questionSets, questionText, refusal, tableWords } from "./page.mjs"
import { belongs, purposeOf } from "./purpose.mjs"
import { download, save } from "./saving.mjs"
import { sourcesOfPractices } from "./sources.mjs"
import { table } from "./table.mjs"

export class Handing {
  #bar
  #store
  #tell
  #words

  /** @param bar  the `<worksheet-bar>` @param {(words: string) => void} tell */
  constructor(bar, store, tell) {
    this.#bar = bar
    this.#store = store
    this.#tell = tell
    this.#words = bar.querySelector(".worksheet-words").dataset
  }

  async save(kind) {
    const sheet = this.#store.current ?? create(this.#bar.dataset.first)
    if (kind === "json" || kind === "backup") {
      const { toJson } = await import("./json.mjs")
      const all = this.#store.worksheets.length ? this.#store.worksheets : [sheet]
      download(toJson(kind === "json" ? [sheet] : all), kind === "json" ? sheet.name : this.#words.sheet, "json")
    } else {
      await save(kind, await this.#table(sheet))
    }
  }

  async share(sheet) {
    const { toAddress } = await import("./share.mjs")
    const { address, tooLong } = await toAddress(location.origin + location.pathname, sheet)
    const box = this.#bar.querySelector(".share-dialog")
    const field = box.querySelector(".share-address")
    const status = box.querySelector(".share-status")
    const copy = box.querySelector(".share-copy")
    field.value = tooLong ? "" : address
    box.querySelector(".share-short").hidden = copy.hidden = tooLong
    box.querySelector(".share-long").hidden = !tooLong
    status.textContent = ""
    copy.onclick = async () => {
      try {
        await navigator.clipboard.writeText(address)
        status.textContent = this.#words.copied
      } catch {
        status.textContent = this.#words.select
        field.select()
      }
    }
    box.showModal()
  }

  async openFile(file) {
    if (!file) return
    const { fromJson } = await import("./json.mjs")
    const { worksheets, problems } = await fromJson(file)
    await this.#open(worksheets, problems)
  }

  /** The address forgets the worksheet, so that nobody is asked again when the page is loaded anew. */
  async openLink(fragment) {
    const { fromFragment } = await import("./share.mjs")
    const { worksheet, problems } = await fromFragment(fragment)
    history.replaceState(null, "", location.pathname + location.search)
    await this.#open(worksheet ? [worksheet] : [], problems)
  }

  async #open(worksheets, problems) {
    if (!worksheets.length) return this.#tell(refusal(this.#words, problems))
    let way = null
    for (const [place, theirs] of worksheets.entries()) {
      const left = worksheets.length - place - 1
      const asked = way ?? (await this.#ask(theirs, problems.length > 0, left))
      if (!asked) continue
      const put = this.#store.put(this.#made(theirs, asked))
      this.#store.choose(put.id)
      this.#tell(phrase(this.#words.opened, { name: put.name }))
      if (asked.isForRest) way = { way: asked.way, choices: {} }
    }
  }

  /** The worksheet here that another version may be put together with. */
  #counterpart(theirs) {
    return this.#store.get(theirs.id) ?? this.#store.current
  }

  #made(theirs, { way, choices }) {
    const mine = this.#counterpart(theirs)
    if (mine && way === "merge") return merge(mine, theirs, choices)
    if (mine && way === "replace") return replace(mine, theirs)
    return this.#store.get(theirs.id) ? duplicate(theirs, theirs.name) : theirs
  }

  /** @returns {Promise<{way: string, choices: object, isForRest: boolean} | null>} null: leave it */
  #ask(theirs, isPartly, left) {
    const box = this.#bar.querySelector(".preview-dialog")
    const form = box.querySelector("form")
    const mine = this.#counterpart(theirs)
    const found = differences(mine ?? create(""), theirs)
    const counts = { theirs: 0, conflict: 0, same: 0, mine: 0 }
    for (const { kind } of found) counts[kind] += 1
    box.querySelector(".preview-name").textContent = theirs.name
    box.querySelector(".preview-partly").hidden = !isPartly
    box.querySelector(".preview-counts").textContent = phrase(this.#words.counts, {
      ...counts,
      conflicts: counts.conflict,
    })
    for (const way of ["merge", "replace"]) {
      const label = form.querySelector(`[value=${way}]`).closest("label")
      label.hidden = !mine
      label.querySelector("span").textContent = mine ? phrase(this.#words[way], { name: mine.name }) : ""
    }
    const rest = box.querySelector(".preview-rest")
    rest.hidden = !left
    rest.querySelector("span").textContent = phrase(this.#words.rest, { count: left })
    form.elements.rest.checked = false
    const conflicts = box.querySelector(".preview-conflicts")
    for (const old of conflicts.querySelectorAll(".conflict")) old.remove()
    conflicts.append(...found.filter(({ kind }) => kind === "conflict").map((each) => this.#conflict(each)))
    const show = () => (conflicts.hidden = form.elements.way.value !== "merge" || !counts.conflict)
    form.elements.way.value = this.#store.get(theirs.id) ? "merge" : "add"
    form.onchange = show
    show()
    box.returnValue = ""
    box.showModal()
    form.querySelector(":checked").focus() // else keys begin at the first way, which is not the one that is chosen
    return new Promise((resolve) => {
      box.onclose = () => resolve(box.returnValue ? answered(form) : null)
    })
  }

  #conflict({ id, mine, theirs, text }) {
    const made = this.#bar.querySelector(".conflict-template").content.firstElementChild.cloneNode(true)
    made.querySelector("legend").textContent = text?.mine ?? questionText(id)
    made.dataset.question = id
    for (const radio of made.querySelectorAll("input")) {
      radio.name = `conflict-${id}`
      const [version, wording] = radio.value === "mine" ? [mine, text?.mine] : [theirs, text?.theirs]
      const value = version ?? { answer: null, note: "", responsible: "", date: "" }
      const day = written(value.date, this.#bar.dataset.locale)
      const parts = [wording, this.#word(value.answer), value.responsible, day, value.note].filter(Boolean)
      radio.nextElementSibling.textContent = `${this.#words[radio.value]}: ${parts.join(" · ")}`
    }
    return made
  }

  #word(choice) {
    return tableWords(this.#words).answers[choice ?? "none"]
  }

  async #table(sheet) {
    const { locale } = this.#bar.dataset
    const purpose = purposeOf(sheet)
    const root = new URL(this.#bar.dataset.root || "./", document.baseURI).href
    const sets = questionSets(await sourcesOfPractices(root))
      .map((set) => ({ ...set, questions: set.questions.filter(({ id }) => belongs(sheet, purpose, id)) }))
      .filter(({ questions }) => questions.length)
    const asked = sets.flatMap(({ questions }) => questions).filter(({ id }) => !purpose || purpose.ids.has(id))
    const ids = [...asked, ...ownQuestions(sheet)].map(({ id }) => id)
    const { answered, total } = progress(sheet, ids, "")
    const text = phrase(this.#bar.dataset.counted, { answered, total })
    const above = [...facts(this.#words, locale), { label: this.#words.progress, text }]
    if (purpose) above.unshift({ label: this.#words.purpose, text: purpose.title })
    return table(sheet, sets, { locale, words: tableWords(this.#words), facts: above })
  }
}

function answered(form) {
  const chosen = [...form.querySelectorAll(".conflict")].map((each) => [
    each.dataset.question,
    each.querySelector(":checked").value,
  ])
  return { way: form.elements.way.value, choices: Object.fromEntries(chosen), isForRest: form.elements.rest.checked }
}
