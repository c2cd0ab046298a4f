/**
 * What was asked before is not asked again, unless it failed.
 * @param {Map<string, Promise>} known @param {() => Promise} load
 */
export function once(known, key, load) {
  if (!known.has(key)) {
    const promise = load()
    known.set(key, promise)
    promise.catch(() => known.delete(key)) // asking again tries again
  }
  return known.get(key)
}
