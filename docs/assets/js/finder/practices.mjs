/** What the search index knows of practices. Fetched piece by piece: the engine at the first question, a facet when used. */

import { once } from "../once.mjs"

const SORTS = { newest: { added: "desc" }, checked: { checked: "desc" } }
const ONLY = { kind: ["practice"] }

/**
 * Asks for everything. The engine's own way, `null`, fetches the words of all pages first: megabytes in a large guide. To
 * its JavaScript this character is a letter, to the rest of it a space, so that it looks for no word and fetches none.
 */
const EVERYTHING = "\u0085"

/** The engine keeps what belongs to a hit for as long as the hit itself is held, so these are. */
const hits = new Map()
const asked = new Map()

/** Ids of all practices, in an order. */
export function all(order) {
  return once(asked, `order ${order}`, async () => {
    const { results } = await (await engine()).search(EVERYTHING, { filters: ONLY, sort: SORTS[order] ?? {} })
    for (const hit of results) if (!hits.has(hit.id)) hits.set(hit.id, hit)
    return results.map((hit) => hit.id)
  })
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
