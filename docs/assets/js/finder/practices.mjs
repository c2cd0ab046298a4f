/** What the search index knows of practices. Fetched piece by piece: the engine at the first question, a facet when used. */

import { once } from "../once.mjs"

const INDEX = new URL("../../../pagefind/", import.meta.url)
const ORDERS = { newest: "added", checked: "checked" }
const ONLY = { kind: ["practice"] }

/**
 * Asks for everything. The engine's own way, `null`, fetches the words of all pages first: megabytes in a large guide. To
 * its JavaScript this character is a letter, to the rest of it a space, so that it looks for no word and fetches none.
 */
const EVERYTHING = "\u0085"

/** The engine keeps what belongs to a hit for as long as the hit itself is held, so these are. */
const hits = new Map()
const asked = new Map()

/** Ids of all practices, in an order: that of the index, or the latest first. */
export function all(order) {
  return once(asked, `order ${order}`, async () => {
    if (!(order in ORDERS)) return everything()
    const ids = await everything()
    const places = await numbers(ids[0]?.split("/")[0], ORDERS[order])
    return ids.toSorted((one, other) => places.get(other) - places.get(one))
  })
}

async function everything() {
  const { results } = await (await engine()).search(EVERYTHING, { filters: ONLY })
  for (const hit of results) if (!hits.has(hit.id)) hits.set(hit.id, hit)
  return results.map((hit) => hit.id)
}

/** For the id of each practice its place in an order, the earliest first; see hooks/guide/search/bundle.py. */
async function numbers(index, order) {
  if (!index) return new Map()
  const answer = await fetch(new URL(`orders/${index}.json`, INDEX))
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
  const pages = (await answer.json())[order]
  return new Map(pages.map((page, place) => [`${index}/${page.toString(36)}`, place]))
}

/** Ids of practices with a text, best first, and what was searched instead of it, if anything was. */
export function holding(text) {
  return once(asked, `text ${text}`, async () => {
    const { search } = await import("../search/search.mjs")
    const { hits: found, corrected } = await search(text, { filters: ONLY })
    return { ids: found.map((hit) => hit.id), corrected }
  })
}

/** Ids of practices with a value of a facet. */
export function having(facet, value) {
  return once(asked, `value ${facet} ${value}`, async () => {
    const { results } = await (await engine()).search(EVERYTHING, { filters: { ...ONLY, [facet]: [value] } })
    return new Set(results.map((hit) => hit.id))
  })
}

/** What a card shows of a practice. */
export async function card(id) {
  return (await hits.get(id).data()).meta
}

async function engine() {
  return (await import("../search/engine.mjs")).engine()
}
