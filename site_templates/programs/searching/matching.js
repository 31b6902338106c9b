// How near a label is to a query: the smaller, the better.
const SHORT = 3;
// What a word costs by how it is met; in steps, so that one slip outweighs endings.
const PREFIX = 1, INFLECTED = 3, SLIP = 5, MISSING = 4;

// How many slips are forgiven in a word.
export function forgiven(word) {
  if (/\d/.test(word)) return 0;
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

// Whether two words differ in their endings alone: fidèle and fidèles, policy and policies.
export function inflected(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const long = Math.max(one.length, other.length) - same;
  const short = Math.min(one.length, other.length) - same;
  return same >= 4 && long <= (same >= 7 ? 4 : 3) && short <= (same >= 7 ? 3 : 2);
}

// The slips of the pen between two words: a letter too many, missing, wrong, or two
// swapped (optimal string alignment). With `begun`, between the first and a beginning
// of the second that is no shorter. More than `most` is Infinity.
export function slips(one, other, most, begun = false) {
  if (one.length > other.length + most || (!begun && other.length > one.length + most)) return Infinity;
  const width = Math.min(other.length, one.length + most);
  let before, above, row = Array.from({ length: width + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    [before, above, row] = [above, row, [i]];
    for (let j = 1; j <= width; j += 1) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return Infinity;
  }
  const ends = begun ? row.slice(Math.min(one.length, width)) : other.length === width ? [row[width]] : [];
  const least = Math.min(...ends);
  return least <= most ? least : Infinity;
}

// What it costs to take a word of a label for a word of the query.
export function nearness(asked, word) {
  if (asked === word) return 0;
  if (word.startsWith(asked)) return PREFIX;
  if (inflected(asked, word)) return INFLECTED;
  const most = forgiven(asked);
  if (!most) return Infinity;
  const whole = slips(asked, word, most);
  const begun = asked.length > 4 ? slips(asked, word, most, true) + .5 : Infinity;
  return SLIP * Math.min(whole, begun);
}

// A query: its folded words, and which of them a label may lack.
export function query(words) {
  const asked = words.slice(0, 8);
  const optional = asked.map((word, place) => (
    word.length <= SHORT && place < asked.length - 1 && !/\d/.test(word)));
  return { words: asked, optional: optional.includes(false) ? optional : asked.map(() => false), text: asked.join(" ") };
}

// Give the costs by which labels are ordered, or null where a label does not fit: how
// its worst word is met, how it is built, all its words, then what it is.
export function costs(query, row, own) {
  const used = [];
  let worst = 0, sum = 0;
  for (const [place, asked] of query.words.entries()) {
    let least = query.optional[place] ? MISSING : Infinity, at = -1;
    row.words.forEach((word, there) => {
      if (used.includes(there)) return;
      const cost = nearness(asked, word);
      if (cost < least) [least, at] = [cost, there];
    });
    if (least === Infinity) return null;
    if (at >= 0) used.push(at);
    worst = Math.max(worst, least < INFLECTED ? 0 : least < SLIP ? 1 : 2);
    sum += least;
  }
  return [worst, build(query, row, used), sum, own ? 0 : 1, row.role, row.label.length, row.id];
}

// 0 the whole label, 1 its beginning, 2 words in their order, 3 in another.
function build(query, row, used) {
  if (row.words.join(" ") === query.text) return 0;
  if (used.every((place, order) => place === order)) return 1;
  return used.every((place, order) => !order || place > used[order - 1]) ? 2 : 3;
}

export function compare(one, other) {
  for (const [place, cost] of one.entries()) {
    if (cost !== other[place]) return cost - other[place];
  }
  return 0;
}
