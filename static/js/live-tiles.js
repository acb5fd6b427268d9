// Tiles fill in as the event log tells of their jobs. The stream resumes by itself; without JavaScript the page refreshes itself.

const OPEN = '[data-state="queued"], [data-state="running"]';
const PROGRESS = 1500; // ms between looks at progress within a job, which is a row and not an event

// A button that is about to be pressed stays where it is until its tile has something new to say.
const held = (shown, part) => shown.contains(document.activeElement) && shown.dataset.state === part.dataset.state;

const follow = (stage) => {
  let fetching = false;
  let again = false;

  const show = (fresh) => {
    for (const part of fresh.querySelectorAll("[data-stamp]")) {
      const selector = part.id ? `#${part.id}` : ".stage-state";
      const shown = stage.querySelector(selector);
      if (!shown || shown.dataset.stamp === part.dataset.stamp || held(shown, part)) continue;
      shown.replaceWith(part);
      window.htmx?.process(part);
    }
  };

  const refresh = async () => {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    try {
      const answer = await fetch(stage.dataset.url);
      if (answer.ok && !answer.redirected) show(document.createRange().createContextualFragment(await answer.text()));
    } catch {
      // Offline for a moment: the stream or the clock asks again.
    } finally {
      fetching = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  };

  const stream = new EventSource(stage.dataset.liveTiles);
  for (const kind of ["queued", "running", "succeeded", "failed", "blocked", "canceled", "retrying"]) stream.addEventListener(`job.${kind}`, refresh);
  stream.addEventListener("open", refresh); // what happened before we listened
  setInterval(() => {
    if (stage.querySelector(OPEN)) refresh();
  }, PROGRESS);
};

for (const stage of document.querySelectorAll("[data-live-tiles]")) {
  if (stage.querySelector(`${OPEN}, [data-state="failed"], [data-state="canceled"]`)) follow(stage);
}
