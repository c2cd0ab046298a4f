/** The sources of practices, for those who save a worksheet. Fetched once. */

import { once } from "../once.mjs"

const asked = new Map()

/** @param {string} root  address of the guide @returns {Promise<(practice: Link) => Link[]>} */
export async function sourcesOfPractices(root) {
  const known = await once(asked, root, async () => {
    const answer = await fetch(new URL("assets/practice-sources.json", root))
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
    return answer.json()
  })
  return ({ href }) => {
    const id = new URL(href).pathname.split("/").at(-2)
    return (known[id] ?? []).map(([title, address]) => ({ title, href: address ?? `${href}#sources` }))
  }
}
