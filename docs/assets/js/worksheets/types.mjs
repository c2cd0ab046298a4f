/**
 * What the modules about worksheets hand to each other. For people and their editors; no browser loads this file.
 *
 * A value never changes: functions return new ones. Each part of a worksheet bears the time of its last change (UTC,
 * with milliseconds), so that versions can be put together part by part; therefore what is taken away stays as a blank
 * part.
 *
 * @typedef {"yes" | "partly" | "not-yet" | "not-relevant"} Choice
 * @typedef {object} Answer
 * @property {Choice | null} answer
 * @property {string} note
 * @property {string} responsible
 * @property {string} date  "2027-01-31" or empty
 * @property {string} changed
 *
 * @typedef {object} OwnQuestion
 * @property {string} id  `own-…`
 * @property {string} text  without one it has been taken away
 * @property {string} changed
 *
 * @typedef {object} Worksheet
 * @property {string} id  `sheet-…`
 * @property {string} name
 * @property {string} created
 * @property {string} changed  when it was named
 * @property {string | null} from  the purpose it began with
 * @property {OwnQuestion[]} own
 * @property {Record<string, Answer>} answers  by the question's permanent id
 *
 * @typedef {object} Held  what a tab holds
 * @property {Worksheet[]} worksheets
 * @property {Record<string, string>} removed  when worksheets were deleted, by their id
 *
 * What is wrong with an input. The first codes are about all of it, `damaged` about links, the others about a part,
 * which was left out or cut.
 *
 * @typedef {"too-large" | "not-text" | "not-json" | "not-worksheets" | "newer" | "damaged" |
 *   "wrong-type" | "bad-id" | "bad-time" | "bad-date" | "bad-answer" | "bad-purpose" | "too-long" | "too-many"} Code
 * @typedef {{code: Code, place?: string}} Problem  `place`: such as "worksheets.0.answers.3"
 * @typedef {Held & {problems: Problem[]}} Parsed
 *
 * Why the browser's store does not keep what it should:
 *   unavailable  nothing can be kept: it is gone when the tab is closed
 *   full         the last change could not be kept; each further change tries again
 *   corrupted    what was kept could not be read, or not all of it; it was put aside as it was
 *
 * @typedef {"unavailable" | "full" | "corrupted"} Trouble
 *
 * A question in two versions: alike, only in one of them, or not alike.
 *
 * @typedef {object} Difference
 * @property {string} id
 * @property {"same" | "mine" | "theirs" | "conflict"} kind
 * @property {Answer | null} mine
 * @property {Answer | null} theirs
 * @property {{mine: string | null, theirs: string | null} | null} text  of an own question
 *
 * A question in two worksheets.
 *
 * @typedef {object} Contrast
 * @property {string} id
 * @property {("answer" | "note" | "responsible" | "date" | "text")[]} parts  which differ; none when they are alike
 * @property {Answer | null} one
 * @property {Answer | null} other
 * @property {{one: string | null, other: string | null} | null} text  of an own question
 *
 * A table as every export writes it; all words come from outside.
 *
 * @typedef {{title: string, href: string}} Link
 * @typedef {{id: string, label: string, kind: "section" | "text" | "date" | "links", width: number}} Column
 *   `section`: the section's title once more, for formats without headings; `width` in letters
 * @typedef {Record<string, string | Link[]>} Row  by column; dates as "2027-01-31"
 * @typedef {object} Table
 * @property {string} locale  by what days and numbers are written: "en-GB"
 * @property {string} title
 * @property {string} sheet  what the sheet is called in a workbook
 * @property {{label: string, text: string, href?: string}[]} facts  what stands above: day, address, progress
 * @property {Column[]} columns
 * @property {{title: string, rows: Row[]}[]} sections
 */

export {}
