// Language tags in the case of RFC 5646, 2.1.1; the engine keeps them in lower case.

/** Write a tag: `zh-Hant`, `en-GB`; what follows a single letter stays in lower case. */
export function canonical(tag) {
  const [first, ...others] = tag.toLowerCase().split("-");
  let single = first.length === 1;
  const written = others.map((part) => {
    const as = single ? part
      : part.length === 2 ? part.toUpperCase()
      : part.length === 4 ? part[0].toUpperCase() + part.slice(1)
      : part;
    single ||= part.length === 1;
    return as;
  });
  return [first, ...written].join("-");
}

/** Write the tags of results in JSON; texts hold quotation marks in escapes alone. */
export function inCase(json) {
  return json.replace(/(?<="xml:lang":")[a-z]+-[a-z0-9-]+(?=")/g, canonical);
}
