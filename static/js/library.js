// The library's two helpers: a filter applies as soon as it is changed, and the bar counts what is selected.

for (const form of document.querySelectorAll("[data-submit-on-change]")) {
  form.addEventListener("change", () => {
    for (const field of form.querySelectorAll("select")) field.disabled = !field.value; // an empty filter says nothing in the address
    form.requestSubmit();
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("[data-submit-on-change] select")) field.disabled = false;
});

for (const form of document.querySelectorAll("[data-selection]")) {
  const count = () => {
    form.querySelector("[data-selection-count]").textContent = form.querySelectorAll("input:checked").length;
  };
  form.addEventListener("change", count);
  form.addEventListener("reset", () => setTimeout(count));
  count();
}
