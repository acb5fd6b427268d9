// Before and after: a slider, a blink while a key is held, and what a step changed as heat.

const THUMB = 16; // pixels
const SAME = 1.01; // a preview's sides are rounded

export const comparing = (editor, stage) => {
  const now = stage.querySelector(".edit-sheet > img:first-child");
  const other = stage.querySelector(".edit-other");
  const rule = stage.querySelector(".edit-line");
  const slide = editor.querySelector(".edit-slide");
  const [button, blinker] = ["compare", "blink"].map((act) => editor.querySelector(`[data-act=${act}]`));
  const parent = other.dataset.parent === undefined ? "" : other.src;
  let preview = "";
  let split = false;
  let blinking = false;
  let heat = "";
  now.classList.add("edit-now");

  // The slider lies along the picture, so that its thumb is where the line is; where the picture is larger, along the frame.
  const along = () => {
    const { view } = stage;
    if (!view || slide.hidden) return;
    const left = Math.max(8, view.x - THUMB / 2);
    slide.style.left = `${left}px`;
    slide.style.width = `${Math.min(stage.clientWidth - 8, view.x + view.width * view.scale + THUMB / 2) - left}px`;
  };

  // A preview of an extended frame is shown around the picture; where exactly it will stand only the step itself says.
  const place = (width, height) => {
    const { view } = stage;
    const wide = Math.max(view.width, (view.height * width) / height);
    const high = Math.max(view.height, (view.width * height) / width);
    const larger = wide > view.width * SAME || high > view.height * SAME;
    const box = larger ? { left: (view.width - wide) / 2, top: view.height - high, width: wide, height: high } : null;
    for (const side of ["left", "top", "width", "height"]) other.style[side] = box ? `${box[side]}px` : "";
    view.reach(box);
  };

  const lay = () => {
    const shown = heat || preview || ((split || blinking) && parent);
    other.hidden = !shown || (blinking && Boolean(preview) && !heat);
    if (shown && other.getAttribute("src") !== shown) other.src = shown;
    other.classList.toggle("edit-heat", Boolean(heat));
    const at = Number(slide.value);
    const [left, right] = [`inset(0 ${100 - at}% 0 0)`, `inset(0 0 0 ${at}%)`];
    const halves = split && !blinking;
    // A preview is what comes after, so it lies on the right; the parent was before, on the left. Either may be transparent, so neither
    // lies over the other.
    other.style.clipPath = heat || !halves ? "none" : preview ? right : left;
    now.style.clipPath = heat || other.hidden ? "none" : !halves ? "inset(50%)" : preview ? left : right;
    slide.hidden = rule.hidden = !split || Boolean(heat);
    rule.style.left = `${at}%`;
    rule.style.width = `${2 / (stage.view?.scale ?? 1)}px`;
    along();
    button.disabled = blinker.disabled = !preview && !parent;
    button.setAttribute("aria-pressed", split);
    // The mask would hide what is compared.
    stage.classList.toggle("quiet-tint", Boolean(shown) && !stage.pointers?.holding);
  };

  slide.addEventListener("input", lay);
  stage.addEventListener("view-change", lay);
  stage.addEventListener("mask-stroke", () => stage.classList.remove("quiet-tint"));
  blinker.addEventListener("pointerdown", () => blink(true));
  for (const name of ["pointerup", "pointerleave", "blur"]) blinker.addEventListener(name, () => blink(false));

  const blink = (on) => {
    if (blinking === on || (on && !preview && !parent)) return;
    blinking = on;
    lay();
  };

  lay();
  return {
    blink,
    toggle() {
      if (button.disabled) return;
      split = !split;
      lay();
      if (split) slide.focus();
    },
    async preview(blob) {
      const old = preview;
      preview = blob ? URL.createObjectURL(blob) : "";
      if (preview) {
        const drawn = new Image();
        drawn.src = preview;
        await drawn.decode().catch(() => {}); // so that it never flashes
        place(drawn.naturalWidth || 1, drawn.naturalHeight || 1);
      } else place(stage.view.width, stage.view.height);
      lay();
      if (old) URL.revokeObjectURL(old);
      if (!preview && other.src === old) other.removeAttribute("src");
    },
    heat(address) {
      heat = heat ? "" : address;
      lay();
      return Boolean(heat);
    },
  };
};
