/** A table → comma-separated values (RFC 4180) that spreadsheets open with their letters right and run nothing of. */

const MARK = "\uFEFF" // says UTF-8 to Excel
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const SPECIAL = /[",;\t\r\n]|^\s|\s$/

/** @param {Table} table @param {string} separator  programs that write decimal commas expect ";" @returns {Blob} */
export function toCsv({ columns, sections }, separator = ",") {
  const rows = sections.flatMap(({ rows }) => rows.map((row) => columns.map(({ id }) => written(row[id]))))
  const lines = [columns.map(({ label }) => label), ...rows].map((cells) => cells.map(cell).join(separator))
  return new Blob([MARK, lines.map((line) => `${line}\r\n`).join("")], { type: "text/csv;charset=utf-8" })
}

function written(value) {
  return typeof value === "string" ? value : value.map(({ title, href }) => `${title} ${href}`).join("\n")
}

/** An apostrophe in front keeps what looks like a formula text. */
function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
