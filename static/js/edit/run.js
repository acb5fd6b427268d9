// Making the change: it is sent, a worker draws it, and when it is there the page goes on to it. Cancel is idle at once.

import { filled } from "./asking.js";

const PATIENCE = 2000; // ms

export const running = (editor, form, stage, { say, refused, before, after, refresh }) => {
  const [start, stop] = ["run", "cancel"].map((act) => form.querySelector(`[data-act=${act}]`));
  const progress = form.querySelector("[data-progress]");
  let job = null;
  let clock = 0;
  let control = null;
  let lost = null; // the steps that were known when an answer got lost: one that is new is what was sent

  const busy = (on, words) => {
    start.disabled = on;
    start.querySelector("span").textContent = on ? words : "Make this change";
    stop.hidden = progress.hidden = !on;
    editor.toggleAttribute("data-busy", on);
  };

  const idle = () => {
    job = control = null;
    clearInterval(clock);
    busy(false);
    after();
  };

  const wait = (id) => {
    job = id;
    busy(true, "Drawing …");
    clearInterval(clock);
    clock = setInterval(refresh, PATIENCE); // where the stream is silent the strip still tells
  };

  const failed = (message) => {
    idle();
    refused({ message: message || "The change could not be drawn.", hint: "Nothing changed, and what you prepared is still here." });
  };

  const own = (within) => [...within.querySelectorAll(`[data-own][data-parent="${CSS.escape(editor.dataset.asset)}"]`)].map((step) => step.dataset.job);

  // Goes on with a step that was sent and never answered. Whether there was one.
  const found = (within) => {
    const sent = lost && own(within).find((id) => !lost.has(id));
    if (!sent) return false;
    lost = null;
    before();
    wait(sent);
    return true;
  };

  // The line broke after the step was sent: whether it arrived the strip tells, so nobody makes it twice.
  const arrived = async () => {
    await refresh();
    return Boolean(job) || found(editor);
  };

  const send = async () => {
    if (start.disabled) return;
    before();
    busy(true, "Sending …");
    const here = (control = new AbortController());
    if (lost && (await arrived())) return;
    const known = lost ?? new Set(own(editor));
    if (control !== here) return;
    try {
      const answer = await fetch(form.action, { method: "POST", body: await filled(form, stage, { files: true }), headers: { Accept: "application/json" }, signal: control.signal });
      const told = await answer.json();
      lost = null;
      if (answer.status === 202) {
        wait(told.job);
        say("The change is being drawn.");
        refresh();
      } else {
        idle();
        refused(told);
      }
    } catch (problem) {
      if (problem.name === "AbortError") idle();
      else {
        lost = known;
        if ((await arrived()) || control !== here) return;
        idle();
        refused({ message: "The server could not be reached.", hint: "What you prepared is kept. Try again." });
      }
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
    await fetch(editor.dataset.cancel.replace("JOB", gone), { method: "POST", body: data }).catch(() => {});
    refresh();
  };

  const go = (asset) => location.assign(editor.dataset.stepUrl.replace("ASSET", asset));

  if (editor.dataset.running) wait(editor.dataset.running);
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
      if (kind === "succeeded") go(event.asset);
      else if (kind === "canceled") idle();
      else if (kind === "failed" || kind === "blocked") failed(event.message);
    },
    // What the strip shows of it.
    seen(strip) {
      found(strip);
      const step = job && strip.querySelector(`[data-job="${CSS.escape(job)}"]`);
      if (step?.dataset.step) go(step.dataset.step);
      else if (step && ["failed", "blocked"].includes(step.dataset.state)) failed();
      else if (step?.dataset.state === "canceled") idle();
    },
  };
};
