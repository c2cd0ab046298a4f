/**
 * The search engine (Pagefind), loaded when somebody searches. It fetches only the pieces of the index a query needs.
 *
 * @typedef {{id: string, score: number, data: () => Promise<object>}} Hit  a page that was found
 */

const SITE = new URL("../../../", import.meta.url)

const RANKING = {}

let loading

/** The engine, with the index of the page's language. Rejects when it cannot be fetched. */
export function engine() {
  loading ??= load()
  loading.catch(() => (loading = undefined))
  return loading
}

async function load() {
  const address = new URL("pagefind/", SITE)
  const pagefind = await import(new URL("pagefind.js", address))
  await pagefind.options({ basePath: address.href, baseUrl: SITE.pathname, ranking: RANKING })
  await pagefind.init()
  return pagefind
}
