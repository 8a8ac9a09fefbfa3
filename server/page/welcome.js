// What stands in the panel before anything is asked: what this is, what area it knows and how fresh it is, three examples.

import { button, byId, make } from "./dom.js";
import { day, say, tag } from "./words.js";

/// Shows the welcome; `about` is what the server says of its data, null where it says nothing.
export function showWelcome(about, ask) {
  const updated = about?.data_updated && new Date(about.data_updated);
  const rows = [
    about?.areas?.length && [say("area"), about.areas.join(", ")],
    about?.places && [say("places"), new Intl.NumberFormat(tag).format(about.places)],
    updated && !Number.isNaN(updated.getTime()) && [say("fresh"), day(updated)],
  ].filter(Boolean);
  const examples = (about?.examples ?? []).map(text => button(text, () => ask(text), { className: "chip", dir: "auto" }));
  byId("welcome").replaceChildren(
    make("p", {}, say("welcome")),
    rows.length ? make("dl", {}, ...rows.flatMap(([term, text]) => [make("dt", {}, term), make("dd", { dir: "auto" }, text)])) : "",
    examples.length ? make("p", { className: "chips" }, make("span", {}, say("examples")), ...examples) : "",
  );
  byId("welcome").hidden = false;
}

export function hideWelcome() {
  byId("welcome").hidden = true;
}
