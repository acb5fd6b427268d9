// The editor's keys. Whoever is typing is left alone, but for what cancels and runs.

const typing = (target) => target.closest("input:not([type=radio], [type=checkbox], [type=range]), textarea, select, dialog");

export const keys = ({ stage, tool, compare, acts, run, preview }) => {
  const plain = {
    "[": tool.smaller,
    "]": tool.bigger,
    "+": acts["zoom-in"],
    "=": acts["zoom-in"],
    "-": acts["zoom-out"],
    0: acts.fit,
    i: acts.invert,
    Delete: acts.clear,
    Backspace: acts.clear,
    "\\": acts.compare,
  };
  tool.names.forEach((name, at) => {
    plain[at + 1] = () => tool.use(name);
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    const held = event.ctrlKey || event.metaKey;
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      if (run.job) run.cancel();
      else if (preview.busy()) preview.drop();
    } else if (held && event.key === "Enter" && !event.target.closest("form")) run.send();
    else if (held && event.key.toLowerCase() === "z" && !typing(event.target)) {
      event.preventDefault();
      acts[event.shiftKey ? "redo" : "undo"]();
    } else if (!held && !event.altKey && !typing(event.target)) {
      if (event.key.toLowerCase() === "b") compare.blink(true);
      else if (plain[event.key] && !(event.target.type === "range" && event.key.length > 1)) plain[event.key]();
    }
  });
  document.addEventListener("keyup", (event) => {
    if (event.key.toLowerCase() === "b") compare.blink(false);
  });
  addEventListener("blur", () => compare.blink(false));
  stage.addEventListener("blur", () => compare.blink(false));
};
