/** Worksheets handed on: saved as files, shared by links, opened again. Fetched when somebody asks for it. */

import { phrase } from "../finder/fill.mjs"
import { differences, merge, replace } from "./merge.mjs"
import { create, duplicate, ownQuestions, progress } from "./model.mjs"
import { table } from "./table.mjs"

const COLUMNS = ["set", "number", "question", "answer", "responsible", "date", "note", "practices", "sources"]
const CHOICES = { yes: "yes", partly: "partly", "not-yet": "notYet", "not-relevant": "notRelevant", none: "none" }
const NOT_IN_FILES = /[\p{Cc}\\/:*?"<>|.]+/gu

const MAKERS = {
  docx: async (made) => (await import("./docx.mjs")).toDocx(made),
  xlsx: async (made) => (await import("./xlsx.mjs")).toXlsx(made),
  csv: async (made) => (await import("./csv.mjs")).toCsv(made, separator(made.language)),
  md: async (made) => (await import("./markdown.mjs")).toMarkdown(made),
}

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
      download(await MAKERS[kind](this.#table(sheet)), sheet.name, kind)
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
    if (!worksheets.length) return this.#tell(this.#reason(problems[0]?.code))
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

  #reason(code) {
    return this.#words[{ newer: "newer", "too-large": "large" }[code] ?? "refused"]
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
      const parts = [wording, this.#word(value.answer), value.responsible, value.date, value.note].filter(Boolean)
      radio.nextElementSibling.textContent = `${this.#words[radio.value]}: ${parts.join(" · ")}`
    }
    return made
  }

  #word(choice) {
    return this.#words[CHOICES[choice ?? "none"]]
  }

  #table(sheet) {
    const language = document.documentElement.lang
    const sets = [...document.querySelectorAll("question-list .question-set")].map(readSet)
    const ids = [...sets.flatMap(({ questions }) => questions), ...ownQuestions(sheet)].map(({ id }) => id)
    const { answered, total } = progress(sheet, ids, "")
    const day = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date())
    const page = location.origin + location.pathname
    const words = {
      columns: Object.fromEntries(COLUMNS.map((name) => [name, this.#words[name]])),
      answers: Object.fromEntries(Object.entries(CHOICES).map(([choice, name]) => [choice, this.#words[name]])),
      own: this.#words.own,
      retired: this.#words.retired,
      sheet: this.#words.sheet,
    }
    const facts = [
      { label: this.#words.day, text: day },
      { label: this.#words.address, text: page, href: page },
      { label: this.#words.progress, text: phrase(this.#bar.dataset.counted, { answered, total }) },
    ]
    return table(sheet, sets, { language, words, facts })
  }
}

function answered(form) {
  const chosen = [...form.querySelectorAll(".conflict")].map((each) => [
    each.dataset.question,
    each.querySelector(":checked").value,
  ])
  return { way: form.elements.way.value, choices: Object.fromEntries(chosen), isForRest: form.elements.rest.checked }
}

/** A set of questions as it stands in the page. */
function readSet(part) {
  const title = document.getElementById(part.dataset.set).textContent.trim()
  const questions = [...part.querySelectorAll(".question-list > li")].map((item) => {
    const link = item.querySelector(".question-link")
    const practices = [...item.querySelectorAll(".question-practices a")]
    return {
      id: item.id,
      number: link.textContent,
      text: item.querySelector(".question-text").textContent,
      practices: practices.map((each) => ({ title: each.textContent, href: each.href })),
      sources: [{ title, href: link.href }],
    }
  })
  return { title, questions }
}

function questionText(id) {
  return document.getElementById(id)?.querySelector(".question-text")?.textContent ?? id
}

function separator(language) {
  return new Intl.NumberFormat(language).format(1.5).includes(",") ? ";" : ","
}

function download(blob, name, ending) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = `${name.replace(NOT_IN_FILES, " ").trim() || "worksheet"}.${ending}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
