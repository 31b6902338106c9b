// Answers queries on the data of the site, apart from the page, which stays quick.
import N3Writer from "n3/src/N3Writer.js";
import init, { Store } from "oxigraph";
import { unpacked } from "./sparql/fetching.js";
import { declarations, mistakeIn } from "./sparql/mistakes.js";
import { Resources } from "./sparql/resources.js";
import { inCase } from "./sparql/tags.js";

let store;
let resources;
let settings;
let head;

async function open({ files, prefixes, labels, shown }) {
  await init({ module_or_path: files.program });
  store = new Store();
  const dump = new Uint8Array(await unpacked(files.dump));
  store.load(dump, { format: "text/turtle", lenient: true });
  resources = new Resources(store, labels, files.addresses);
  settings = { prefixes, shown };
  head = declarations(prefixes);
  return { triples: store.size };
}

function answer({ query, kind }) {
  const start = performance.now();
  const told = kind === "triples" ? triples(query) : bindings(query);
  return { kind, seconds: (performance.now() - start) / 1000, ...told };
}

function bindings(query) {
  const text = inCase(store.query(head + query, { results_format: "json" }));
  const { head: { vars }, boolean, results } = JSON.parse(text);
  if (!results) return { text, boolean };
  const rows = results.bindings.slice(0, settings.shown);
  const named = {};
  for (const { type, value } of rows.flatMap((row) => Object.values(row))) {
    if (type === "uri") named[value] ??= resources.describe(value);
  }
  return { text, variables: vars, rows, named, total: results.bindings.length };
}

function triples(query) {
  const found = store.query(head + query);
  const keys = found.map((quad) => ({ quad, key: quad.toString() }));
  keys.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const writer = new N3Writer({ prefixes: used(settings.prefixes, keys) });
  for (const { quad } of keys) writer.addQuad(quad);
  let text = "";
  writer.end((_, written) => { text = written; });
  return { text, total: found.length };
}

/** Of the prefixes those whose namespace some triple names. */
const used = (prefixes, keys) =>
  Object.fromEntries(Object.entries(prefixes).filter(([, iri]) =>
    keys.some(({ key }) => key.includes(`<${iri}`))));

/** What the engine throws becomes a mistake; a trap leaves the engine broken. */
function failed(error, { query }) {
  if (query === undefined) return { mistake: { reason: "unready", detail: String(error) } };
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    return { mistake: { reason: "toolarge" }, broken: true };
  }
  const parse = (text) => new Store().query(text);
  return { mistake: mistakeIn(query, head, parse, error) };
}

addEventListener("message", async ({ data }) => {
  try {
    postMessage(data.files ? await open(data) : answer(data));
  } catch (error) {
    postMessage(failed(error, data));
  }
});
