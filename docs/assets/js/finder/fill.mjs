/** A copy of a template with texts in its slots. A slot without text goes, and the row it stands in. */
export function fill(template, texts) {
  const made = template.content.firstElementChild.cloneNode(true)
  for (const slot of made.querySelectorAll("[data-slot]")) {
    const text = texts[slot.dataset.slot]
    if (text) slot.textContent = text
    else if (slot.dataset.slot in texts) (slot.closest(".card-row") ?? slot).remove()
  }
  return made
}
