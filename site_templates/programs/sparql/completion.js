// What can be written at a place of a query: prefixes, terms of the vocabulary, keywords.
import { KEYWORDS } from "./reading.js";

const FIRST = ["SELECT", "WHERE", "FILTER", "OPTIONAL", "PREFIX"];

/** Make the source of completions from the terms of a page and how they are named. */
export function completing({ prefixes, properties, classes }, name) {
  const term = (type) => ([iri, label, count]) => {
    const short = name(iri) ?? `<${iri}>`;
    // The most used first: -99 to 99 is what CodeMirror lets a boost be.
    return { label: short, detail: label, type, boost: Math.min(Math.log2(count + 1), 40) };
  };
  const terms = [...properties.map(term("property")), ...classes.map(term("class"))];
  const spaces = Object.entries(prefixes).map(([prefix, iri]) => ({
    label: `${prefix}:`, detail: iri, type: "namespace", boost: -20,
  }));
  const keywords = KEYWORDS.map((word) => ({
    label: word, type: "keyword", boost: FIRST.includes(word) ? 50 : -10,
  }));
  // Who knows what a property says and not how it is called finds it by its words.
  const words = terms.filter(({ label, detail }) => detail && !label.endsWith(`:${detail}`)).map(
    ({ label, detail, type }) => ({ label: detail, detail: label, apply: label, type, boost: -30 }),
  );
  const declared = Object.keys(prefixes);
  const kinds = terms.filter(({ type }) => type === "class");

  return (context) => {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) return { from: variable.from, options: variables(context), validFor: /^[?$]\w*$/ };
    const prefixed = context.matchBefore(/[\p{L}\w-]*:[\p{L}\w.-]*/u);
    if (prefixed) {
      const prefix = prefixed.text.slice(0, prefixed.text.indexOf(":") + 1);
      if (declaring(context, prefixed.from)) return declaration(prefixed, prefixes);
      const fitting = typing(context, prefixed.from) ? kinds : terms;
      const options = fitting.filter(({ label }) => label.startsWith(prefix));
      return { from: prefixed.from, options, validFor: /^[\p{L}\w-]*:[\p{L}\w.-]*$/u };
    }
    const word = context.matchBefore(/[\p{L}\w]+/u);
    if (!word && !context.explicit) return null;
    if (quotedOrCommented(context)) return null;
    const from = word?.from ?? context.pos;
    if (declaring(context, from)) {
      return { from, options: declared.map((prefix) => declarationOf(prefix, prefixes)) };
    }
    const options = typing(context, from)
      ? [...kinds, ...spaces]
      : [...keywords, ...spaces, ...terms, ...words];
    return { from, options, validFor: /^[\p{L}\w]*$/u };
  };
}

const declarationOf = (prefix, prefixes) => ({
  label: `${prefix}:`, detail: prefixes[prefix], apply: `${prefix}: <${prefixes[prefix]}>`,
  type: "namespace",
});

function declaration(prefixed, prefixes) {
  const options = Object.keys(prefixes).map((prefix) => declarationOf(prefix, prefixes));
  return { from: prefixed.from, options };
}

/** Say whether a place follows PREFIX. */
function declaring({ state }, from) {
  const line = state.doc.lineAt(from);
  return /\bPREFIX\s+$/i.test(line.text.slice(0, from - line.from));
}

/** Say whether a place follows `a`: a class stands there. */
function typing({ state }, from) {
  const line = state.doc.lineAt(from);
  return /(^|[\s;])(a|rdf:type)\s+$/.test(line.text.slice(0, from - line.from));
}

function quotedOrCommented({ state, pos }) {
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from).replace(/<[^<>\s]*>/g, "");
  return /^[^"']*#/.test(before) || (before.match(/"/g) ?? []).length % 2 === 1;
}

function variables({ state, pos }) {
  const text = state.doc.toString();
  const found = [...text.matchAll(/[?$]\w+/g)].filter(
    ({ index, 0: name }) => index + name.length !== pos,
  );
  return [...new Set(found.map(([name]) => name))].map((label) => ({ label, type: "variable" }));
}
