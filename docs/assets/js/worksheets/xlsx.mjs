/** A table → a workbook with one sheet: a header that stays, columns of a fitting width, real dates and no formulas. */

const LIBRARY = "../../vendor/write-excel-file-4.1.1/write-excel-file.min.mjs"
const NOT_IN_NAMES = /[[\]/\\:*?]/g
const LONGEST_NAME = 31
const LONGEST_CELL = 32_767

/** @param {Table} table @returns {Promise<Blob>} */
export async function toXlsx({ locale, sheet, columns, sections }) {
  const { writeXlsxFile } = await import(LIBRARY)
  const format = dateFormat(locale)
  const head = columns.map(({ label }) => ({ ...text(label), fontWeight: "bold" }))
  const body = sections.flatMap(({ rows }) =>
    rows.map((row) => columns.map(({ id, kind }) => (kind === "date" ? date(row[id], format) : text(row[id])))),
  )
  const name = sheet.replace(NOT_IN_NAMES, " ").slice(0, LONGEST_NAME)
  const widths = columns.map(({ width }) => ({ width }))
  return writeXlsxFile([{ sheet: name, data: [head, ...body], columns: widths, stickyRowsCount: 1 }])
}

function date(day, format) {
  return day ? { type: Date, value: new Date(`${day}T00:00:00Z`), format, alignVertical: "top" } : null
}

function text(value) {
  const written = typeof value === "string" ? value : value.map(({ title, href }) => `${title} ${href}`).join("\n")
  return written ? { type: String, value: literal(written).slice(0, LONGEST_CELL), wrap: true, alignVertical: "top" } : null
}

/** Programs read `_x000D_` as the character with that number, so its first sign is written as one. */
function literal(written) {
  return written.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
}

/** How a locale writes days, as spreadsheets say it: d.m.yyyy. */
function dateFormat(locale) {
  const numbers = { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" }
  const parts = new Intl.DateTimeFormat(locale, numbers).formatToParts(Date.UTC(2001, 1, 3))
  const letters = { day: ["d", "dd"], month: ["m", "mm"], year: ["yyyy", "yyyy"] }
  return parts.map(({ type, value }) => letters[type]?.[value.startsWith("0") ? 1 : 0] ?? value).join("")
}
