// Before and after: a slider, a blink while a key is held, and what a step changed as heat. Pictures of other sizes lie where they belong:
// the one before an extended frame within this one, the preview of an extended frame around it. Boxes are in the sheet's pixels.

const THUMB = 16; // pixels

export const comparing = (editor, stage) => {
  const now = stage.querySelector(".edit-sheet > img:first-child");
  const other = stage.querySelector(".edit-other");
  const rule = stage.querySelector(".edit-line");
  const slide = editor.querySelector(".edit-slide");
  const [button, blinker] = ["compare", "blink"].map((act) => editor.querySelector(`[data-act=${act}]`));
  const sheet = { left: 0, top: 0, width: Number(stage.dataset.width), height: Number(stage.dataset.height) };
  const parent = other.dataset.parent === undefined ? "" : other.src;
  const was = { ...sheet, ...(other.dataset.at ? JSON.parse(other.dataset.at) : {}) };
  let preview = "";
  let will = sheet;
  let split = false;
  let blinking = false;
  let heat = "";
  now.classList.add("edit-now");

  // The slider lies along what is compared, so that its thumb is where the line is; where that is larger than the frame, along the frame.
  const along = () => {
    const { view } = stage;
    if (!view || slide.hidden) return;
    const start = view.x + view.scale * will.left;
    const left = Math.max(8, start - THUMB / 2);
    slide.style.left = `${left}px`;
    slide.style.width = `${Math.min(stage.clientWidth - 8, start + view.scale * will.width + THUMB / 2) - left}px`;
  };

  const put = (one, box) => {
    for (const side of ["left", "top", "width", "height"]) one.style[side] = box === sheet ? "" : `${box[side]}px`;
  };

  // What of a box lies on one side of the line.
  const before = (box, line) => `inset(0px ${Math.max(0, box.left + box.width - line)}px 0px 0px)`;
  const after = (box, line) => `inset(0px 0px 0px ${Math.max(0, line - box.left)}px)`;

  const lay = () => {
    const shown = heat || preview || ((split || blinking) && parent);
    other.hidden = !shown || (blinking && Boolean(preview) && !heat);
    if (shown && other.getAttribute("src") !== shown) other.src = shown;
    other.classList.toggle("edit-heat", Boolean(heat));
    const box = heat ? sheet : preview ? will : was;
    put(other, box);
    const line = will.left + (will.width * Number(slide.value)) / 100;
    const halves = split && !blinking;
    // A preview is what comes after, so it lies on the right; the parent was before, on the left. Either may be transparent, so neither
    // lies over the other.
    other.style.clipPath = heat || !halves ? "none" : preview ? after(box, line) : before(box, line);
    now.style.clipPath = heat || other.hidden ? "none" : !halves ? "inset(50%)" : preview ? before(sheet, line) : after(sheet, line);
    slide.hidden = rule.hidden = !split || Boolean(heat);
    put(rule, { left: line, top: will.top, width: 2 / (stage.view?.scale ?? 1), height: will.height });
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
    // `frame`: how many pixels it reaches beyond the picture on the left, at the top, on the right and at the bottom.
    async preview(blob, [left, top, right, bottom] = [0, 0, 0, 0]) {
      const old = preview;
      preview = blob ? URL.createObjectURL(blob) : "";
      if (preview) {
        const drawn = new Image();
        drawn.src = preview;
        await drawn.decode().catch(() => {}); // so that it never flashes
      }
      const larger = preview && (left || top || right || bottom);
      will = larger ? { left: -left, top: -top, width: left + sheet.width + right, height: top + sheet.height + bottom } : sheet;
      stage.view.reach(will);
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
