/** The questions of a chapter can be answered when a reader comes near them; who reads what stands above fetches nothing. */

const watch = new IntersectionObserver(
  (seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return
    watch.disconnect()
    import("./list.mjs")
  },
  { rootMargin: "100% 0px" }, // a screen ahead
)
for (const list of document.querySelectorAll("question-list")) watch.observe(list)
