// An answer on the page: a table, yes or no, or Turtle; all of it to take away.
import { csv } from "./tables.js";

const WEB = /^https?:\/\//;
const MOST_TURTLE = 100_000;
const FILES = {
  csv: { type: "text/csv", title: "CSV", write: csv },
  json: { type: "application/sparql-results+json", title: "JSON", write: (text) => text },
  ttl: { type: "text/turtle", title: "Turtle", write: (text) => text },
};
const TAKEN = { solutions: ["csv", "json"], boolean: ["json"], triples: ["ttl"] };

/** Make an element; attributes that are null are left out. */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export class Answers {
  #place;
  #words;
  #up;
  #name;
  #language = document.documentElement.lang;
  #tongues = new Intl.DisplayNames(this.#language, { type: "language" });
  #number = new Intl.NumberFormat(this.#language);

  /** `up` leads to the pages of this language; `name` writes an IRI by its prefix. */
  constructor(place, words, up, name) {
    this.#place = place;
    this.#words = words;
    this.#up = up;
    this.#name = name;
  }

  clear() {
    this.#place.replaceChildren();
  }

  /** Say in a line how much was found, and how quickly. */
  summary({ kind, total, boolean, seconds, rows }) {
    const words = this.#words;
    const parts = [];
    if (kind === "boolean") parts.push(boolean ? words.yes : words.no);
    else parts.push(this.#fill(kind === "triples" ? words.triples : words.found, { n: total }));
    if (rows && total > rows.length) parts.push(this.#fill(words.shown, { n: rows.length }));
    const time = Math.round(seconds * 1000) / 1000;
    parts.push(this.#fill(words.seconds, { n: time }));
    return parts.join(" · ");
  }

  /** Show an answer; its files are called by the name. */
  show(answer, name) {
    const heading = element("h2", { id: "answer" }, this.#words.answer);
    const files = TAKEN[answer.kind].map((kind) => this.#download(kind, answer.text, name));
    this.#place.replaceChildren(
      heading,
      element("p", { class: "files" }, ...files),
      this.#body(answer),
    );
  }

  #fill(text, { n }) {
    return text.replace("{n}", this.#number.format(n));
  }

  #download(kind, text, name) {
    const { type, title, write } = FILES[kind];
    const button = element("button", { type: "button", "data-file": kind }, this.#words.download.replace("{n}", title));
    button.addEventListener("click", () => {
      const url = URL.createObjectURL(new Blob([write(text)], { type }));
      element("a", { href: url, download: `${name}.${kind}` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    });
    return button;
  }

  #body(answer) {
    const scroll = { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "answer" };
    if (answer.kind === "boolean") {
      return element("p", { class: "lead" }, answer.boolean ? this.#words.yes : this.#words.no);
    }
    if (answer.kind === "triples") {
      const cut = answer.text.length > MOST_TURTLE;
      const text = cut ? `${answer.text.slice(0, MOST_TURTLE)}\n…` : answer.text;
      return element("div", scroll, element("pre", {}, element("code", {}, text)));
    }
    if (!answer.rows.length) return element("p", { class: "lead" }, this.#words.none);
    const head = answer.variables.map((name) => element("th", { scope: "col" }, name));
    const rows = answer.rows.map((row) =>
      element("tr", {}, ...answer.variables.map((name) =>
        element("td", {}, ...this.#cell(row[name], answer.named)))));
    return element("div", scroll, element(
      "table", {},
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...rows),
    ));
  }

  #cell(term, named) {
    if (!term) return [];
    if (term.type === "uri") return this.#resource(term.value, named[term.value]);
    if (term.type !== "literal") return [`_:${term.value}`];
    return [this.#text(term.value, term["xml:lang"] ?? "")];
  }

  /** A text carries its language where that is not the language of the page. */
  #text(value, language) {
    if (!language || language === this.#language) return value;
    return element("span", { lang: language, dir: "auto" }, value);
  }

  #tongue(language) {
    try {
      return this.#tongues.of(language);
    } catch {
      // Not every tag that stands in data is one that has a name.
      return language;
    }
  }

  #resource(iri, { label, language, fallback, href }) {
    const short = this.#name(iri);
    const target = href ? this.#up + href : WEB.test(iri) ? iri : null;
    const code = element("code", {}, short ?? iri);
    const shown = label === undefined ? code : this.#text(label, language);
    const parts = [];
    if (target === null) parts.push(shown);
    else {
      const out = href ? {} : { class: "out", rel: "external" };
      parts.push(element("a", { href: target, ...out }, shown));
    }
    if (fallback) {
      parts.push(" ", element("abbr", { class: "tongue", title: this.#tongue(language) }, language));
    }
    if (label !== undefined && short) parts.push(" ", element("code", { class: "name" }, short));
    return parts;
  }
}
