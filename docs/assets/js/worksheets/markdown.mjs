/** A table → Markdown (CommonMark with tables), in which nothing people wrote is taken for markup. */

const MARKUP = /[\\`*_[\]<>|~#&!$]/g

/** @param {Table} table @returns {Blob} */
export function toMarkdown({ title, facts, columns, sections }) {
  const shown = columns.filter(({ kind }) => kind !== "section")
  const blocks = [
    `# ${line(title)}`,
    ...facts.map(({ label, text, href }) => `${line(label)}: ${href ? link({ title: text, href }) : line(text)}`),
    ...sections.map((section) => `## ${line(section.title)}\n\n${grid(shown, section.rows)}`),
  ]
  return new Blob([`${blocks.join("\n\n")}\n`], { type: "text/markdown;charset=utf-8" })
}

function grid(columns, rows) {
  const head = [columns.map(({ label }) => line(label)), columns.map(() => "---")]
  const body = rows.map((row) => columns.map(({ id }) => cell(row[id])))
  return [...head, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n")
}

function cell(value) {
  return typeof value === "string" ? value.trim().split("\n").map(line).join("<br>") : value.map(link).join("<br>")
}

function link({ title, href }) {
  return `[${line(title)}](<${href.replace(/[<>|\\\s]/g, encodeURIComponent)}>)`
}

/** One line of text. */
function line(text) {
  return text.replace(/\s+/g, " ").trim().replace(MARKUP, "\\$&")
}
