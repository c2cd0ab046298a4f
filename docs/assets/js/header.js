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
  show()
  menu.addEventListener("toggle", show)
  menu.addEventListener("click", ({ target }) => target.closest("a") && close())
  document.addEventListener("focusin", ({ target }) => target !== opener && !menu.contains(target) && close())

  // Light or dark: the theme's script listens to fields that nobody sees.
  const button = document.querySelector(".palette-switch")
  button.hidden = false
  button.addEventListener("click", () => {
    const scheme = document.body.dataset.mdColorScheme
    document.querySelector(`[name=__palette]:not([data-md-color-scheme="${scheme}"])`).click()
  })
}
