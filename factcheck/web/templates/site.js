// Follows a claim file, copies a link, and grows the claim's box. Every page does its work without it.
(() => {
  "use strict";
  const job = document.getElementById("job");
  if (job) {
    const bar = document.getElementById("bar");
    const look = async () => {
      let wait = 700;
      try {
        const answer = await fetch(job.dataset.address);
        if (answer.status === 404) return location.reload();
        if (answer.ok) {
          const told = await answer.json();
          if (told.state === "done" || told.state === "failed") return location.reload();
          bar.value = told.done;
          document.title = `${told.done} of ${told.rows} checked · factcheck`;
          for (const place of job.querySelectorAll("[data-count]")) place.textContent = told[place.dataset.count];
        } else wait = 3000;
      } catch {
        wait = 3000;
      }
      setTimeout(look, wait);
    };
    setTimeout(look, 300);
  }

  const copy = document.getElementById("copy");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(location.href.split("#")[0]);
        document.getElementById("copied").textContent = "Copied";
      } catch {
        document.getElementById("copied").textContent = "The browser does not allow it";
      }
    });
  }

  const claim = document.getElementById("claim");
  if (claim) {
    claim.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        claim.form.requestSubmit();
      }
    });
  }
})();
