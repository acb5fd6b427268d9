// The drop field of the verify page: browsers drop files on a file input by themselves; here it also sends the form at once.

for (const form of document.querySelectorAll("[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  form.querySelector("[data-drop-button]").hidden = true;
  field.addEventListener("change", () => {
    if (!field.files.length) return;
    form.querySelector("[data-drop-name]").textContent = `Reading ${field.files[0].name}…`;
    form.requestSubmit();
  });
  for (const [name, over] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
    field.addEventListener(name, () => field.parentElement.classList.toggle("over", over));
  }
}
