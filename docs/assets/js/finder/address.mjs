/**
 * What a reader asks for, as an address that can be shared: `?q=neighbours&theme=one,two&order=newest`.
 *
 * @typedef {{text: string, order: string, chosen: Map<string, string[]>, compared: string[]}} Asked
 * @typedef {{facets: Map<string, Iterable<string>>, orders: string[], practices: Iterable<string>, most: number}} Known
 *   what can be asked for, in its order; the first order is the usual one; `most`: practices that can be compared
 */

const LONGEST = 200
const COMPARED = "compare"

/** What an address asks for, by its query. Whatever is not known, is left out. Values may be repeated or have commas. */
export function read(query, known) {
  const given = new URLSearchParams(query)
  const all = (name) => new Set(given.getAll(name).flatMap((value) => value.split(",")))
  const chosen = new Map()
  for (const [facet, values] of known.facets) {
    const asked = all(facet)
    const found = asked.size ? [...values].filter((value) => asked.has(value)) : []
    if (found.length) chosen.set(facet, found)
  }
  const order = known.orders.find((name) => name === given.get("order")) ?? known.orders[0]
  const practices = new Set(known.practices)
  const compared = [...all(COMPARED)].filter((id) => practices.has(id)).slice(0, known.most)
  return { text: (given.get("q") ?? "").trim().slice(0, LONGEST), order, chosen, compared }
}

/** The query for what is asked, with its question mark; empty when nothing is. */
export function write(asked, known) {
  const parts = []
  const add = (name, values) => parts.push(`${name}=${values.map(encodeURIComponent).join(",")}`)
  if (asked.text) add("q", [asked.text])
  for (const [facet, values] of asked.chosen) add(facet, values)
  if (asked.order !== known.orders[0]) add("order", [asked.order])
  if (asked.compared.length) add(COMPARED, asked.compared)
  return parts.length ? `?${parts.join("&")}` : ""
}

/** Whether the list is narrowed down or ordered; comparing alone does neither. */
export function isAsked(asked, known) {
  return Boolean(asked.text) || asked.chosen.size > 0 || asked.order !== known.orders[0]
}
