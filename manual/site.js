/* The site: names for what the theme draws by script without one, and no stop for the keyboard at tables that fit. */
document$.subscribe(() => {
  document.querySelector(".md-search").setAttribute("aria-label", "Search");
  document.querySelectorAll(".md-code__nav").forEach((one, n) => one.setAttribute("aria-label", `Code ${n + 1}`));
  const fitted = new ResizeObserver((tables) => {
    for (const { target } of tables) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  document.querySelectorAll(".wide").forEach((one) => fitted.observe(one));
});
