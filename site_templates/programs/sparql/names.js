// IRIs by their prefixed names, where the name stands for exactly that IRI.

// A part of PN_LOCAL that needs no escape.
const LOCAL = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)?$/u;

/** Make the function that writes an IRI under some prefixes, or gives null. */
export function naming(prefixes) {
  const longest = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  return (iri) => {
    const found = longest.find(([, space]) =>
      iri.startsWith(space) && LOCAL.test(iri.slice(space.length)));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : null;
  };
}
