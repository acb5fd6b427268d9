// Making the change: it is sent, a worker draws it, and when it is there the page goes on to it. Cancel is idle at once.

import { filled } from "./asking.js";

export const running = (editor, form, stage, { say, refused, before, after, refresh }) => {
  const [go, stop] = ["run", "cancel"].map((act) => form.querySelector(`[data-act=${act}]`));
  const progress = form.querySelector("[data-progress]");
  let job = null;
  let control = null;

  const busy = (on, words) => {
    go.disabled = on;
    go.querySelector("span").textContent = on ? words : "Make this change";
    stop.hidden = progress.hidden = !on;
    editor.toggleAttribute("data-busy", on);
  };

  const idle = () => {
    job = control = null;
    busy(false);
    after();
  };

  const send = async () => {
    if (go.disabled) return;
    before();
    busy(true, "Sending …");
    control = new AbortController();
    try {
      const answer = await fetch(form.action, { method: "POST", body: await filled(form, stage, { files: true }), headers: { Accept: "application/json" }, signal: control.signal });
      const told = await answer.json();
      if (answer.status === 202) {
        job = told.job;
        busy(true, "Drawing …");
        say("The change is being drawn.");
        refresh();
        if (told.asset) location.assign(told.edit);
      } else {
        idle();
        refused(told);
      }
    } catch (problem) {
      const wanted = problem.name === "AbortError";
      idle();
      if (!wanted) refused({ message: "The server could not be reached.", hint: "What you prepared is kept. Try again." });
    }
  };

  const cancel = async () => {
    const gone = job;
    control?.abort();
    idle();
    say("Canceled.");
    if (!gone) return;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    await fetch(`/jobs/${gone}/cancel`, { method: "POST", body: data }).catch(() => {});
    refresh();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  stop.addEventListener("click", cancel);

  return {
    send: () => form.requestSubmit(),
    cancel,
    get job() {
      return job;
    },
    // What the stream tells of our own job.
    ended(kind, event) {
      if (!job || event.job !== job) return;
      if (kind === "running") busy(true, "Drawing …");
      else if (kind === "succeeded") location.assign(`/assets/${event.asset}/edit`);
      else if (["failed", "blocked", "canceled"].includes(kind)) {
        idle();
        if (kind !== "canceled") refused({ message: event.error || "The change could not be drawn.", hint: "Nothing of the picture changed; what you prepared is still here." });
      }
    },
  };
};
