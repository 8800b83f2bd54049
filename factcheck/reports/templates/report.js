// Filters the claims of a report and opens an article where a link leads into it. The page is complete without it.
(() => {
  "use strict";
  const form = document.getElementById("filter");

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const details = target.closest("details");
    if (details) details.open = true;
    const hidden = target.closest(".claim[hidden]");
    if (hidden && form) form.reset();
    if (hidden || details) setTimeout(() => target.scrollIntoView());
  }
  addEventListener("hashchange", reveal);
  reveal();

  if (!form) return;
  const claims = [...document.querySelectorAll(".claim")];
  const texts = claims.map((claim) =>
    [...claim.querySelectorAll("h3, .explanation")].map((part) => part.textContent.toLowerCase()).join(" "),
  );
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");

  function filter() {
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set([...form.querySelectorAll("[name=verdict]:checked")].map((box) => box.value));
    const reason = form.elements.reason.value;
    let count = 0;
    claims.forEach((claim, index) => {
      const fits =
        verdicts.has(claim.dataset.verdict) &&
        (!reason || claim.dataset.reason === reason) &&
        words.every((word) => texts[index].includes(word));
      claim.hidden = !fits;
      count += fits;
    });
    shown.textContent = `${count} of ${claims.length} claims shown`;
    none.hidden = count > 0;
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter();
})();
