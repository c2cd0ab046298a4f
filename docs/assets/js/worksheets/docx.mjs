/** A table → a Word document that people go on writing in: title, facts, and for each section a table and its links. */

import { written } from "./days.mjs"

const LIBRARY = "../../vendor/docx-9.15.2/docx.min.mjs"
const PAGE = { width: 11906, height: 16838, margin: 1000 } // A4 in twentieths of a point, laid on its side

/** @param {Table} table @returns {Promise<Blob>} */
export async function toDocx(table) {
  const docx = await import(LIBRARY)
  const written = new Writer(docx, table).document()
  return docx.Packer.toBlob(written)
}

class Writer {
  #docx
  #table

  constructor(docx, table) {
    this.#docx = docx
    this.#table = table
  }

  document() {
    const { Document, PageOrientation } = this.#docx
    const { title, locale, sections } = this.#table
    const { width, height, margin } = PAGE
    const page = {
      size: { width, height, orientation: PageOrientation.LANDSCAPE },
      margin: { top: margin, right: margin, bottom: margin, left: margin },
    }
    const children = [...this.#head(), ...sections.flatMap((section) => this.#section(section))]
    return new Document({
      title,
      creator: "",
      lastModifiedBy: "",
      styles: { default: { document: { run: { font: "Calibri", size: 21, language: { value: locale } } } } },
      sections: [{ properties: { page }, footers: { default: this.#footer() }, children }],
    })
  }

  #head() {
    const { HeadingLevel, Paragraph } = this.#docx
    const facts = this.#table.facts.map(({ label, text, href }) => {
      const value = href ? this.#link({ title: text, href }) : this.#run(text)
      return new Paragraph({ children: [this.#run(`${label}: `, { bold: true }), value] })
    })
    return [new Paragraph({ text: this.#table.title, heading: HeadingLevel.TITLE }), ...facts]
  }

  #section({ title, rows }) {
    const { HeadingLevel, Paragraph } = this.#docx
    const style = { heading: HeadingLevel.HEADING_1, keepNext: true, spacing: { before: 360 } }
    return [new Paragraph({ ...style, text: title }), this.#grid(rows), ...rows.flatMap((row) => this.#links(row))]
  }

  #grid(rows) {
    const { Table, TableLayoutType, TableRow } = this.#docx
    const columns = this.#table.columns.filter(({ kind }) => kind === "text" || kind === "date")
    const all = columns.reduce((sum, { width }) => sum + width, 0)
    const widths = columns.map(({ width }) => Math.floor(((PAGE.height - 2 * PAGE.margin) * width) / all))
    const head = columns.map(({ label }, place) => this.#cell(label, widths[place], { bold: true }))
    const body = rows.map((row) => columns.map((column, place) => this.#cell(this.#text(column, row), widths[place])))
    return new Table({
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({ children: head, tableHeader: true, cantSplit: true }),
        ...body.map((children) => new TableRow({ children, cantSplit: true })),
      ],
    })
  }

  #text({ id, kind }, row) {
    return kind === "date" ? written(row[id], this.#table.locale) : row[id]
  }

  #cell(text, width, style = {}) {
    const { Paragraph, TableCell, WidthType } = this.#docx
    const children = text.split("\n").map((line) => new Paragraph({ children: [this.#run(line, style)] }))
    const margins = { top: 60, bottom: 60, left: 90, right: 90 }
    return new TableCell({ width: { size: width, type: WidthType.DXA }, margins, children })
  }

  /** Below the table, a line for each kind of link of a question. */
  #links(row) {
    const { Paragraph } = this.#docx
    const columns = this.#table.columns.filter(({ id, kind }) => kind === "links" && row[id].length)
    return columns.map(({ id, label }) => {
      const links = row[id].flatMap((link, place) => [...(place ? [this.#run(", ")] : []), this.#link(link)])
      return new Paragraph({ spacing: { before: 80 }, children: [this.#run(`${row.number} ${label}: `), ...links] })
    })
  }

  #link({ title, href }) {
    const { ExternalHyperlink } = this.#docx
    return new ExternalHyperlink({ link: href, children: [this.#run(title, { style: "Hyperlink" })] })
  }

  #run(text, style = {}) {
    return new this.#docx.TextRun({ ...style, text })
  }

  #footer() {
    const { AlignmentType, Footer, PageNumber, Paragraph, TextRun } = this.#docx
    const children = [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })]
    return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children })] })
  }
}
