// Which language tags serve a reader who chose one: its variants, and what is the same
// by the likely subtags of the Unicode CLDR, which browsers have: zh-TW for zh-Hant.

// Give what tells whether a tag is of a chosen language; every tag is of none chosen.
export function servesChosen(chosen) {
  if (!chosen) return () => true;
  const wanted = chosen.toLowerCase(), asked = locale(chosen);
  return (tag) => {
    const lowered = tag.toLowerCase();
    if (lowered === wanted || lowered.startsWith(`${wanted}-`)) return true;
    const told = asked && locale(tag)?.maximize();
    return Boolean(told) && ["language", "script", "region"]
      .every((part) => !asked[part] || asked[part] === told[part]);
  };
}

// A tag that is not well-formed, as a vocabulary may have any, is no locale.
function locale(tag) {
  try {
    return tag ? new Intl.Locale(tag) : null;
  } catch {
    return null;
  }
}
