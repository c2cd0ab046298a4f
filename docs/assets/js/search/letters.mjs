/** How words are compared: in lower case and without dots, rings and accents, as people type them in a hurry. */

/** A text as it is compared. */
export function folded(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
}

/** The words of a text, as typed. */
export function words(text) {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}/.:-]*/gu) ?? []
}

/** How many letters two words begin with alike. */
export function alike(one, other) {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}
