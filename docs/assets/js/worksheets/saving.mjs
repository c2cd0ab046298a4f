/** Tables become files that people save. What makes a kind of file is fetched when somebody asks for it. */

const NOT_IN_FILES = /[\p{Cc}\\/:*?"<>|.]+/gu

const MAKERS = {
  docx: async (table) => (await import("./docx.mjs")).toDocx(table),
  xlsx: async (table) => (await import("./xlsx.mjs")).toXlsx(table),
  csv: async (table) => (await import("./csv.mjs")).toCsv(table, separator(table.locale)),
  md: async (table) => (await import("./markdown.mjs")).toMarkdown(table),
}

/** @param {"docx" | "xlsx" | "csv" | "md"} kind @param {Table} table  gives the file its name */
export async function save(kind, table) {
  download(await MAKERS[kind](table), table.title, kind)
}

export function download(blob, name, ending) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = `${name.replace(NOT_IN_FILES, " ").trim() || "worksheet"}.${ending}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Programs that write decimal commas expect semicolons. */
function separator(locale) {
  return new Intl.NumberFormat(locale).format(1.5).includes(",") ? ";" : ","
}
