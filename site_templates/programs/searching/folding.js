// Letters made alike: publishing/folding.py does the same, step by step. Its table of
// letters that Unicode does not take apart comes with the index.
const MARKS = /[\p{Mn}\p{Me}]/gu;
// So many code points of a word are looked at.
const LONGEST = 64;
const OTHERS = /[^\p{L}\p{N}\p{Mc}]+/gu;

export function words(text, letters) {
  const lowered = text.normalize("NFKD").toLowerCase().normalize("NFD");
  const plain = lowered.replace(MARKS, "").replace(OTHERS, " ").trim();
  if (!plain) return [];
  const folded = plain.replace(/[^\0-\x7f]/g, (letter) => letters[letter] ?? letter).split(" ");
  return folded.map((word) => (word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word));
}
