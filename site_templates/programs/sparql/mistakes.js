// Why a query cannot be answered, and at which character of it.
//
// The engine names the end of a keyword it tried in vain, which can lie beyond the
// mistake itself. With wide spaces between the words it cannot lie beyond a word.
const WIDE = " ".repeat(16);
const PLACE = /error at (\d+):(\d+): expected (?:one of )?([^]*)/;
const PREFIXED = /([\w.-]*):[^\s:;,<>(){}[\]]*\s*$/;
const IRI = /<([^<>]*)>\s*$/;

/** Declare prefixes, all on one line, so that the lines of a query keep their numbers. */
export const declarations = (prefixes) =>
  Object.entries(prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join("");

/**
 * Say what is wrong with a query: the reason by its key, the offset in UTF-16 units where
 * there is one, and the detail to be named. `parse` throws what the engine throws.
 */
export function mistakeIn(query, head, parse, error) {
  if (!query.trim()) return { reason: "empty" };
  if (!PLACE.test(error.message)) return { reason: "unanswered", detail: error.message };
  const { offset, expected } = firstMistake(query, head, parse, error);
  const before = query.slice(0, offset).trimEnd();
  if (expected.includes("Prefix not found")) {
    const name = PREFIXED.exec(before);
    return { reason: "prefix", offset: name ? name.index : offset, detail: name?.[1] ?? "" };
  }
  if (expected.includes("IRI parsing failed")) {
    const iri = IRI.exec(before);
    return { reason: "iri", offset: iri ? iri.index : offset, detail: iri?.[1] ?? "" };
  }
  const prose = expected.find((item) => /^[A-Z][a-z]+ [A-Za-z]/.test(item));
  if (prose) return { reason: "unanswered", detail: prose };
  if (expected.some((item) => item.includes("\\U"))) return { reason: "quote", offset };
  if (offset >= query.trimEnd().length) return { reason: "end", offset };
  return { reason: "here", offset };
}

function firstMistake(query, head, parse, error) {
  const spaced = [];
  const origins = [];
  let offset = 0;
  // The engine counts characters, a string UTF-16 units.
  for (const character of `${query}\n`) {
    const brace = character === "{" || character === "}";
    const wide = brace || /\s/.test(character);
    const text = `${brace ? WIDE : ""}${character}${wide ? WIDE : ""}`;
    for (const one of text) {
      spaced.push(one);
      origins.push(offset);
    }
    offset += character.length;
  }
  let said = error.message;
  try {
    parse(head + spaced.join(""));
  } catch (wider) {
    said = wider.message;
  }
  const place = PLACE.exec(said);
  if (!place) return { offset: query.trimEnd().length, expected: [said] };
  const expected = place[3].replaceAll("\n", " ").split(", ");
  const lengths = expected.map((item) => (/^[A-Z_]+$/.test(item) ? item.length : 0));
  let at = Number(place[2]) - 1 - Math.min(...lengths);
  let line = Number(place[1]);
  if (line === 1) at -= [...head].length;
  for (let start = 0; line > 1; line -= 1) {
    const end = spaced.indexOf("\n", start) + 1;
    at += end - start;
    start = end;
  }
  at = Math.max(at, 0);
  while (at < spaced.length && !spaced[at].trim()) at += 1;
  return { offset: origins[at] ?? query.trimEnd().length, expected };
}
