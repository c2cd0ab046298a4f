// Beside a page, what it holds: the section that somebody reads is marked, and kept in view.
{
  const contents = document.querySelector(".md-sidebar--secondary")
  const links = new Map()
  for (const link of contents?.querySelectorAll("a") ?? []) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (heading) links.set(heading, link)
  }
  const passed = new Set()
  const show = (link) => {
    const [{ top, bottom }, frame] = [link.getBoundingClientRect(), contents.getBoundingClientRect()]
    if (top < frame.top || bottom > frame.bottom) contents.scrollTop += top - (frame.top + frame.bottom) / 2
  }
  const mark = (seen) => {
    for (const { target, isIntersecting } of seen) passed[isIntersecting ? "add" : "delete"](target)
    const here = links.get([...links.keys()].findLast((heading) => passed.has(heading)))
    for (const link of links.values()) link.toggleAttribute("aria-current", false)
    here?.setAttribute("aria-current", "location")
    if (here) show(here)
  }
  // Headings above the window's lower three quarters, however far.
  const watch = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -75%" })
  for (const heading of links.keys()) watch.observe(heading)
}
