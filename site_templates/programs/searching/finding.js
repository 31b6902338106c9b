// From what a reader types to resources, the best first: labels, then words spelt
// nearly so, then notes.
import { servesChosen } from "./languages.js";
import { compare, costs, forgiven, inflected, nearness, query } from "./matching.js";

// Fewer results than this, and words spelt nearly so are looked for.
const FEW = 5, MOST_SIMILAR = 4;
const AFTER_LABELS = 9;

// `most` is how many pages of the index are loaded for one word; notes are read where
// there are fewer results than `enough`. `filters` may hold a language, a kind, and
// sets of resources. Gives the hits, and whether they are all there are; `early` is told
// those that were found before more of the index had to be loaded.
export async function find(index, text, { most, enough, filters = {}, early }) {
  const asked = query(index.fold(text));
  const hits = new Map();
  if (!asked.words.length) return { hits: [], complete: true };
  const passes = filter(index, filters);

  const add = (rows) => {
    for (const row of rows) {
      if (!passes(row.id, row.language)) continue;
      const found = costs(asked, row, index.own[row.language]);
      const known = hits.get(row.id);
      if (found && (!known || compare(found, known.costs) < 0)) {
        hits.set(row.id, { id: row.id, row, costs: found });
      }
    }
  };
  const needed = asked.words.filter((_, place) => !asked.optional[place]);
  const sorted = () => [...hits.values()].sort((a, b) => compare(a.costs, b.costs));
  let complete = true, tried = [];
  // One word leads to the labels that have it; the others are sought in those.
  for (const word of byWidth(index, needed)) {
    const found = await index.labels(word, most);
    add(found.rows);
    complete = found.complete;
    // With every label of one word seen, that word alone can be misspelt.
    tried = complete && found.rows.length ? [word] : [...tried, word];
    if (complete && found.rows.length || hits.size >= enough) break;
  }
  if (hits.size && hits.size < enough) early?.(sorted());
  if (hits.size < FEW) {
    for (const word of tried) {
      const near = await similar(index, word);
      const rows = await Promise.all(near.map((other) => index.labelsOf(other, most)));
      add(rows.flat());
    }
  }
  if (hits.size < enough) await addNotes(index, asked, most, passes, hits);
  return { hits: sorted(), complete };
}

function filter(index, { language: chosen, kind, groups = [] }) {
  const serves = servesChosen(chosen);
  const spoken = index.languages.map(([tag]) => serves(tag));
  return (id, tongue) => spoken[tongue]
    && (!kind || index.kindOf(id) === kind)
    && groups.every((group) => group.has(id));
}

function byWidth(index, words) {
  const width = new Map(words.map((word) => {
    const [first, last] = index.range("labels", word);
    return [word, last - first - word.length / 100];
  }));
  return [...width.keys()].sort((a, b) => width.get(a) - width.get(b));
}

// Words of the vocabulary that are spelt nearly like a word that was typed. Where its
// beginning is right they are found there, else by its end, which then is.
export async function similar(index, word) {
  if (!forgiven(word)) return [];
  const kept = word.length < 6 ? 2 : 3;
  const backwards = [...word].reverse().join("");
  const found = await Promise.all([
    narrowed(index, "words", word, kept),
    narrowed(index, "mirror", backwards, kept),
  ]);
  const every = new Set([...found[0], ...found[1].map((other) => [...other].reverse().join(""))]);
  return [...every]
    .map((other) => [nearness(word, other), other.length, other])
    .filter(([cost, , other]) => cost < Infinity && !other.startsWith(word))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1))
    .slice(0, MOST_SIMILAR)
    .map(([, , other]) => other);
}

// Where very many words begin alike, one letter more is taken to be right.
async function narrowed(index, kind, word, kept) {
  for (let length = kept; length <= word.length; length += 1) {
    const found = await index.list(kind, word.slice(0, length), 3);
    if (found.length) return found;
  }
  return [];
}

async function addNotes(index, asked, most, passes, hits) {
  const words = asked.words.filter((word) => (word.length > 2 || /\d/.test(word)) && !index.common.has(word));
  if (!words.length) return;
  const found = await Promise.all(words.map((word) => notesOf(index, word, most)));
  for (const [id, note] of found[0]) {
    if (hits.has(id) || !found.every((one) => one.has(id)) || !passes(id, note.language)) continue;
    const foreign = index.own[note.language] ? 0 : 1;
    hits.set(id, { id, note, costs: [AFTER_LABELS, note.role, foreign, id] });
  }
}

// The notes with a word, or a longer or otherwise ending one where these are not many.
async function notesOf(index, word, most) {
  const stem = word.length > 4 ? word.slice(0, Math.max(4, word.length - 3)) : word;
  const narrow = (prefix) => {
    const [first, last] = index.range("notes", prefix);
    return last - first < most;
  };
  if (word.length > 3 && narrow(stem)) {
    return index.notes(stem, (other) => other.startsWith(word) || inflected(word, other), most);
  }
  return index.notes(word, (other) => other === word, most);
}
