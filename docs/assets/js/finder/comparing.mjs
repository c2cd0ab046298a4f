/** Practices a reader has picked to see side by side. */

import { fill } from "./fill.mjs"

/** The bar that shows what was picked and leads to the page that compares. */
export class Comparing {
  #bar
  #status
  #chip
  #choice
  #most
  #changed
  #refused

  /** Ids in the order they were picked. */
  picked = []

  /**
   * @param {Element} finder
   * @param {{changed: () => void, refused: () => void}} tell  called when the reader picks, or picks one too many
   */
  constructor(finder, { changed, refused }) {
    this.#bar = finder.querySelector(".comparing")
    this.#status = finder.querySelector(".comparing-status")
    this.#chip = finder.querySelector(".chip-template")
    this.#choice = finder.querySelector(".compare-template")
    this.#most = Number(finder.dataset.compared ?? 0)
    this.#changed = changed
    this.#refused = refused
  }

  /** Put the choice on a practice's card. */
  offer(card, id, title) {
    if (!this.#choice || card.querySelector(".card-compare")) return
    const choice = fill(this.#choice, { title })
    const box = choice.querySelector("input")
    box.value = id
    box.checked = this.picked.includes(id)
    box.addEventListener("change", () => this.#pick(box))
    card.append(choice)
  }

  /** Show other practices as picked. `titled`: what a practice is called, by its id. */
  show(picked, titled) {
    this.picked = picked
    if (!this.#bar) return
    for (const box of document.querySelectorAll(".compare-choice")) box.checked = picked.includes(box.value)
    const list = this.#bar.querySelector(".chips")
    list.replaceChildren(...picked.map((id) => this.#chipOf(id, titled(id))))
    const link = this.#bar.querySelector("a")
    link.search = `?practices=${picked.join(",")}`
    link.hidden = picked.length < 2
    this.#bar.hidden = !picked.length
    this.say(picked.length === 1 ? this.#bar.dataset.another : "")
  }

  /** Tell the reader. */
  say(words) {
    this.#status.textContent = words
  }

  #pick(box) {
    const others = this.picked.filter((id) => id !== box.value)
    if (box.checked && others.length >= this.#most) {
      box.checked = false
      this.#refused()
      return
    }
    this.picked = box.checked ? [...others, box.value] : others
    this.#changed()
  }

  #chipOf(id, title) {
    const chip = fill(this.#chip, { facet: "", colon: "", value: title })
    chip.querySelector("button").addEventListener("click", () => {
      const place = this.picked.indexOf(id)
      this.picked = this.picked.filter((other) => other !== id)
      this.#changed()
      const left = this.#bar.querySelectorAll(".chip")
      const boxes = [...document.querySelectorAll(`.compare-choice[value="${id}"]`)]
      const next = left[Math.min(place, left.length - 1)] ?? boxes.find((box) => box.checkVisibility())
      ;(next ?? this.#status).focus()
    })
    return chip
  }
}
