// Ctrl+K (or ⌘K) opens the search wherever one is. No key is a single letter, which people who speak to their computer or
// hit keys by chance set off without wanting to (WCAG 2.1.4).
{
  const link = document.querySelector(".search-open")
  const modules = new URL("search/", document.currentScript.src)
  const load = () => import(new URL("dialog.mjs", modules))
  const open = (event) => {
    event.preventDefault()
    const field = document.querySelector("main site-search input[type=search]")
    if (field) return field.focus() // the search page has the search already
    load()
      .then((dialog) => dialog.open(link))
      .catch(() => location.assign(link.href))
  }

  if (link) {
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") open(event)
    })
    link.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event)
    })
    for (const near of ["pointerenter", "focus"]) link.addEventListener(near, () => load().catch(() => {}), { once: true })
  }
}
