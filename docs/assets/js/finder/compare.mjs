/** Practices side by side: their own pages are fetched, and what stands there is put into a table. */

import { phrase } from "../phrase.mjs"
import { keepRoles } from "../roles.mjs"

const ID = /^[a-z0-9][a-z0-9-]*$/
const TAGS = "A B BLOCKQUOTE BR CODE DD DIV DL DT EM I LI OL P SPAN STRONG UL".split(" ")
const HEADING = "H2"

class PracticeComparison extends HTMLElement {
  connectedCallback() {
    const given = new URLSearchParams(location.search).getAll("practices")
    const asked = [...new Set(given.flatMap((value) => value.split(",")))].filter(Boolean)
    if (asked.length) this.#show(asked)
  }

  async #show(asked) {
    const most = Number(this.dataset.most)
    const found = await Promise.all(asked.slice(0, most).map((id) => this.#fetch(id)))
    const practices = found.filter((practice) => practice.title)
    const faults = found.filter((practice) => practice.fault).map(({ id, fault }) => phrase(fault, { id }))
    if (asked.length > most) faults.push(this.dataset.more)
    if (practices.length) this.#table(practices)
    const names = practices.map((practice) => practice.title.textContent).join(" · ")
    this.#say(faults, names && phrase(this.dataset.ready, { names }))
  }

  /** A practice's page taken apart; or what is wrong with what was asked. */
  async #fetch(id) {
    if (!ID.test(id)) return { id, fault: this.dataset.unknown }
    try {
      return (await this.#page(new URL(`${this.dataset.practices}${id}/`, document.baseURI))) ?? { id, fault: this.dataset.unknown }
    } catch (error) {
      console.warn(error)
      return { id, fault: this.dataset.failed }
    }
  }

  /** Null when there is no practice at an address. A retired address tells where its practice is now. */
  async #page(address, isRetired = false) {
    const answer = await fetch(address)
    if (answer.status === 404) return null
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const now = page.querySelector("a.old-address")?.getAttribute("href")
    if (now && !isRetired) return this.#page(new URL(now, address), true)
    const title = page.querySelector("h1#content")
    const glance = page.querySelector("dl.glance")
    if (!title || !glance) return null
    return { address, title: copy(title, address), rows: rows(glance, address), sections: sections(page, address) }
  }

  #table(practices) {
    const table = this.querySelector("table")
    for (const { title, address } of practices) {
      const heading = element("a", { href: address.href })
      heading.append(title.cloneNode(true))
      table.tHead.rows[0].append(cell("th", { scope: "col" }, heading))
    }
    const labels = new Set(practices.flatMap(({ rows }) => [...rows.keys()]))
    for (const label of labels) {
      const row = element("tr")
      row.append(cell("th", { scope: "row" }, label))
      this.#fill(row, practices, ({ rows }) => rows.get(label))
      table.tBodies[0].append(row)
    }
    const wanted = this.querySelector(".comparison-sections").content.cloneNode(true)
    for (const row of wanted.children) this.#fill(row, practices, ({ sections }) => sections.get(row.dataset.section))
    table.tBodies[0].append(wanted)
    keepRoles(table)
    table.hidden = false
    this.querySelector(".comparison-choose").hidden = true
  }

  #fill(row, practices, textOf) {
    for (const practice of practices) {
      const empty = this.querySelector(".comparison-empty").content.cloneNode(true)
      const made = cell("td", {}, textOf(practice) ?? empty)
      made.dataset.practice = practice.title.textContent
      row.append(made)
    }
  }

  /** What is wrong is shown; what one sees in the table is only spoken. */
  #say(faults, spoken) {
    const shown = faults.map((line) => cell("p", {}, line))
    if (spoken) shown.push(cell("p", { class: "unseen" }, spoken))
    this.querySelector("[role=status]").replaceChildren(...shown)
  }
}

/** Rows of the table at a glance, by their label. */
function rows(glance, address) {
  const pairs = [...glance.children].map((row) => [row.querySelector("dt"), row.querySelector("dd")])
  return new Map(pairs.filter(([name, value]) => name && value).map(([name, value]) => [name.textContent, copy(value, address)]))
}

/** What stands under each heading, by the heading's id. */
function sections(page, address) {
  const made = new Map()
  for (const heading of page.querySelectorAll("h2[id]")) {
    const text = document.createDocumentFragment()
    for (let next = heading.nextElementSibling; next && next.tagName !== HEADING; next = next.nextElementSibling) {
      text.append(whole(next, address))
    }
    if (text.hasChildNodes()) made.set(heading.id, text)
  }
  return made
}

/** An element's content made anew, with its language. */
function copy(source, address) {
  const made = element("span", source.lang ? { lang: source.lang } : {})
  made.append(content(source, address))
  return made
}

/** What stands in an element, made anew: texts and plain elements, links and languages, and nothing else. */
function content(source, address) {
  const made = document.createDocumentFragment()
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) made.append(node.textContent)
    else if (node.nodeType === Node.ELEMENT_NODE) made.append(whole(node, address))
  }
  return made
}

function whole(source, address) {
  if (!TAGS.includes(source.tagName)) return document.createDocumentFragment()
  const made = document.createElement(source.tagName)
  made.append(content(source, address))
  if (source.lang) made.lang = source.lang
  if (source.classList.contains("detail")) made.className = "detail"
  if (source.tagName === "A") link(made, source.getAttribute("href") ?? "", address)
  return made
}

/** Only links to pages; nothing that runs. */
function link(made, target, address) {
  if (!target || !URL.canParse(target, address)) return
  const { protocol, href } = new URL(target, address)
  if (["http:", "https:"].includes(protocol)) made.href = href
}

function element(name, attributes = {}) {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  return made
}

function cell(name, attributes, content) {
  const made = element(name, attributes)
  made.append(content)
  return made
}

customElements.define("practice-comparison", PracticeComparison)
