/** Worksheets ↔ a file that can be read in again: dev/worksheets.md. */

import { compact } from "./compact.mjs"
import { FORMAT, parseText, refused, VERSION } from "./parse.mjs"

const LARGEST = 2_000_000

/** @param {Worksheet[]} worksheets @returns {Blob} */
export function toJson(worksheets) {
  const text = JSON.stringify({ format: FORMAT, version: VERSION, worksheets: worksheets.map(compact) }, null, 2)
  return new Blob([text, "\n"], { type: "application/json" })
}

/** @param {Blob} file @returns {Promise<Parsed>} */
export async function fromJson(file) {
  if (file.size > LARGEST) return refused("too-large")
  try {
    return parseText(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()))
  } catch {
    return refused("not-text")
  }
}
