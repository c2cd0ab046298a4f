/** Two worksheets side by side: of two departments, or of this year and last. */

import { differences, differingParts } from "./merge.mjs"

/**
 * Every question answered or added in one of them, those of the guide first and in its order.
 * @param {string[]} ids  the guide's questions
 * @returns {Contrast[]}
 */
export function compare(one, other, ids) {
  const places = new Map(ids.map((id, place) => [id, place]))
  const placeOf = ({ id }) => places.get(id) ?? Infinity
  return differences(one, other)
    .map(rowOf)
    .sort((first, second) => (placeOf(first) === placeOf(second) ? 0 : placeOf(first) - placeOf(second)))
}

function rowOf({ id, mine, theirs, text }) {
  const parts = differingParts(mine, theirs)
  if (text && text.mine !== text.theirs) parts.push("text")
  return { id, parts, one: mine, other: theirs, text: text && { one: text.mine, other: text.theirs } }
}
