/** The search engine (Pagefind), loaded when somebody searches. It fetches only the pieces of the index a query needs. */

import { once } from "../once.mjs"
import { folded } from "./letters.mjs"
import { lexicon } from "./spelling.mjs"

const SITE = new URL("../../../", import.meta.url)
const INDEX = new URL("pagefind/", SITE)

const RANKING = {
  pageLength: 0, // the glossary and the chapter on duties are long and right all the same
  metaWeights: { title: 2, page: 0, path: 0, summary: 0, place: 0, themes: 0, years: 0, status: 0, languages: 0, mark: 0 },
}

const loading = new Map()

/** The engine, with the index of the page's language. Rejects when it cannot be fetched; asking again tries again. */
export function engine() {
  return once(loading, "engine", async () => {
    const pagefind = await import(new URL("pagefind.js", INDEX))
    await pagefind.options({ basePath: INDEX.href, baseUrl: SITE.pathname, ranking: RANKING })
    await pagefind.init()
    return pagefind
  })
}

/** Every word of the guide in the page's language; fetched when somebody types one that the index does not hold. */
export function knownWords() {
  return once(loading, "words", async () => lexicon(await (await piece("words", "txt")).text()))
}

/** Words on more than half of very many pages, folded: they tell least. */
export function commonWords() {
  return once(loading, "common", async () => new Set((await (await piece("common", "json")).json()).map(folded)))
}

async function piece(name, ending) {
  const answer = await fetch(new URL(`${name}.${document.documentElement.lang}.${ending}`, INDEX))
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
  return answer
}
