/** A page that was found, from what the engine keeps of it: where the words stand, and a passage with them marked. */

const SITE = new URL("../../../", import.meta.url)
const ADDED = "^" // one for each word added behind a reader's word; hooks/guide/search/document.py puts them there
const BEFORE = 6 // words of a passage before the first word found
const LENGTH = 28 // words of a passage
const TITLE = 24 // words of a heading
const SECTIONS = 3

/**
 * @param {object} data  what the engine keeps of a page, with the `weighted_locations` of the words found
 * @returns {{page, title, url, shown, passage, sections}}  passages are lists of `{text, found}`
 */
export function page(data) {
  const url = new URL(data.meta.path, SITE).pathname
  const { words, owners } = read(data.content)
  const hits = data.weighted_locations.filter(({ location }) => location < words.length) // the others are on no passage
  const places = [...new Set(hits.map(({ location }) => owners[location]))]
  const text = { words, owners, marked: new Set(places) }
  const sections = bySection(data, hits, owners)
  return {
    page: data.meta.page,
    title: data.meta.title,
    url,
    shown: data.meta,
    passage: sections.length ? [] : passage(text, places[0] ?? 0),
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
    data = await hit.data()
    each.push(data.weighted_locations)
  }
  return { ...data, each, weighted_locations: each.flat() }
}

/** Every word of a page's title, and those it is found by. */
export function headline({ anchors, meta }) {
  const top = anchors.find((anchor) => anchor.element === "h1")?.text ?? ""
  return `${meta.title} ${top}`.split(/[^\p{L}\p{N}]+/u)
}

/**
 * The words of a text, as the engine counts them, without those that belong to the page as a whole; and for each the place
 * of the word a reader wrote: its own, or that of the word it was added to.
 */
function read(content) {
  const words = []
  const owners = []
  let added = 0
  for (const token of content.split(/\s+/)) {
    if (token === ADDED) break
    const word = added ? token : token.replace(/\^+$/, "")
    owners.push(added ? owners.at(-1) : words.length)
    added = added ? added - 1 : token.length - word.length
    words.push(word)
  }
  return { words, owners }
}

/** An item of a list, such as a key question, is its own title. */
function section({ anchor, best, end }, url, text) {
  const isItem = anchor.element === "li"
  const title = isItem ? written(text, anchor.location, end) : written(read(anchor.text))
  const start = isItem ? end : anchor.location + anchor.text.split(/\s+/).length
  return { title: shortened(title), url: `${url}#${anchor.id}`, passage: passage(text, best, start, end) }
}

/** Sections with hits, the best first. Hits before the first section belong to the page. */
function bySection(data, hits, owners) {
  const anchors = data.anchors.filter((anchor) => anchor.element !== "h1")
  const found = new Map()
  for (const { location, balanced_score: score } of hits) {
    const place = owners[location]
    const number = anchors.findLastIndex((anchor) => anchor.location <= place)
    if (number < 0) continue
    const kept = found.get(number) ?? { score: 0, best: place, highest: 0, anchor: anchors[number] }
    kept.end = anchors[number + 1]?.location ?? owners.length
    kept.score += score
    if (score > kept.highest) Object.assign(kept, { highest: score, best: place })
    found.set(number, kept)
  }
  return [...found.values()].sort((one, other) => other.score - one.score)
}

/** Some words around a place, none before `first` and from `end` on; neighbours of one kind are joined. */
function passage({ words, owners, marked }, place, first = 0, end = words.length) {
  const isAdded = (at) => owners[at] !== at
  let start = Math.max(first, place)
  for (let left = BEFORE; start > first && left > 0; start -= 1) if (!isAdded(start - 1)) left -= 1
  const parts = []
  for (let at = start, left = LENGTH; at < end && left > 0; at += 1) {
    if (isAdded(at)) continue
    const found = marked.has(at)
    const last = parts.at(-1)
    if (last && last.found === found) last.text += ` ${words[at]}`
    else parts.push({ text: words[at], found })
    left -= 1
  }
  return parts
}

/** What readers wrote between two places. */
function written({ words, owners }, first = 0, end = words.length) {
  return words.slice(first, end).filter((word, place) => owners[first + place] === first + place)
}

function shortened(words) {
  return words.slice(0, TITLE).join(" ") + (words.length > TITLE ? " …" : "")
}
