// The two selects: language of names and dialect.

import { DIALECTS } from "./dialects.js";

export function fillDialects(select, chosen) {
  for (const [name, dialect] of Object.entries(DIALECTS)) select.append(new Option(dialect.title, name, false, name === chosen));
}

/// Offers what the browser wants, local names, and the languages in which places are named here.
export function fillLanguages(select, tags, chosen) {
  const names = new Intl.DisplayNames([...navigator.languages, "en"], { type: "language" });
  const titled = tags.filter(isTag).map(tag => [tag, names.of(tag) ?? tag]);
  titled.sort((a, b) => a[1].localeCompare(b[1]));
  const options = [["", "my languages"], ["*", "local languages"], ...titled];
  if (!options.some(([tag]) => tag === chosen)) options.push([chosen, chosen]);
  select.replaceChildren(...options.map(([tag, title]) => new Option(title, tag, false, tag === chosen)));
}

function isTag(tag) {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
