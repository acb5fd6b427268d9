// A drop field: browsers drop files on a file input by themselves; here it also sends the form at once.

for (const form of document.querySelectorAll("[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  const button = form.querySelector("[data-drop-button]"), told = form.querySelector("[data-drop-name]");
  button.hidden = true;
  field.addEventListener("change", () => {
    if (!field.files.length) return;
    const ready = form.reportValidity(); // something else may still be to be said
    told.textContent = ready ? `Reading ${field.files[0].name}…` : field.files[0].name;
    button.hidden = ready;
    if (ready) form.requestSubmit();
  });
  for (const [name, over] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
    field.addEventListener(name, () => field.parentElement.classList.toggle("over", over));
  }
}
