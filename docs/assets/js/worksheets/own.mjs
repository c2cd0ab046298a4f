/** Own questions of a worksheet, and answers to questions that the guide no longer has, under the list of questions. */

import { addOwn, answer, answerTo, BLANK, ownQuestions, removeOwn, retired, setOwn } from "./model.mjs"

/** @param {HTMLElement} part  the section @param list  the `<question-list>` around it */
export function follow(part, list, store) {
  const form = part.querySelector("form")
  const status = part.querySelector(".own-status")
  const undo = part.querySelector(".own-undo")
  const known = [...list.querySelectorAll(".question-set .question-list > li")].map(({ id }) => id)
  let removed = null

  const show = () => {
    const sheet = store.current
    const old = sheet ? retired(sheet, known).map((id) => ({ id, text: id })) : []
    fill(part.querySelector("[data-kind=own]"), sheet ? ownQuestions(sheet) : [])
    fill(part.querySelector("[data-kind=retired]"), old)
    part.querySelector(".retired").hidden = !old.length
  }

  const fill = (place, questions) => {
    const there = new Map([...place.children].map((item) => [item.id, item]))
    for (const { id, text } of questions) {
      const item = there.get(id) ?? make(place, id, text)
      item.querySelector(".question-text").textContent = text
      there.delete(id)
    }
    for (const item of there.values()) list.withdraw(item)
  }

  const make = (place, id, text) => {
    const item = part.querySelector(".own-template").content.firstElementChild.cloneNode(true)
    item.id = id
    item.querySelector(".own-remove").setAttribute("aria-description", text)
    place.append(item)
    list.offer(item, text)
    return item
  }

  const tell = (words, canUndo) => {
    status.textContent = words
    undo.hidden = !canUndo
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const field = form.querySelector("input")
    if (!field.value.trim()) return
    store.change(list.worksheet.id, (sheet) => addOwn(sheet, field.value.trim()))
    field.value = ""
    tell("", false)
  })
  part.addEventListener("click", ({ target }) => {
    if (!target.matches(".own-remove")) return
    const { worksheet } = list
    const { id } = target.closest("li")
    const text = ownQuestions(worksheet).find((question) => question.id === id)?.text
    removed = { sheet: worksheet.id, id, text, answer: answerTo(worksheet, id) }
    store.change(worksheet.id, (sheet) => (text ? removeOwn(sheet, id) : answer(sheet, id, BLANK)))
    tell(part.dataset.removed, true)
    undo.focus()
  })
  undo.addEventListener("click", () => {
    const { sheet, id, text, answer: before } = removed
    store.change(sheet, (each) => answer(text ? setOwn(each, id, text) : each, id, before))
    tell(part.dataset.brought, false)
    form.querySelector("input").focus()
  })
  store.addEventListener("change", show)
  part.hidden = false
  show()
}
