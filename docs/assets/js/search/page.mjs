/** A page that was found, from what the engine keeps of it: where the words stand, and a passage with them marked. */

const SITE = new URL("../../../", import.meta.url)
const ADDED = "\u2063" // marks words that no reader wrote; hooks/guide/search/document.py puts it there
const KEYWORD = ADDED + ADDED // words behind the text, which belong to the page as a whole
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
  const words = data.content.split(/\s+/)
  const hits = data.weighted_locations.filter(({ location }) => !words[location].startsWith(KEYWORD))
  const places = [...new Set(hits.map((hit) => written(words, hit.location)))]
  const marked = new Set(places)
  const sections = bySection(data, hits, words)
  return {
    page: data.meta.page,
    title: data.meta.title,
    url,
    shown: data.meta,
    passage: sections.length ? [] : passage(words, places[0] ?? 0, marked),
    sections: sections.slice(0, SECTIONS).map((found) => section(found, url, words, marked)),
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
  return `${meta.title} ${top}`.replaceAll(ADDED, "").split(/[^\p{L}\p{N}]+/u)
}

/** The place of the word a reader wrote, for a place that may hold an added one. */
function written(words, place) {
  let found = place
  while (found > 0 && words[found]?.startsWith(ADDED)) found -= 1
  return found
}

/** An item of a list, such as a key question, is its own title. */
function section({ anchor, best, end }, url, words, marked) {
  const isItem = anchor.element === "li"
  const title = isItem ? words.slice(anchor.location, end) : anchor.text.split(/\s+/)
  const text = isItem ? end : anchor.location + title.length
  return { title: shortened(title), url: `${url}#${anchor.id}`, passage: passage(words, best, marked, text, end) }
}

/** Sections with hits, the best first. Hits before the first section belong to the page. */
function bySection(data, hits, words) {
  const anchors = data.anchors.filter((anchor) => anchor.element !== "h1")
  const behind = words.findIndex((word) => word.startsWith(KEYWORD))
  const text = behind < 0 ? words.length : behind
  const found = new Map()
  for (const { location, balanced_score: score } of hits) {
    const place = written(words, location)
    const number = anchors.findLastIndex((anchor) => anchor.location <= place)
    if (number < 0) continue
    const kept = found.get(number) ?? { score: 0, best: place, highest: 0, anchor: anchors[number] }
    kept.end = anchors[number + 1]?.location ?? text
    kept.score += score
    if (score > kept.highest) Object.assign(kept, { highest: score, best: place })
    found.set(number, kept)
  }
  return [...found.values()].sort((one, other) => other.score - one.score)
}

/** Some words around a place, none before `first` and from `end` on; neighbours of one kind are joined. */
function passage(words, place, marked, first = 0, end = words.length) {
  let start = Math.max(first, place)
  for (let left = BEFORE; start > first && left > 0; start -= 1) if (!words[start - 1].startsWith(ADDED)) left -= 1
  const parts = []
  for (let at = start, left = LENGTH; at < end && left > 0; at += 1) {
    if (words[at].startsWith(ADDED)) continue
    const found = marked.has(at)
    const last = parts.at(-1)
    if (last && last.found === found) last.text += ` ${words[at]}`
    else parts.push({ text: words[at], found })
    left -= 1
  }
  return parts
}

function shortened(all) {
  const words = all.filter((word) => !word.startsWith(ADDED))
  return words.slice(0, TITLE).join(" ") + (words.length > TITLE ? " …" : "")
}
