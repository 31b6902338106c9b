// The page of results: what the header's box shows, and all the rest, with filters. Its
// address says what is shown, so that it can be linked, kept and sent.
import { focusBySlash } from "./box.js";
import { find } from "./finding.js";
import { servesChosen } from "./languages.js";
import { fill, filled } from "./rendering.js";

const SHOWN = 50;
const PAUSE = 150;
// Of a word that stands on more pages of the index, the best rows are enough.
const MOST_PAGES = 12;
const FILTERS = ["type", "language", "scheme", "collection"];

export class ResultsPage {
  constructor(form, index) {
    this.form = form;
    this.index = index;
    this.input = form.querySelector("input");
    this.selects = FILTERS.map((name) => form.elements[name]).filter(Boolean);
    this.found = document.querySelector(".hits");
    this.status = this.found.querySelector("[role=status]");
    this.list = this.found.querySelector("ol");
    this.further = this.found.querySelector(".further");
    this.round = 0;
    document.querySelector(".instead").hidden = true;
    form.querySelector(".filters").hidden = false;
    this.found.hidden = false;
    focusBySlash(this.input);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search(true);
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.search(), PAUSE);
    });
    this.others = [...document.querySelectorAll(".languages a")].map((link) => [link, link.href]);
    for (const select of this.selects) select.addEventListener("change", () => this.search(true));
    this.further.querySelector("button").addEventListener("click", () => this.more());
    addEventListener("popstate", () => this.read());
    this.read();
  }

  // Take the query from the address.
  read() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    for (const select of this.selects) {
      const wanted = asked.get(select.name) ?? "";
      select.value = wanted;
      if (select.selectedIndex < 0) select.value = select.name === "language" ? serving(select, wanted) : "";
    }
    this.search();
  }

  // Put the query into the address; one that was meant to be kept is a step back.
  write(meant) {
    const asked = new URLSearchParams();
    for (const field of [this.input, ...this.selects]) {
      if (field.value.trim()) asked.set(field.name, field.value.trim());
    }
    const query = `?${asked}`;
    // The same in the other languages of the interface.
    for (const [link, href] of this.others) link.href = query === "?" ? href : href + query;
    if (query === (location.search || "?")) return;
    history[meant ? "pushState" : "replaceState"](null, "", query === "?" ? location.pathname : query);
  }

  async search(meant = false) {
    const round = ++this.round;
    const text = this.input.value.trim();
    this.write(meant);
    try {
      await this.index.open();
      const filters = await this.filters();
      const { hits, complete } = await find(this.index, text, { most: MOST_PAGES, enough: Infinity, filters });
      if (round !== this.round) return;
      this.hits = hits;
      this.asked = this.index.fold(text);
      this.list.replaceChildren();
      this.status.textContent = text ? this.told(text, complete) : "";
      await this.more();
    } catch {
      if (round === this.round) this.status.textContent = this.index.said?.failed ?? "";
    }
  }

  async filters() {
    const value = (name) => this.form.elements[name]?.value ?? "";
    const groups = ["scheme", "collection"].filter(value).map((name) => (
      this.index.group(this.form.elements[name].selectedOptions[0].dataset.number)));
    return { kind: value("type"), language: value("language"), groups: await Promise.all(groups) };
  }

  told(text, complete) {
    const { said, language } = this.index;
    if (!this.hits.length) return filled(said.none, { query: text });
    return filled(complete ? said.count : said.first, { n: this.hits.length.toLocaleString(language) });
  }

  // Show the next results; the first of them has the focus where they were asked for.
  async more() {
    const round = this.round;
    const before = this.list.childElementCount;
    const next = this.hits.slice(before, before + SHOWN);
    const records = await Promise.all(next.map((hit) => this.index.record(hit.id)));
    if (round !== this.round) return;
    this.list.append(...next.map((hit, place) => {
      const item = document.createElement("li"), link = document.createElement("a");
      fill(link, hit, records[place], this.asked, this.index, this.form.dataset.up);
      item.append(link);
      return item;
    }));
    this.further.hidden = this.hits.length <= before + SHOWN;
    if (before) this.list.children[before].firstChild.focus();
  }
}

// Give the most precise of the languages to choose that a tag is of, or none.
function serving(select, tag) {
  return [...select.options].map((option) => option.value)
    .filter((value) => value && servesChosen(value)(tag))
    .reduce((best, value) => (value.length > best.length ? value : best), "");
}
