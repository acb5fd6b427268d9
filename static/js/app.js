// Keys, dialogs and focus that every page shares. One behaviour per file: larger ones are modules of their own.

const GO = { c: "/", n: "/create", l: "/library", a: "/activity" };
let leader = false;

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.target.closest("form")?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "?") document.getElementById("keys")?.showModal();
  else if (leader && GO[event.key]) location.assign(GO[event.key]);
  leader = event.key === "g";
});

// A refusal is read out at once, wherever it appeared.
const focusRefusal = (root) => root.querySelector?.("[data-focus]")?.focus();
document.addEventListener("DOMContentLoaded", () => focusRefusal(document));
document.addEventListener("htmx:afterSwap", (event) => focusRefusal(event.target));

// A refused form comes back as 422 with its fragment: swap it like any answer.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// Menus close when one looks away.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.rail-me[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
