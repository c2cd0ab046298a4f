/** What every export writes: a worksheet, or what differs between two, as one table. All words come from outside. */

import { written } from "./days.mjs"
import { answerTo, ownQuestions, retired } from "./model.mjs"

/** How each column is shown, and how wide in letters. */
const COLUMNS = {
  set: ["section", 24],
  number: ["text", 8],
  question: ["text", 50],
  answer: ["text", 14],
  responsible: ["text", 22],
  date: ["date", 13],
  note: ["text", 50],
  practices: ["links", 44],
  sources: ["links", 44],
  part: ["text", 18],
  one: ["text", 44],
  other: ["text", 44],
}
const ANSWERS = ["set", "number", "question", "answer", "responsible", "date", "note", "practices", "sources"]
const PARTS = ["answer", "responsible", "date", "note"]
const CONTRASTS = ["set", "number", "question", "part", "one", "other"]

/**
 * @typedef {{id: string, number: string, text: string, practices?: Link[], sources?: Link[]}} Question
 * @typedef {{title: string, questions: Question[]}} QuestionSet
 * @typedef {object} Words
 * @property {Record<string, string>} columns  labels of set, number, question, answer, responsible, date, note,
 *   practices and sources; of part, where worksheets are compared
 * @property {Record<string, string>} answers  by choice, and `none`
 * @property {string} own  title above own questions
 * @property {string} retired  title above answers to questions the guide no longer has
 * @property {string} sheet
 *
 * @param {Worksheet} worksheet
 * @param {QuestionSet[]} sets
 * @param {{locale: string, words: Words, facts?: Table["facts"]}} options
 * @returns {Table}
 */
export function table(worksheet, sets, { locale, words, facts = [] }) {
  const row = (title, { id, number, text, practices = [], sources = [] }) => {
    const { answer, responsible, date, note } = answerTo(worksheet, id)
    const label = words.answers[answer ?? "none"]
    return { set: title, number, question: text, answer: label, responsible, date, note, practices, sources }
  }
  const sections = allSets([worksheet], sets, words).map(({ title, questions }) => ({
    title,
    rows: questions.map((question) => row(title, question)),
  }))
  const columns = columnsOf(ANSWERS, words.columns)
  return { locale, title: worksheet.name, sheet: words.sheet, facts, columns, sections }
}

/**
 * A row for each part of an answer that differs; for answers that are alike, a row for each part they have.
 * @param {Contrast[]} contrasts  of compare.mjs, those to be shown
 * @param {{title: string, locale: string, words: Words, facts?: Table["facts"]}} options
 * @returns {Table}
 */
export function comparison(one, other, contrasts, sets, { title, locale, words, facts = [] }) {
  const found = new Map(contrasts.map((contrast) => [contrast.id, contrast]))
  const value = (answer, part) => {
    if (part === "answer") return words.answers[answer?.answer ?? "none"]
    return part === "date" ? written(answer?.date ?? "", locale) : (answer?.[part] ?? "")
  }
  const rows = (set, { id, number, text }) => {
    if (!found.has(id)) return []
    const { parts, one, other, text: wordings } = found.get(id)
    return (parts.length ? parts : given(one)).map((part) => {
      const pair = part === "text" ? [wordings.one ?? "", wordings.other ?? ""] : [value(one, part), value(other, part)]
      const label = words.columns[part === "text" ? "question" : part]
      return { id, set, number, question: text, part: label, one: pair[0], other: pair[1] }
    })
  }
  const sections = allSets([one, other], sets, words)
    .map((set) => ({ title: set.title, rows: set.questions.flatMap((question) => rows(set.title, question)) }))
    .filter((section) => section.rows.length)
  const columns = columnsOf(CONTRASTS, { ...words.columns, one: one.name, other: other.name })
  return { locale, title, sheet: words.sheet, facts, columns, sections }
}

function given(answer) {
  const parts = PARTS.filter((part) => answer?.[part])
  return parts.length ? parts : ["answer"]
}

function columnsOf(ids, labels) {
  return ids.map((id) => ({ id, kind: COLUMNS[id][0], width: COLUMNS[id][1], label: labels[id] }))
}

/** Sets of the guide, own questions, and answers to questions that are no longer there. */
function allSets(worksheets, sets, words) {
  const known = sets.flatMap(({ questions }) => questions.map(({ id }) => id))
  const own = new Map(worksheets.flatMap(ownQuestions).map(({ id, text }) => [id, text]))
  const old = new Set(worksheets.flatMap((worksheet) => retired(worksheet, known)))
  const ownSet = { title: words.own, questions: [...own].map(([id, text]) => ({ id, number: "", text })) }
  const oldSet = { title: words.retired, questions: [...old].map((id) => ({ id, number: "", text: id })) }
  return [...sets, ownSet, oldSet].filter(({ questions }) => questions.length)
}
