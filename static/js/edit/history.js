// The strip of steps. The event stream tells of steps, one's own and other people's; nobody is moved by what others do.

const KINDS = ["queued", "running", "succeeded", "failed", "blocked", "canceled", "retrying"];

import { later } from "./asking.js";

export const follow = (editor, { say, arrived, seen }) => {
  const box = editor.querySelector("[data-history]");
  let asking = false;
  let again = false;

  const known = () => new Set([...box.querySelectorAll("[data-step]")].map((step) => step.dataset.step));

  const refresh = async () => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      const answer = await fetch(`${editor.dataset.url}/history`);
      if (answer.ok && !answer.redirected) show(await answer.text());
    } catch {
      // Offline for a moment: the stream asks again when it is back.
    }
    asking = false;
    if (again) {
      again = false;
      refresh();
    }
  };

  const show = (markup) => {
    const before = known();
    const fresh = document.createRange().createContextualFragment(markup);
    const [was, is] = [box, fresh].map((one) => one.querySelector("[data-lanes]"));
    if (was && was.dataset.stamp === is?.dataset.stamp) return;
    seen(is);
    const held = box.contains(document.activeElement) && document.activeElement.closest("[data-step]")?.dataset.step;
    const left = box.parentElement.scrollLeft;
    box.replaceChildren(fresh);
    box.parentElement.scrollLeft = left;
    if (held) box.querySelector(`[data-step="${CSS.escape(held)}"] a`)?.focus();
    for (const step of box.querySelectorAll("[data-step]")) if (step.dataset.step && !before.has(step.dataset.step)) step.classList.add("new");
    const others = box.querySelector(".edit-step.new:not([data-own])");
    if (others) say(others.dataset.told || "Somebody else's step arrived in the history.");
  };

  const soon = later(250, refresh); // a batch tells of many jobs at once
  const stream = new EventSource(editor.dataset.events);
  for (const kind of KINDS) {
    stream.addEventListener(`job.${kind}`, (event) => {
      arrived(kind, JSON.parse(event.data));
      soon();
    });
  }
  stream.addEventListener("open", refresh); // what happened before we listened
  box.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  return refresh;
};
