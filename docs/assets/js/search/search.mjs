/**
 * Searching: what was typed, pages found, best first. Words that must have been meant otherwise are corrected, and pages
 * that hold only some of the words come after those that hold all.
 */

import { engine, knownWords } from "./engine.mjs"
import { alike, folded, words } from "./letters.mjs"
import { headline, page, union } from "./page.mjs"
import { apart, nearest } from "./spelling.mjs"

const MOST_WORDS = 8
const LOOKED_AT = 3 // pages whose words tell whether a word was found or only something that begins like it
const RANKED_AGAIN = 12 // pages whose titles are looked at
const NEAR = 3 // words between two words that belong together

/**
 * @param {string} text  what was typed
 * @param {object} [options]  `filters` as the engine takes them; `literally` to correct nothing
 * @returns {Promise<{hits: Array<{id, score, data}>, corrected: string|null}>}  `corrected`: what was searched instead
 */
export async function search(text, { filters = {}, literally = false } = {}) {
  const typed = words(text).slice(0, MOST_WORDS)
  if (!typed.length) return { hits: [], corrected: null }
  const pagefind = await engine()
  const look = async (word) => (await pagefind.search(word, { filters })).results
  const found = await Promise.all(
    typed.map(async (word) => {
      const hits = await look(word)
      return literally ? { word, hits } : await meant(word, hits, look)
    }),
  )
  const corrected = found.some(({ word }, place) => word !== typed[place])
  const ranked = together(found.map(({ hits }) => hits))
  const hits = await byTitle(ranked, found.map(({ word }) => word))
  return { hits, corrected: corrected ? found.map(({ word }) => word).join(" ") : null }
}

/** What results show, in order. */
export function details(hits) {
  return Promise.all(hits.map(async (hit) => page(await hit.data())))
}

/** The pages for a word, or for the word that was probably meant. */
async function meant(word, hits, look) {
  if (/\d/.test(word) || word.length < 5) return { word, hits }
  const letters = await lettersFound(word, hits)
  if (letters >= word.length - 1) return { word, hits }
  const known = await knownWords()
  if (known.has(folded(word))) return { word, hits }
  const near = nearest(word, known)
  const other = near ? await look(near.word) : []
  if (near?.letters === 0 || (near?.letters === 1 && letters >= word.length - 3)) {
    return { word, hits: best([hits, other]) } // another form of the word, or perhaps a slip in its ending: both count
  }
  if (near && (near.letters === 1 || !hits.length)) return { word: near.word, hits: other }
  const parts = word.includes("-") ? word.replaceAll("-", " ") : apart(word, known)
  if (parts && letters < word.length - 3) {
    return { word: parts, hits: together(await Promise.all(parts.split(" ").map(look))) }
  }
  const isChance = letters < Math.max(4, word.length / 2) // pages that hold only something else that begins alike
  return { word, hits: isChance ? [] : hits }
}

/** With how many letters of the word the nearest word on the first pages begins. */
async function lettersFound(word, hits) {
  const typed = folded(word)
  let most = 0
  for (const hit of hits.slice(0, LOOKED_AT)) {
    const { raw_content: content, locations } = await hit.data()
    const all = content.split(/\s+/)
    for (const place of locations) {
      const found = folded(all[place]).replace(/^[^\p{L}\p{N}]+/u, "")
      most = Math.max(most, alike(typed, found))
    }
  }
  return most
}

/** Pages of several lists, each with its best score. */
function best(lists) {
  return merged(lists, (one, other) => Math.max(one, other))
}

/** Adds up what each word found. Rare words count for more by the engine's own measure; so does each word found. */
function together(lists) {
  const summed = merged(lists, (one, other) => one + other)
  return summed
    .map((hit) => ({ ...hit, score: hit.score * hit.parts.length }))
    .sort((one, other) => other.score - one.score)
}

function merged(lists, add) {
  const pages = new Map()
  for (const hit of lists.flat()) {
    const kept = pages.get(hit.id)
    const parts = [...(kept?.parts ?? []), hit]
    pages.set(hit.id, { id: hit.id, parts, score: kept ? add(kept.score, hit.score) : hit.score, data: () => union(parts) })
  }
  return [...pages.values()].sort((one, other) => other.score - one.score)
}

/** The first pages once more, those first that have the words in their title, or the words side by side. */
async function byTitle(hits, typed) {
  const first = await Promise.all(
    hits.slice(0, RANKED_AGAIN).map(async (hit) => {
      const data = await hit.data()
      const places = await Promise.all(hit.parts.map(async (part) => (await part.data()).locations))
      const title = headline(data).map(folded)
      const named = typed.filter((word) => title.some((other) => isForm(folded(word), other))).length / typed.length
      const exact = named === 1 ? typed.length / Math.max(typed.length, data.meta.title.split(/\s+/).length) : 0
      return { hit, score: hit.score * (1 + named + exact + sideBySide(places)) }
    }),
  )
  first.sort((one, other) => other.score - one.score)
  return [...first.map(({ hit }) => hit), ...hits.slice(RANKED_AGAIN)]
}

function isForm(word, other) {
  return alike(word, other) >= Math.max(3, 0.6 * Math.max(word.length, other.length))
}

/** How many of the words stand next to the one before them, from 0 to 1. */
function sideBySide(places) {
  if (places.length < 2) return 0
  const near = (here, there) => here.some((one) => there.some((other) => other > one && other - one <= NEAR))
  return places.slice(1).filter((there, place) => near(places[place], there)).length / (places.length - 1)
}
