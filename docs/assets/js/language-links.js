// The language switch keeps the place on the page and what was asked for: ids are the same in every language. Without
// this script the links lead to the top of the same page.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".languages a");
  if (link) [link.search, link.hash] = [location.search, location.hash];
});
