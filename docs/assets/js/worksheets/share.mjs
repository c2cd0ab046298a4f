/**
 * A worksheet ↔ the fragment of an address, which browsers send to no server: `#w1.` and packed text. It is packed with
 * a checksum (zlib), so that a link in which a letter was lost or changed opens nothing rather than something else.
 */

import { compact } from "./compact.mjs"
import { CHOICES } from "./model.mjs"
import { FORMAT, parse, VERSION } from "./parse.mjs"

const PREFIX = "w1."
const ANY_PREFIX = /^w\d{1,3}\./
const ALPHABET = /^[\w-]+$/
const LARGEST_PACKED = 100_000
const LARGEST = 1_000_000

/** Longer addresses are cut by some programs for e-mail and chat. */
export const LONGEST_ADDRESS = 2_000

/** @param {string} page  the address to open it at @returns {Promise<{address: string, tooLong: boolean}>} */
export async function toAddress(page, worksheet) {
  const address = `${page.split("#")[0]}#${await toFragment(worksheet)}`
  return { address, tooLong: address.length > LONGEST_ADDRESS }
}

/** Whether a fragment means to be a worksheet. */
export function isFragment(fragment) {
  return ANY_PREFIX.test(fragment.replace(/^#/, ""))
}

/** @returns {Promise<string>} */
export async function toFragment(worksheet) {
  const bytes = await packed(new TextEncoder().encode(JSON.stringify(toRows(worksheet))))
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
  return PREFIX + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

/**
 * @param {string} fragment  with or without its `#`
 * @returns {Promise<{worksheet: Worksheet | null, problems: Problem[]}>}  without a worksheet for one reason:
 *   not-worksheets, newer, too-large or damaged
 */
export async function fromFragment(fragment) {
  const text = fragment.replace(/^#/, "")
  if (!text.startsWith(PREFIX)) return refused(ANY_PREFIX.test(text) ? "newer" : "not-worksheets")
  if (text.length > LARGEST_PACKED) return refused("too-large")
  try {
    const letters = text.slice(PREFIX.length)
    if (!ALPHABET.test(letters)) return refused("damaged")
    const binary = atob(letters.replaceAll("-", "+").replaceAll("_", "/"))
    const json = await unpacked(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))
    if (json === null) return refused("too-large")
    const { worksheets, problems } = parse(fromRows(JSON.parse(json)))
    return worksheets.length ? { worksheet: worksheets[0], problems } : refused("damaged")
  } catch {
    return refused("damaged")
  }
}

function refused(code) {
  return { worksheet: null, problems: [{ code }] }
}

/** Lists without names, times as milliseconds since the first, without empty ends: half as long. */
function toRows(worksheet) {
  const { id, name, created, changed, from, own, answers } = compact(worksheet)
  const start = Date.parse(created)
  const since = (time) => Date.parse(time) - start
  const questions = own.map((question) => [question.id, since(question.changed), question.text])
  const rows = Object.entries(answers).map(([question, { answer, note, responsible, date, changed }]) =>
    trimmed([question, since(changed), CHOICES.indexOf(answer), note, responsible, date]),
  )
  return [id, name, start, since(changed), from, questions, rows]
}

function fromRows([id, name, start, since, from, questions, rows]) {
  const time = (milliseconds) => new Date(start + milliseconds).toISOString()
  const own = questions.map(([question, changed, text]) => ({ id: question, text, changed: time(changed) }))
  const answers = rows.map(([question, changed, choice, note = "", responsible = "", date = ""]) => [
    question,
    { answer: CHOICES[choice] ?? null, note, responsible, date, changed: time(changed) },
  ])
  const worksheet = { id, name, created: time(0), changed: time(since), from, own }
  return { format: FORMAT, version: VERSION, worksheets: [{ ...worksheet, answers: Object.fromEntries(answers) }] }
}

function trimmed(row) {
  const end = row.findLastIndex((value) => value !== "")
  return row.slice(0, end + 1)
}

async function packed(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Null when there is too much; a few bytes can hold gigabytes, so it stops where that is known. */
async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let text = ""
  let size = 0
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > LARGEST) {
      reader.cancel().catch(() => {})
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
