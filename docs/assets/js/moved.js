// On the page at an old address: go to the new one and keep the anchor, which a plain redirect would lose.
document.addEventListener("DOMContentLoaded", () => {
  const link = document.querySelector("a.old-address");
  location.replace(link.href + location.hash);
});
