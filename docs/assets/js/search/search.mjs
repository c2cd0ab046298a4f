/**
 * Searching: what was typed, pages found, best first. Words that must have been meant otherwise are corrected, and pages
 * that hold only some of the words come after those that hold all.
 */

import { commonWords, engine, knownWords } from "./engine.mjs"
import { alike, folded, words } from "./letters.mjs"
import { headline, page, union } from "./page.mjs"
import { apart, nearest } from "./spelling.mjs"

const MOST_WORDS = 8
const LOOKED_AT = 2 // pages whose words tell whether a word was found or only something that begins like it
const RANKED_AGAIN = 5 // pages whose titles are looked at; each is a request, and all of them are shown anyway
const SHORT = 4
const COMPOUND = 10 // letters of a word that may be one
const FEW = 2 // pages
const MANY = 200 // pages with a short word: looking for all that begins like it would take longest of all, and find chance pages
const WHOLE = 2 // points for a short word that stands on the page as it is
const NEAR = 3 // words between two words that belong together

/**
 * @param {string} text  what was typed
 * @param {object} [options]  `filters` as the engine takes them; `literally` to correct nothing
 * @returns {Promise<{hits: Array<{id, score, data}>, corrected: string|null}>}  `corrected`: what was searched instead
 */
export async function search(text, { filters = {}, literally = false } = {}) {
  const typed = words(text).slice(0, MOST_WORDS)
  if (!typed.length) return { hits: [], corrected: null }
  const [pagefind, common] = await Promise.all([engine(), commonWords().catch(() => new Set())]) // without them, slower
  const telling = typed.filter((word) => !common.has(folded(word)))
  const asked = telling.length ? telling : typed
  const exactly = async (word) => (await pagefind.search(`"${word}"`, { filters })).results
  const begun = async (word) => (await pagefind.search(word, { filters })).results
  const look = async (word) => {
    if (word.length > SHORT) return begun(word)
    const exact = await exactly(word) // short words begin too many others
    if (exact.length > MANY) return exact
    const whole = new Set(exact.map((hit) => hit.id))
    const results = await begun(word)
    return results.map((hit) => (whole.has(hit.id) ? scored(hit, hit.score + WHOLE) : hit)).sort((one, other) => other.score - one.score)
  }
  const isSure = async (word) => literally || /\d/.test(word) || word.length < 5 || (await exactly(word)).length > 0
  if (common.size && asked.length > 1) {
    const { results } = await pagefind.search(asked.join(" "), { filters })
    const whole = merged([results], Math.max)
    const [isMeant, hits] = await Promise.all([areMeant(results, asked, isSure), byTitle(whole, asked)])
    if (isMeant) return { hits, corrected: null }
  }
  const isWhole = !Object.keys(filters).length
  const found = await Promise.all(
    asked.map(async (word) => {
      const hits = await look(word)
      const found = (await isSure(word)) ? { word, hits } : await meant(word, hits, look, isWhole)
      return literally ? found : { ...found, hits: await withParts(found, look) }
    }),
  )
  const meantBy = new Map(asked.map((word, place) => [word, found[place].word]))
  const corrected = typed.map((word) => meantBy.get(word) ?? word).join(" ")
  const ranked = together(found.map(({ hits }) => hits))
  const hits = await byTitle(ranked, found.map(({ word }) => word))
  return { hits, corrected: corrected === typed.join(" ") ? null : corrected }
}

/** What results show, in order. */
export function details(hits) {
  return Promise.all(hits.map(async (hit) => page(await hit.data())))
}

/**
 * Whether pages that hold every word are what somebody looks for in a guide of very many pages: the words are on them or
 * somewhere as they were typed. Then the many that hold some of the words need not be looked at.
 */
async function areMeant(pages, asked, isSure) {
  if (!pages.length) return false
  const isHeld = async (word) => (await lettersFound(word, pages)) >= word.length - 1 || isSure(word)
  const held = await Promise.all(asked.map(isHeld))
  return held.every(Boolean)
}

