/** Beside the worksheet in view another one, from this browser or a file: what differs. Fetched when asked for. */

import { phrase } from "../phrase.mjs"
import { keepRoles } from "../roles.mjs"
import { compare } from "./compare.mjs"
import { create } from "./model.mjs"
import { facts, questionSets, refusal, tableWords } from "./page.mjs"
import { save } from "./saving.mjs"
import { comparison } from "./table.mjs"

/** @param {HTMLDetailsElement} part @param bar  the `<worksheet-bar>` around it @param {Store} store */
export function follow(part, bar, store) {
  const words = bar.querySelector(".worksheet-words").dataset
  const choice = part.querySelector("select")
  const all = part.querySelector("[name=all]")
  const sets = questionSets()
  const ids = sets.flatMap(({ questions }) => questions.map(({ id }) => id))
  let opened = [] // worksheets of a file, which stay out of the store
  let shown // the table in view

  const others = () => {
    const own = store.worksheets.filter((sheet) => sheet !== store.current)
    return new Map([...own.map((sheet) => [sheet.id, sheet]), ...opened.map((sheet, place) => [`file-${place}`, sheet])])
  }

  const show = () => {
    if (!part.open) return
    const known = others()
    const chosen = known.has(choice.value) ? choice.value : [...known.keys()][0]
    choice.replaceChildren(...[...known].map(([key, { name }]) => new Option(name, key, false, key === chosen)))
    choice.disabled = !known.size
    part.querySelector(".beside-result").hidden = !known.size
    if (known.size) contrast(store.current ?? create(bar.dataset.first), known.get(chosen))
    else tell(part.dataset.alone)
  }

  const contrast = (one, other) => {
    const found = compare(one, other, ids)
    const differing = found.filter(({ parts }) => parts.length)
    const { locale } = bar.dataset
    const title = phrase(part.dataset.title, { one: one.name, other: other.name })
    const counted = phrase(part.dataset.counted, { different: differing.length, same: found.length - differing.length })
    const above = [...facts(words, locale), { label: words.progress, text: counted }]
    const options = { title, locale, words: tableWords(words), facts: above }
    shown = comparison(one, other, all.checked ? found : differing, sets, options)
    draw(part.querySelector("table"), shown)
    part.querySelector(".beside-paper").textContent = above.map(({ label, text }) => `${label}: ${text}`).join(" · ")
    tell(counted)
  }

  const tell = (sentence) => {
    const status = part.querySelector(".beside-status")
    if (status.textContent !== sentence) status.textContent = sentence
  }

  const open = async (field) => {
    const { fromJson } = await import("./json.mjs")
    const { worksheets, problems } = await fromJson(field.files[0])
    field.value = ""
    if (!worksheets.length) return tell(refusal(words, problems))
    opened = worksheets.map((sheet) => ({ ...sheet, name: phrase(part.dataset.file, { name: sheet.name }) }))
    show()
    choice.value = "file-0"
    show()
  }

  const saveAs = (kind) => save(kind, shown).catch(() => tell(words.failed))

  part.addEventListener("toggle", show)
  part.addEventListener("change", ({ target }) => (target.files?.length ? open(target) : show()))
  part.addEventListener("click", ({ target }) => {
    if (target.dataset.save) saveAs(target.dataset.save)
    if (target.matches(".beside-print")) printed()
  })
  store.addEventListener("change", show)
  show()
}

/** The style sheet leaves the table alone on the paper. */
function printed() {
  const { dataset } = document.documentElement
  addEventListener("afterprint", () => delete dataset.print, { once: true })
  dataset.print = "beside"
  print()
}

/** @param {HTMLTableElement} table @param {Table} made */
function draw(table, { title, columns, sections }) {
  table.caption.textContent = title
  const [one, other] = columns.slice(-2).map(({ label }) => label)
  table.querySelector("[data-column=one]").textContent = one
  table.querySelector("[data-column=other]").textContent = other
  for (const body of [...table.tBodies]) body.remove()
  for (const section of sections) {
    const body = table.createTBody()
    body.insertRow().append(cell("th", section.title, { scope: "rowgroup", colspan: 4 }))
    for (const [place, given] of section.rows.entries()) {
      const made = body.insertRow()
      if (section.rows[place - 1]?.id !== given.id) {
        const rowspan = section.rows.filter(({ id }) => id === given.id).length
        made.append(cell("th", `${given.number} ${given.question}`.trim(), { scope: "row", rowspan }))
      }
      made.append(cell("th", given.part, { scope: "row", class: "beside-part" }))
      made.append(cell("td", given.one, { "data-name": one }), cell("td", given.other, { "data-name": other }))
    }
  }
  keepRoles(table)
}

function cell(name, text, attributes) {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.textContent = text
  return made
}
