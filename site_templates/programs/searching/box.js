// The box in the header: a combobox with a list of results (WAI-ARIA Authoring
// Practices, "combobox with listbox popup"). Without results chosen it is a plain form.
import { find } from "./finding.js";
import { fill, filled } from "./rendering.js";

const SHOWN = 8;
// Who types on has not asked yet.
const PAUSE = 60;

// A slash, pressed where nobody writes, leads to the field.
export function focusBySlash(input) {
  addEventListener("keydown", (event) => {
    const writing = event.composedPath()[0].closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

export class SearchBox {
  constructor(form, index) {
    this.form = form;
    this.index = index;
    this.input = form.querySelector("input");
    this.list = document.createElement("div");
    this.status = document.createElement("p");
    this.active = -1;
    this.round = 0;
    Object.assign(this.list, { id: "found", className: "found", hidden: true, role: "listbox" });
    this.list.setAttribute("aria-label", this.input.labels[0].textContent);
    Object.assign(this.status, { className: "unseen", role: "status" });
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "found",
    })) this.input.setAttribute(name, value);
    form.append(this.list, this.status);
    focusBySlash(this.input);
    // By the time the first letter is typed the index is there.
    this.input.addEventListener("focus", () => index.open().catch(() => {}));
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.wait(true);
      this.pause = setTimeout(() => this.search(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("click", () => { if (this.list.hidden) this.search(); });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) this.close();
    });
    // Or a press on a result would take the focus, and close the list, before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    form.addEventListener("submit", (event) => { if (!this.input.value.trim()) event.preventDefault(); });
  }

  async search() {
    const round = ++this.round;
    const text = this.input.value.trim();
    if (!text) return this.close();
    try {
      await this.index.open();
      const present = async (hits, done) => {
        const records = await Promise.all(hits.slice(0, SHOWN).map((hit) => this.index.record(hit.id)));
        // What is typed by now has its own answer.
        if (round === this.round) this.show(text, hits, records, done);
      };
      const early = (hits) => present(hits, false).catch(() => {});
      const { hits } = await find(this.index, text, { most: 3, enough: SHOWN, early });
      await present(hits, true);
    } catch {
      if (round === this.round) this.fail();
    } finally {
      if (round === this.round) this.wait(false);
    }
  }

  // What stands in the list answers what was typed before, or not all of it.
  wait(busy) {
    this.list.setAttribute("aria-busy", String(busy));
  }

  show(text, hits, records, done) {
    const { index } = this;
    // Who has begun to choose keeps what stands there.
    if (done && this.active >= 0 && this.shown === text) return;
    this.shown = text;
    const asked = index.fold(text);
    const options = records.map((record, place) => {
      const option = this.option(place);
      fill(option, hits[place], record, asked, index, this.form.dataset.up);
      return option;
    });
    if (hits.length) {
      const all = this.option(records.length);
      all.className = "all";
      all.href = `${this.form.action}?q=${encodeURIComponent(text)}`;
      all.textContent = filled(index.said.all, { query: text });
      options.push(all);
    }
    this.list.replaceChildren(...options);
    if (done) this.say(hits.length
      ? filled(index.said.count, { n: hits.length.toLocaleString(index.language) })
      : filled(index.said.none, { query: text }));
    this.activate(-1);
    this.open();
  }

  option(place) {
    const option = document.createElement("a");
    Object.assign(option, { id: `found-${place}`, role: "option", tabIndex: -1 });
    option.setAttribute("aria-selected", "false");
    return option;
  }

  say(text) {
    this.status.textContent = text;
    if (this.list.childElementCount) return;
    const none = document.createElement("p");
    none.textContent = text;
    this.list.append(none);
  }

  fail() {
    this.list.replaceChildren();
    this.say(this.index.said?.failed ?? "");
    if (this.status.textContent) this.open();
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    clearTimeout(this.pause);
    this.wait(false);
    this.round += 1;
    this.shown = "";
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
    this.activate(-1);
  }

  get options() {
    return this.list.querySelectorAll("[role=option]");
  }

  activate(place) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.options[place];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  press(event) {
    if (event.isComposing) return;
    const { key } = event;
    const count = this.options.length;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.search();
      // Above the first and below the last stands the field itself.
      const step = key === "ArrowDown" ? 1 : -1;
      if (count) this.activate(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (key === "Enter" && !this.list.hidden && this.active >= 0) {
      event.preventDefault();
      this.options[this.active].click();
    } else if (key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (key === "Escape") {
      this.input.value = "";
    }
  }
}
