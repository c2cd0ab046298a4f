/** Which practices fit, and how many would with one choice more. */

/**
 * @param {string[]} ids  practices in their order
 * @param {Map<string, Set<string>[]>} chosen  for each facet with choices the practices of each chosen value
 * @returns {{found: string[], without: (facet: string) => Set<string>}}  practices that fit; and those that fit all
 *   facets but one, to count that facet's values in: choices within a facet widen, so each counts as if chosen as well
 */
export function fitting(ids, chosen) {
  const facets = [...chosen]
  const found = []
  const nearly = new Map(facets.map(([facet]) => [facet, new Set()]))
  for (const id of ids) {
    const missed = facets.filter(([, sets]) => !sets.some((set) => set.has(id)))
    if (!missed.length) found.push(id)
    if (missed.length === 1) nearly.get(missed[0][0]).add(id)
  }
  const whole = new Set(found)
  return { found, without: (facet) => (nearly.get(facet)?.size ? new Set([...whole, ...nearly.get(facet)]) : whole) }
}

/** How many of some practices have a value: `having` are those that do. */
export function count(among, having) {
  let counted = 0
  for (const id of having) if (among.has(id)) counted += 1
  return counted
}
