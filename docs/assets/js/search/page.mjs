/** A page that was found, from what the engine keeps of it: where the words stand, and a passage with them marked. */

const SITE = new URL("../../../", import.meta.url)
const BEFORE = 6 // words of a passage before the first word found
const LENGTH = 28 // words of a passage
const TITLE = 24 // words of a heading
const SECTIONS = 3

const known = new WeakMap() // by hit

/**
 * @param {object} data  what the engine keeps of a page, with the `weighted_locations` of the words found
 * @returns {{page, title, url, shown, passage, sections}}  passages are lists of `{text, found}`
 */
export function page(data) {
  const url = new URL(data.meta.path, SITE).pathname
  const words = data.content.split(" ").slice(0, data.word_count) // behind them stand words that are only found
  const hits = data.weighted_locations.filter(({ location }) => location < words.length)
  const text = { words, marked: new Set(hits.map(({ location }) => location)) }
  const sections = bySection(data, hits, words.length)
  return {
    page: data.meta.page,
    title: data.meta.title,
    url,
    shown: data.meta,
    passage: sections.length ? [] : passage(text, hits[0]?.location ?? 0),
    sections: sections.slice(0, SECTIONS).map((found) => section(found, url, text)),
  }
}

/**
 * What the engine keeps of a page that several words found, with the places of each in `each`. One after the other: the
 * engine gives the same object every time and writes the places of the last word into it.
 */
export async function union(hits) {
  const each = []
  let data
  for (const hit of hits) {
    const told = await tell(hit)
    data = told.data
    each.push(told.places)
  }
  return { ...data, each, weighted_locations: each.flat() }
}

/** Asked once: each time the engine sorts all places anew. */
function tell(hit) {
  if (!known.has(hit)) known.set(hit, hit.data().then((data) => ({ data, places: data.weighted_locations })))
  return known.get(hit)
}

/** Every word of a page's title, and those it is found by. */
export function headline({ anchors, meta }) {
  const top = anchors.find((anchor) => anchor.element === "h1")?.text ?? ""
  return `${meta.title} ${top}`.split(/[^\p{L}\p{N}]+/u)
}

/** An item of a list, such as a key question, is its own title. */
function section({ anchor, best, end }, url, text) {
  const isItem = anchor.element === "li"
  const heading = isItem ? text.words.slice(anchor.location, end) : anchor.text.split(" ")
  const start = isItem ? end : anchor.location + heading.length
  return { title: shortened(heading), url: `${url}#${anchor.id}`, passage: passage(text, best, start, end) }
}

/** Sections with hits, the best first. Hits before the first section belong to the page. */
function bySection(data, hits, length) {
  const anchors = data.anchors.filter((anchor) => anchor.element !== "h1")
  const found = new Map()
  for (const { location, balanced_score: score } of hits) {
    const number = anchors.findLastIndex((anchor) => anchor.location <= location)
    if (number < 0) continue
    const kept = found.get(number) ?? { score: 0, best: location, highest: 0, anchor: anchors[number] }
    kept.end = anchors[number + 1]?.location ?? length
    kept.score += score
    if (score > kept.highest) Object.assign(kept, { highest: score, best: location })
    found.set(number, kept)
  }
  return [...found.values()].sort((one, other) => other.score - one.score)
}

/** Some words around a place, none before `first` and from `end` on; neighbours of one kind are joined. */
function passage({ words, marked }, place, first = 0, end = words.length) {
  const start = Math.max(first, place - BEFORE)
  const parts = []
  for (let at = start; at < Math.min(end, start + LENGTH); at += 1) {
    const found = marked.has(at)
    const last = parts.at(-1)
    if (last && last.found === found) last.text += ` ${words[at]}`
    else parts.push({ text: words[at], found })
  }
  return parts
}

function shortened(words) {
  return words.slice(0, TITLE).join(" ") + (words.length > TITLE ? " …" : "")
}
