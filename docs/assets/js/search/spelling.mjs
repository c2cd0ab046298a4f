/**
 * What somebody meant who typed a word that the guide does not know.
 *
 * @typedef {Map<string, {word: string, pages: number}>} Lexicon  the guide's words by their folded form
 */

import { folded } from "./letters.mjs"

const ENDING = 4 // letters of an ending that may differ on top of a mistake
const AN_ENDINGS_LETTER = 0.3
const FAR = 3 // letters that may differ in a word that is only suggested
const STEM = 5 // letters that must be left when endings are taken off, and two more for each that is wrong
const LONG = 7 // letters of a word whose first letter may be the wrong one
const LEAST = 3 // letters of each half of a word that was written together

/** Reads the list of words: a line each, with the number of pages it stands on. */
export function lexicon(text) {
  const made = new Map()
  for (const line of text.split("\n")) {
    const [word, pages] = line.split(" ")
    const form = folded(word)
    if (!made.has(form) || made.get(form).pages < Number(pages)) made.set(form, { word, pages: Number(pages) })
  }
  return made
}

/**
 * The word that was probably meant, and how many letters of it are wrong beside its ending; null when nothing is near.
 * One letter may be wrong in words of five letters and more, two in words of eight and more that begin and end alike.
 */
export function nearest(typed, known) {
  const word = folded(typed)
  const most = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0
  const ending = word.length >= 7 ? ENDING : 0
  let best = null
  for (const [form, { word: written, pages }] of known) {
    if (Math.abs(form.length - word.length) > most + ending) continue
    const isSure = form[0] === word[0]
    const { letters, cost } = difference(word, form, isSure ? most : Math.min(most, 1), isSure && ending)
    if ((letters > 1 && cost > letters) || (letters && !isSure && word.length < LONG)) continue
    if (letters > most || (best && (cost > best.cost || (cost === best.cost && pages <= best.pages)))) continue
    best = { word: written, letters, cost, pages }
  }
  return best
}

/** Known words that are near to those typed, the nearest first; for when nothing was found. */
export function suggestions(typed, known, most) {
  const near = new Map()
  for (const word of folded(typed).split(/\s+/)) {
    for (const [form, { word: written }] of known) {
      const { cost } = difference(word, form, FAR, ENDING)
      const share = cost / Math.max(form.length, word.length)
      if (share < 0.45 && !(near.get(written) <= share)) near.set(written, share)
    }
  }
  const nearest = [...near].sort(([, one], [, other]) => one - other)
  return nearest.slice(0, most).map(([word]) => word)
}

/** The two known words somebody wrote together, either perhaps without its ending; null when there are none. */
export function apart(typed, known) {
  const word = folded(typed)
  for (let end = word.length - LEAST; end >= LEAST; end -= 1) {
    const last = beginning(word.slice(end), known)
    const first = last && beginning(word.slice(0, end), known)
    if (first) return `${first.word} ${last.word}`
  }
  return null
}

function beginning(part, known) {
  const whole = known.get(part)
  if (whole || part.length < 5) return whole
  for (const [form, found] of known) if (form.startsWith(part) && form.length <= part.length + 2) return found
}

/**
 * Letters that differ (Damerau and Levenshtein: wrong, missing, too many, or two swapped), and what that costs. The
 * words may have different endings of up to `ending` letters, which cost a part of a letter each: an inflected form is
 * not wrong for being another than those the guide happens to use.
 */
export function difference(one, other, most, ending = 0) {
  let best = { letters: Infinity, cost: Infinity }
  let before = []
  let row = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    if (Math.min(...next) > most) return best
    before = row
    row = next
    const left = one.length - i
    if (left > ending) continue
    for (let j = Math.max(STEM, other.length - ending); j <= other.length; j += 1) {
      const rest = left + other.length - j
      const cost = row[j] + rest * AN_ENDINGS_LETTER
      const isStem = Math.min(i, j) >= STEM + 2 * row[j]
      if ((rest === 0 || isStem) && row[j] <= most && cost < best.cost) best = { letters: row[j], cost }
    }
    if (left === 0 && row[other.length] <= most && row[other.length] < best.cost) {
      best = { letters: row[other.length], cost: row[other.length] }
    }
  }
  return best
}
