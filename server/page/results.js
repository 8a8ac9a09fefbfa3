// The list of results: numbered as the pins on the map, each with its kind in words and as a picture.

import { iconFor, wordFor } from "./field/kinds.js";
import { byId, make } from "./dom.js";
import { kinds } from "./words.js";

/// Metres within which things of one name and kind are shown as one.
const SAME = 300;
const EARTH = 6371008.8;

/// Metres between two positions.
export function metres(a, b) {
  const radians = degrees => (degrees * Math.PI) / 180;
  const [dlat, dlon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)];
  const h = Math.sin(dlat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dlon / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/// Hits without those that look like an earlier one close by: both directions of a bus stop are one place to a reader.
export function folded(hits) {
  return hits.filter((hit, index) => !hits.slice(0, index).some(other =>
    other.name === hit.name && other.kind === hit.kind && (other.detail === hit.detail || metres(other, hit) < SAME)));
}

/// What stands in a line of results and suggestions.
export function lineOf(hit, index, note) {
  return [
    make("span", { className: "number", "aria-hidden": "true" }, String(index + 1)),
    make("b", { dir: "auto" }, hit.name),
    make("span", { className: "kind" }, iconFor(hit.kind, hit.key), wordFor(kinds(), hit.kind, hit.key)),
    make("small", { dir: "auto" }, [note, hit.detail].filter(Boolean).join(" · ")),
  ];
}

/// Shows results below a heading. `on` has `pick(hit)`, `point(index)` when one is pointed at (-1 for none), `note(hit)`.
export function showResults(title, hits, on) {
  const section = byId("results");
  section.hidden = hits.length === 0;
  section.querySelector("h2").textContent = title;
  section.querySelector("h2").hidden = title === "";
  section.querySelector("ol").replaceChildren(...hits.map((hit, index) => {
    const line = make("button", { type: "button", className: "line" }, ...lineOf(hit, index, on.note?.(hit)));
    line.addEventListener("click", () => on.pick(hit));
    for (const begin of ["pointerenter", "focus"]) line.addEventListener(begin, () => on.point(index));
    for (const end of ["pointerleave", "blur"]) line.addEventListener(end, () => on.point(-1));
    return make("li", {}, line);
  }));
}

export function hideResults() {
  byId("results").hidden = true;
}

/// Marks the line whose pin is pointed at.
export function pointAt(index) {
  for (const list of [byId("results").querySelectorAll(".line"), byId("suggestions").children]) {
    [...list].forEach((line, own) => line.classList.toggle("pointed", own === index));
  }
}
