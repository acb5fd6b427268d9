// Tiles fill in as the event log tells of their jobs. The stream resumes by itself; without it the page still has its refresh link.

for (const stage of document.querySelectorAll("[data-live-tiles]")) {
  const waiting = () => stage.querySelectorAll('[data-state="queued"], [data-state="running"]');
  const fetching = new Set();

  const refresh = async (tile) => {
    if (!tile || fetching.has(tile.dataset.job)) return;
    fetching.add(tile.dataset.job);
    try {
      const answer = await fetch(tile.dataset.url, { headers: { "HX-Request": "true" } });
      if (!answer.ok) return;
      const fresh = document.createRange().createContextualFragment(await answer.text()).firstElementChild;
      document.getElementById(tile.id)?.replaceWith(fresh);
      window.htmx?.process(fresh);
    } finally {
      fetching.delete(tile.dataset.job);
    }
  };

  if (waiting().length) {
    const stream = new EventSource(stage.dataset.liveTiles);
    const heard = (event) => refresh(document.getElementById(`tile-${JSON.parse(event.data).job}`));
    for (const kind of ["queued", "running", "succeeded", "failed", "blocked", "canceled", "retrying"]) stream.addEventListener(`job.${kind}`, heard);
    stream.addEventListener("open", () => waiting().forEach(refresh)); // what happened before we listened
    const steps = setInterval(() => {
      const open = waiting();
      if (!open.length) {
        stream.close();
        clearInterval(steps);
      }
      for (const tile of open) refresh(tile); // progress within a job is a row, not an event
    }, 1500);
  }
}
