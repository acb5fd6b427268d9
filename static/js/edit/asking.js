// What everything on the page sends: the form with the mask, debounced, numbered, and only the newest answer counts.

// Calls `act` when nothing more has been asked for that long; `now()` does not wait.
export const later = (wait, act) => {
  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      act();
    }, wait);
  };
  soon.pending = () => timer !== 0;
  soon.cancel = () => {
    clearTimeout(timer);
    timer = 0;
  };
  soon.now = () => {
    soon.cancel();
    return act();
  };
  return soon;
};

// One conversation at a time: `ask` gives up what was asked before, and answers null when it was given up itself.
export class Line {
  number = 0;

  async ask(address, options = {}) {
    this.drop();
    const number = ++this.number;
    this.control = new AbortController();
    try {
      const answer = await fetch(address, { ...options, signal: this.control.signal });
      const body = answer.status === 204 ? null : answer.headers.get("content-type")?.startsWith("image/") ? await answer.blob() : await answer.text();
      return number === this.number ? { answer, body } : null;
    } catch (problem) {
      if (problem.name === "AbortError" || number !== this.number) return null;
      return { answer: null, body: "" };
    } finally {
      if (number === this.number) this.control = null;
    }
  }

  drop() {
    this.number++;
    this.control?.abort();
    this.control = null;
  }

  get busy() {
    return Boolean(this.control);
  }
}

// The form as it stands. A draft keeps paint and picked parts apart; an edit takes both together as one mask.
export const filled = async (form, stage, { draft = false, files = false } = {}) => {
  const data = new FormData(form);
  if (!files) data.delete("own_picture");
  if (stage.mask.empty) return data;
  if (!draft) data.delete("part");
  data.set("mask", await stage.png({ whole: !draft }), "mask.png");
  return data;
};
