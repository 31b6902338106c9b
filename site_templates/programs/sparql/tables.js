// SPARQL 1.1 results in JSON become the CSV of SPARQL 1.1 Query Results CSV and TSV.

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const cell = (term) => {
  if (!term) return "";
  return quoted(term.type === "bnode" ? `_:${term.value}` : term.value);
};

/** Write the text of a result set in JSON as CSV. */
export function csv(json) {
  const { head: { vars }, results: { bindings } } = JSON.parse(json);
  const rows = bindings.map((row) => vars.map((name) => cell(row[name])));
  return [vars.map(quoted), ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}
