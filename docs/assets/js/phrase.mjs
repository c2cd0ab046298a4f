/** A phrase with its {places} filled in. */
export function phrase(words, given = {}) {
  return words.replace(/\{(\w+)\}/g, (place, name) => given[name] ?? place)
}
