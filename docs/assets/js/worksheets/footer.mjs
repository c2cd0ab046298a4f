/** The foot of every sheet of paper, in browsers that print what stands in the margins of pages. */

const STYLE = "font: 8pt sans-serif"
const sheet = new CSSStyleSheet()

/** @param {string} text  beside the page's number */
export function writeFooter(text) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
  const left = `@bottom-left { content: "${CSS.escape(text)}"; ${STYLE} }`
  const right = `@bottom-right { content: counter(page) " / " counter(pages); ${STYLE} }`
  sheet.replaceSync(`@page { ${left} ${right} }`)
}