/** The pages for a word, or for the word that was probably meant. */
async function meant(word, hits, look, isWhole) {
  const letters = await lettersFound(word, hits)
  if (letters >= word.length - 1) return { word, hits }
  const known = await knownWords()
  if (known.has(folded(word))) {
    if (!hits.length && isWhole) throw new Error(`${word} is in the guide, but a piece of the index is missing`)
    return { word, hits }
  }
  const near = nearest(word, known)
  const other = near ? await look(near.word) : []
  if (near?.letters === 0) return { word: hits.length ? word : near.word, hits: best([hits, other]) } // another form
  if (near?.letters === 1 && letters >= word.length - 3) return { word: near.word, hits: best([hits, other]) }
  if (near && (near.letters === 1 || !hits.length)) return { word: near.word, hits: other }
  const parts = word.includes("-") ? word.replaceAll("-", " ") : apart(word, known)
  if (parts && letters < word.length - 3) {
    return { word: parts, hits: together(await Promise.all(parts.split(" ").map(look))) }
  }
  const isChance = letters < Math.max(4, word.length / 2) // pages that hold only something else that begins alike
  return { word, hits: isChance ? [] : hits }
}

/** The pages for a word; if hardly any have a compound, those that have its parts come behind them. */
async function withParts({ word, hits }, look) {
  if (word.length < COMPOUND || !hits.length || hits.length > FEW) return hits
  const parts = apart(word, await knownWords())
  const others = parts ? together(await Promise.all(parts.split(" ").map(look))) : []
  const highest = Math.max(0, ...others.map((hit) => hit.score))
  const share = Math.min(...hits.map((hit) => hit.score)) / highest
  return best([hits, others.map((hit) => scored(hit, hit.score * share))])
}

/** With how many letters of the word the nearest word on the first pages begins. */
async function lettersFound(word, hits) {
  const typed = folded(word)
  let most = 0
  const pages = await Promise.all(hits.slice(0, LOOKED_AT).map((hit) => union([hit])))
  for (const { content, weighted_locations: places } of pages) {
    const all = content.split(" ")
    for (const { location } of places) {
      const found = folded(all[location]).replace(/^[^\p{L}\p{N}]+/u, "")
      most = Math.max(most, alike(typed, found))
    }
  }
  return most
}

/** A page the engine found, with another score. It holds on to the engine's: what nobody holds, the engine forgets. */
function scored(hit, score) {
  return { id: hit.id, score, data: () => hit.data() }
}

/** Pages of several lists, each with its best score. */
function best(lists) {
  return merged(lists, (one, other) => Math.max(one, other))
}

/**
 * Adds up what each word found. Rare words count for more, by the engine's own measure; and pages that hold more of what
 * counts come before pages that hold one word often.
 */
function together(lists) {
  const weights = lists.map((hits) => Math.max(0, ...hits.map((hit) => hit.score)))
  const all = weights.reduce((one, other) => one + other, 0)
  const shares = lists.flatMap((hits, place) => hits.map((hit) => [hit, weights[place] / all]))
  const share = new Map(shares)
  const held = (hit) => hit.parts.reduce((sum, part) => sum + share.get(part), 0)
  return merged(lists, (one, other) => one + other)
    .map((hit) => ({ ...hit, score: hit.score * held(hit) ** 2 }))
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
      const places = data.each.map((found) => found.map(({ location }) => location))
      const title = headline(data).map(folded)
      const named = typed.filter((word) => title.some((other) => isForm(folded(word), other))).length / typed.length
      const exact = named === 1 ? typed.length / Math.max(typed.length, data.meta.title.split(/\s+/).length) : 0
      return { hit, score: hit.score * (1 + 2 * named ** 2 + exact + sideBySide(places)) }
    }),
  )
  first.sort((one, other) => other.score - one.score)
  return [...first.map(({ hit }) => hit), ...hits.slice(RANKED_AGAIN)]
}

function isForm(word, other) {
  const letters = alike(word, other)
  const longer = Math.max(word.length, other.length)
  return word.length > SHORT ? letters >= 0.6 * longer : letters === word.length && longer < word.length + word.length / 2
}

/** How many of the words stand next to the one before them, from 0 to 1. */
function sideBySide(places) {
  if (places.length < 2) return 0
  const near = (here, there) => here.some((one) => there.some((other) => other > one && other - one <= NEAR))
  return places.slice(1).filter((there, place) => near(places[place], there)).length / (places.length - 1)
}
