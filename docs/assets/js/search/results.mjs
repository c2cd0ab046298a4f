/** Results as elements. Everything is set as text: a title or passage can never become markup. */

/**
 * @param {object[]} pages  as `page.mjs` makes them
 * @param {Element} host  holds the templates `search-result` and `search-section`
 */
export function results(pages, host) {
  const [result, section] = ["search-result", "search-section"].map((name) => host.querySelector(`template.${name}`))
  return pages.map((found) => {
    const item = made(result)
    link(item, found.url)
    const title = item.querySelector(".search-title")
    title.textContent = found.title
    item.querySelector(".search-mark").textContent = found.shown.mark ? `(${found.shown.mark})` : ""
    const { language, summary } = found.shown
    if (language) title.lang = language
    const text = item.querySelector(".search-passage")
    if (summary) text.textContent = summary
    else text.append(...passage(found.passage))
    if (language) text.lang = language
    if (!text.hasChildNodes()) text.remove()
    const sections = item.querySelector(".search-sections")
    sections.append(...found.sections.map((part) => sectionItem(section, part)))
    if (!found.sections.length) sections.remove()
    return item
  })
}

function sectionItem(template, { title, url, passage: parts }) {
  const item = made(template)
  link(item, url).textContent = title
  item.querySelector(".search-passage").append(...passage(parts))
  return item
}

function made(template) {
  return template.content.firstElementChild.cloneNode(true)
}

function link(item, url) {
  const anchor = item.querySelector("a")
  anchor.href = url
  return anchor
}

function passage(parts) {
  return parts.flatMap(({ text, found }, place) => {
    const part = document.createElement(found ? "mark" : "span")
    part.textContent = text
    return place ? [" ", part] : [part]
  })
}
