// The create page beyond forms: presets show the chosen persona, a misread word is mended by a click, the sketch fades while it is redrawn.

const form = document.querySelector("form.create");

const showOn = (persona) => {
  for (const image of form.querySelectorAll("img[data-look]")) image.src = image.dataset.look.replace("/-/", `/${persona}/`);
};

const mend = ({ word, nearest }) => {
  const at = (text) => text.toLowerCase().indexOf(word.toLowerCase());
  const field = [...form.querySelectorAll("[name=prompt], [name=negative_prompt]")].find((one) => at(one.value) >= 0);
  if (!field) return;
  const start = at(field.value);
  field.setRangeText(nearest, start, start + word.length, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

// Of many personas the chosen one is in sight.
form?.querySelector("[name=persona]:checked")?.closest("label").scrollIntoView({ block: "nearest", inline: "center" });

form?.addEventListener("change", (event) => {
  if (event.target.name === "persona") showOn(event.target.value);
  if (event.target.name === "engine") form.querySelector(".engine-now").textContent = event.target.labels[0].querySelector("strong").textContent;
});

form?.addEventListener("click", (event) => {
  const button = event.target.closest(".mend");
  if (button) mend(button.dataset);
});

form?.addEventListener("htmx:beforeRequest", () => document.getElementById("sketch")?.setAttribute("aria-busy", "true"));
