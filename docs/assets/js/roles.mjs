/** Where a narrow window has no room for a table's columns, the style sheet takes it apart, and some browsers then forget
 *  what its parts are. They are told here, once the table is full. */

const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" }

/** @param {HTMLTableElement} table */
export function keepRoles(table) {
  for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
    part.setAttribute("role", ROLES[part.localName] ?? (part.scope === "col" ? "columnheader" : "rowheader"))
  }
}
