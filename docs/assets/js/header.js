// What the bar over the page does beyond plain links and what browsers do by themselves.
{
  // Languages: the place on the page and what was asked for stay; ids are the same in every language.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".languages a")
    if (link) [link.search, link.hash] = [location.search, location.hash]
  })

  // Menu: it shows the page one is on, and closes when one goes to a place on that page or leaves it by keyboard.
  const menu = document.getElementById("menu")
  const opener = document.querySelector(".menu-open")
  const show = () => {
    const here = menu.querySelector("[aria-current]")
    if (here) menu.scrollTop = here.offsetTop - menu.clientHeight / 2
  }
  const close = () => menu.matches(":popover-open") && menu.hidePopover()
  requestAnimationFrame(show) // when the page is laid out anyway
  menu.addEventListener("toggle", show)
  menu.addEventListener("click", ({ target }) => target.closest("a") && close())
  document.addEventListener("focusin", ({ target }) => target !== opener && !menu.contains(target) && close())

  // Light or dark (partials/javascripts/palette.html chooses): kept from when somebody has pressed the button.
  const button = document.querySelector(".palette-switch")
  const frame = Object.assign(document.createElement("meta"), { name: "theme-color" }) // what phones draw around the page
  const device = matchMedia("(prefers-color-scheme: dark)")
  const tint = () => (frame.content = getComputedStyle(button.closest("header")).backgroundColor)
  const dress = (scheme) => {
    document.body.dataset.mdColorScheme = scheme
    tint()
  }
  document.head.append(frame)
  requestAnimationFrame(tint)
  button.hidden = false
  button.addEventListener("click", () => {
    const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate"
    dress(scheme)
    __md_set("__palette", { color: { scheme } })
  })
  device.addEventListener("change", () => __md_get("__palette") ?? dress(device.matches ? "slate" : "default"))
}
