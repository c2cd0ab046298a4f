/** What was kept but could not be read: people save it as a file, for somebody who can mend it, or delete it. */

import { download } from "./saving.mjs"

/** @param {HTMLElement} part  with the buttons @param list  the `<question-list>` around it @param {Store} store */
export function follow(part, list, store) {
  const box = part.querySelector("dialog")
  const status = list.querySelector(".answering-status")
  const show = () => (part.hidden = !store.aside.length)
  const acts = {
    save: () => download(new Blob(store.aside, { type: "text/plain;charset=utf-8" }), part.dataset.name, "txt"),
    remove: () => box.showModal(),
  }
  part.addEventListener("click", ({ target }) => acts[target.dataset.unreadable]?.())
  box.addEventListener("close", () => {
    if (box.returnValue !== "ok") return
    store.deleteAside()
    show()
    status.textContent = part.dataset.removed
    status.focus()
  })
  store.addEventListener("trouble", show)
  store.addEventListener("change", show)
  show()
}
