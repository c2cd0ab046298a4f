/** The search dialog, opened from any page. What it holds is fetched from the search page's folder, once. */

import "./box.mjs"

let dialog

/**
 * Opens the dialog.
 * @param {HTMLAnchorElement} link  leads to the search page, and opens the dialog
 */
export async function open(link) {
  dialog ??= await made(link)
  if (!dialog.open) dialog.showModal()
  dialog.querySelector("input[type=search]").select()
}

async function made(link) {
  const address = new URL("panel.html", link.href)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  const panel = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("dialog")
  for (const inside of panel.querySelectorAll("[href]")) inside.href = new URL(inside.getAttribute("href"), address)
  const form = panel.querySelector("form[role=search]")
  form.action = new URL(form.getAttribute("action"), address)
  const look = panel.querySelector("link[rel=stylesheet]")
  const styled = new Promise((done) => ["load", "error"].forEach((end) => look.addEventListener(end, done)))
  document.body.append(document.adoptNode(panel))
  await styled
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close(event, panel))
  panel.addEventListener("click", ({ target }) => (target === panel || target.closest("a[href]")) && panel.close())
  return panel
}

/** Browsers first empty a search field; here Escape always closes. */
function close(event, panel) {
  event.preventDefault()
  panel.close()
}
