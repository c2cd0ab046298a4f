/** What the page says that worksheets need: its question sets, the words of tables and of refusals. */

const COLUMNS = ["set", "number", "question", "answer", "responsible", "date", "note", "practices", "sources", "part"]
const CHOICES = { yes: "yes", partly: "partly", "not-yet": "notYet", "not-relevant": "notRelevant", none: "none" }

/** @param {(practice: Link) => Link[]} sourcesOf @returns {QuestionSet[]} */
export function questionSets(sourcesOf = () => []) {
  return [...document.querySelectorAll("question-list .question-set")].map((part) => readSet(part, sourcesOf))
}

/** How a question of the guide is worded; its id when the guide does not have it. */
export function questionText(id) {
  return document.getElementById(id)?.querySelector(".question-text")?.textContent ?? id
}

/** @param {DOMStringMap} words  of `.worksheet-words` @returns {Words} */
export function tableWords(words) {
  return {
    columns: Object.fromEntries(COLUMNS.map((name) => [name, words[name]])),
    answers: Object.fromEntries(Object.entries(CHOICES).map(([choice, name]) => [choice, words[name]])),
    own: words.own,
    retired: words.retired,
    sheet: words.sheet,
  }
}

/** What stands above each table: the day, and where its questions are. @returns {Table["facts"]} */
export function facts(words, locale) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date())
  const page = location.origin + location.pathname
  return [
    { label: words.day, text: day },
    { label: words.address, text: page, href: page },
  ]
}

/** Why a file or link was not opened. @param {Problem[]} problems */
export function refusal(words, [problem]) {
  return words[{ newer: "newer", "too-large": "large" }[problem?.code] ?? "refused"]
}

function readSet(part, sourcesOf) {
  const title = document.getElementById(part.dataset.set).textContent.trim()
  const questions = [...part.querySelectorAll(".question-list > li")].map((item) => {
    const link = item.querySelector(".question-link")
    const practices = linksIn(item, ".question-practices a")
    const here = { title: `${title} ${link.textContent}`, href: link.href }
    const sources = [here, ...linksIn(item, ".question-law a"), ...practices.flatMap(sourcesOf)]
    return {
      id: item.id,
      number: link.textContent,
      text: item.querySelector(".question-text").textContent,
      practices,
      sources: [...new Map(sources.map((source) => [`${source.title} ${source.href}`, source])).values()],
    }
  })
  return { title, questions }
}

function linksIn(item, links) {
  return Array.from(item.querySelectorAll(links), ({ textContent, href }) => ({ title: textContent, href }))
}
