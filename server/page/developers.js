// For developers: the language of names, the dialect in which the page asks, and the last request with its answer word by word.

import { byId } from "./dom.js";
import { DIALECTS } from "./dialects.js";
import { say, tag } from "./words.js";

export function fillDialects(chosen) {
  const options = Object.entries(DIALECTS).map(([name, { title }]) => new Option(title, name, false, name === chosen));
  byId("dialect").replaceChildren(...options);
}

/// Offers what the browser wants, local names, and the languages in which places are named here.
export function fillNames(tags, chosen) {
  const names = new Intl.DisplayNames([tag, "en"], { type: "language" });
  const titled = tags.filter(isTag).map(one => [one, names.of(one) ?? one]);
  titled.sort((a, b) => a[1].localeCompare(b[1]));
  const options = [["", say("my_languages")], ["*", say("local_names")], ...titled];
  if (!options.some(([one]) => one === chosen)) options.push([chosen, chosen]);
  byId("names").replaceChildren(...options.map(([one, title]) => new Option(title, one, false, one === chosen)));
}

function isTag(text) {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}

/// Shows what was asked and answered, word by word; `explain` is the page that tells how it came about.
export function showRequest(answer, explain) {
  byId("request").hidden = false;
  byId("url").href = answer.url;
  byId("url").textContent = decodeURI(answer.url);
  byId("explain").href = explain;
  const bytes = new TextEncoder().encode(answer.text).length;
  byId("facts").textContent = `HTTP ${answer.status}, ${bytes.toLocaleString(tag)} B, ${answer.milliseconds.toFixed(0)} ms`;
  byId("raw").textContent = answer.json ? JSON.stringify(answer.json, null, 2) : answer.text;
}
