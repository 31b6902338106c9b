// The index of the site, of which only the pages that a query needs are loaded.
import { words } from "./folding.js";
import { load } from "./loading.js";

const LABEL_ROLES = 3, NOTE_ROLES = 2, HEAD = "*", LAST = "\uffff";

export class SearchIndex {
  constructor(folder, language) {
    this.folder = folder;
    this.language = language;
    this.files = new Map();
  }

  // Must be awaited before anything else is asked.
  open() {
    this.opening ??= Promise.all([
      load(this.folder, "index"),
      load(this.folder, `words-${this.language}`),
    ]).then(([index, said]) => {
      const { version, block, folding, languages, kinds } = index;
      Object.assign(this, { said, version, block, folding, languages, kinds });
      this.firsts = Object.fromEntries(Object.entries(index.pages).map(([kind, words]) => (
        [kind, words ? words.split(" ") : []])));
      this.common = new Set(index.common.split(" "));
      this.tongue = index.interface.indexOf(this.language);
      this.own = index.languages.map(([tag]) => tag.split("-")[0] === this.language.split("-")[0]);
    }).catch((error) => { this.opening = undefined; throw error; });
    return this.opening;
  }

  fold(text) {
    return words(text, this.folding);
  }

  file(name, prepare) {
    if (!this.files.has(name)) {
      const coming = load(this.folder, name, this.version).then(prepare);
      coming.catch(() => this.files.delete(name));
      this.files.set(name, coming);
    }
    return this.files.get(name);
  }

  // The first and last page on which words with a prefix can stand.
  range(kind, prefix) {
    const firsts = this.firsts[kind];
    const after = below(firsts, prefix);
    const first = firsts[after] === prefix ? after : Math.max(0, after - 1);
    return [first, Math.max(first, below(firsts, prefix + LAST) - 1)];
  }

  // The pages of a range, no more than `most`, each with its words.
  pages(kind, [first, last], most, prepare) {
    const count = Math.min(last + 1, first + most, this.firsts[kind].length) - first;
    return Promise.all(Array.from({ length: Math.max(0, count) }, (_, place) =>
      this.file(`${kind}/${first + place}`, prepare)));
  }

  // The rows of labels that have a word with this prefix: all of them where they stand
  // on few pages, else those with the very word, and the best of the others.
  async labels(prefix, most) {
    const range = this.range("labels", prefix);
    const prepare = (page) => this.labelPage(page);
    const complete = range[1] - range[0] < most;
    let pages, wanted;
    if (complete) {
      pages = await this.pages("labels", range, most, prepare);
      wanted = (word) => word.startsWith(prefix);
    } else {
      const exact = [range[0], Math.max(range[0], below(this.firsts.labels, `${prefix} `) - 1)];
      pages = (await Promise.all([
        this.pages("labels", exact, most, prepare),
        this.pages("labels", this.range("labels", prefix + HEAD), 2, prepare),
      ])).flat();
      wanted = (word) => word === prefix || word === prefix + HEAD;
    }
    return { rows: rowsOf(pages, wanted), complete };
  }

  async labelsOf(word, most) {
    const range = this.range("labels", word);
    range[1] = Math.max(range[0], below(this.firsts.labels, `${word} `) - 1);
    const pages = await this.pages("labels", range, most, (page) => this.labelPage(page));
    return rowsOf(pages, (other) => other === word);
  }

  labelPage(page) {
    const rows = [];
    for (let place = 0; place < page.rows.length; place += 3) {
      const [label, code, id] = page.rows.slice(place, place + 3);
      rows.push({
        label, id, words: this.fold(label),
        role: code % LABEL_ROLES, language: Math.floor(code / LABEL_ROLES),
      });
    }
    return { words: page.words.split(" "), of: page.of.map((all) => all.map((one) => rows[one])) };
  }

  // For each resource that has one of the wanted words in a note: which kind of note.
  async notes(prefix, wanted, most) {
    const range = this.range("notes", prefix);
    const pages = await this.pages("notes", range, most, (page) => (
      { words: page.words.split(" "), of: page.of }));
    const found = new Map();
    for (const page of pages) {
      page.words.forEach((word, place) => {
        if (!wanted(word)) return;
        for (const [code, ...steps] of page.of[place]) {
          for (const id of ascending(steps)) {
            const role = code % NOTE_ROLES, language = Math.floor(code / NOTE_ROLES);
            const known = found.get(id);
            if (!known || known.role > role) found.set(id, { role, language });
          }
        }
      });
    }
    return found;
  }

  // All words with a prefix; none where they stand on too many pages.
  async list(kind, prefix, most) {
    const range = this.range(kind, prefix);
    if (range[1] - range[0] >= most) return [];
    const pages = await this.pages(kind, range, most, (page) => page.split(" "));
    return pages.flat().filter((word) => word.startsWith(prefix));
  }

  async group(number) {
    return new Set(ascending(await this.file(`groups/${number}`, (steps) => steps)));
  }

  kindOf(id) {
    let left = id;
    return this.kinds.find(([, count]) => (left -= count) < 0)[0];
  }

  // How a resource is shown: its link, label, place, notation, and whether it is deprecated.
  async record(id) {
    const block = await this.file(`records/${Math.floor(id / this.block)}`, (all) => all);
    const [href, texts, deprecated, notation] = block[id % this.block];
    const [label, ...place] = texts[this.tongue].map((text) => (
      typeof text === "string" ? [text, ""] : text));
    return { href, label, place, deprecated: Boolean(deprecated), notation: notation ?? "" };
  }

  direction(tag) {
    return this.languages.find(([other]) => other === tag)?.[1] ?? "ltr";
  }
}

// How many of the sorted words stand before a word.
function below(sorted, word) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowsOf(pages, wanted) {
  const rows = new Set();
  for (const page of pages) {
    page.words.forEach((word, place) => {
      if (wanted(word)) for (const row of page.of[place]) rows.add(row);
    });
  }
  return [...rows];
}

function ascending(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}
