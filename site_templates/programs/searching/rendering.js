// A result as it is shown: the label that was met, what it stands for, what that is,
// and where it belongs.
import { inflected } from "./matching.js";

function element(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}

// A text in its own language and direction.
function spoken(index, [text, tag], name) {
  const made = element("span", name, text);
  if (tag && tag !== document.documentElement.lang) {
    made.lang = tag;
    if (index.direction(tag) !== "ltr") made.dir = index.direction(tag);
  }
  return made;
}

// The words of a label that the query meets stand out.
function marked(index, label, asked, name) {
  const made = spoken(index, label, name);
  const parts = label[0].split(/([\p{L}\p{M}\p{N}]+)/u);
  made.replaceChildren(...parts.map((part) => {
    const [word] = index.fold(part);
    const met = word && asked.some((one) => word.startsWith(one) || inflected(one, word));
    return met ? element("b", "", part) : part;
  }));
  return made;
}

// Fill a link with a hit and its record; `up` leads to the root of the language.
export function fill(link, hit, record, asked, index, up) {
  const { said } = index;
  const tag = hit.row ? index.languages[hit.row.language][0] : record.label[1];
  const matched = hit.row ? [hit.row.label, tag] : record.label;
  const kind = [said.kinds[index.kindOf(hit.id)]];
  if (hit.row && tag && !index.own[hit.row.language]) kind.push(said.languages[tag] ?? tag);
  if (hit.note) kind.push(hit.note.role ? said.note : said.definition);
  if (record.deprecated) kind.push(said.deprecated);
  link.href = up + record.href;
  link.replaceChildren(marked(index, matched, asked, "label"));
  // A notation that was met stands there already.
  if (record.notation && matched[0] !== record.notation) {
    link.prepend(element("span", "notation", record.notation), " ");
  }
  if (matched[0] !== record.label[0]) {
    link.append(" ", element("span", "see", "→ ", spoken(index, record.label)));
  }
  link.append(" ", element("span", "tag", kind.join(" · ")));
  if (record.place.length) {
    const place = element("span", "where");
    record.place.forEach((text, order) => place.append(order ? " › " : "", spoken(index, text)));
    link.append(" ", place);
  }
}

// Fill in what stands for something in a message.
export function filled(message, values) {
  return message.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}
