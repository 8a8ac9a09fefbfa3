// The page in the reader's language. Each file in `words` is one language: a table of what the page says, and one of kinds.
// To add a language, copy words/en.json, translate it, and name it in TAGS here and in server/src/page/files.rs.

export const TAGS = { en: "English", fr: "Français", de: "Deutsch", es: "Español", it: "Italiano", pt: "Português", pl: "Polski", nl: "Nederlands", tr: "Türkçe", ar: "العربية" };

let table = { interface: {}, kinds: {} };
/// The language in use.
export let tag = "en";

/// The first of the wanted languages that there is a table of.
export function bestOf(wanted) {
  return wanted.map(one => one.toLowerCase().split("-")[0]).find(one => one in TAGS) ?? "en";
}

/// Takes a language, and says everything on the page in it that is marked `data-say`, `data-say-label`, `data-say-hint`.
export async function speak(wanted) {
  const response = await fetch(new URL(`page/words/${wanted}.json`, document.baseURI));
  if (!response.ok) throw new Error(`words/${wanted}.json: status ${response.status}`);
  table = await response.json();
  tag = wanted;
  document.documentElement.lang = wanted;
  document.documentElement.dir = table.direction;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) element.setAttribute("aria-label", say(element.dataset.sayLabel));
  for (const element of document.querySelectorAll("[data-say-hint]")) element.placeholder = say(element.dataset.sayHint);
}

/// A sentence of the table with its gaps filled in.
export function say(name, gaps = {}) {
  return (table.interface[name] ?? name).replace(/\{(\w+)\}/g, (whole, gap) => gaps[gap] ?? whole);
}

export const kinds = () => table.kinds;

/// A length as people of the language write it; `metres` of 0 to the earth's size.
export function distance(metres) {
  const [value, unit] = metres < 995 ? [Math.max(1, Math.round(metres)), "meter"] : [metres / 1000, "kilometer"];
  return new Intl.NumberFormat(tag, { style: "unit", unit, maximumFractionDigits: value < 10 && unit === "kilometer" ? 1 : 0 }).format(value);
}

export const day = date => new Intl.DateTimeFormat(tag, { dateStyle: "long" }).format(date);
