// What the page says about a question: that it is under way, takes long, found nothing and why, or failed and what to do.

import { button, byId, make } from "./dom.js";
import { say } from "./words.js";

/// Milliseconds after which waiting is shown, and after which it is called long.
const WAITING = 250;
const LONG = 3000;

let timers = [];
let again = null;

function put(text, isBad = false) {
  const state = byId("state");
  state.textContent = text;
  state.classList.toggle("bad", isBad);
}

function settle() {
  timers.forEach(clearTimeout);
  timers = [];
  again = null;
  byId("busy").hidden = true;
  byId("help").hidden = true;
  byId("help").replaceChildren();
}

/// A question is under way.
export function waiting() {
  settle();
  put("");
  timers = [
    setTimeout(() => {
      byId("busy").hidden = false;
      put(say("loading"));
    }, WAITING),
    setTimeout(() => put(say("slow")), LONG),
  ];
}

/// A sentence, or nothing.
export function tell(text = "", isBad = false) {
  settle();
  put(text, isBad);
}

/// A question failed; `retry` asks it again, at once when the connection is back.
export function failed(answer, words, retry) {
  settle();
  const isOffline = answer.status === 0;
  put(isOffline ? say("offline") : `${say("error")} ${words}`, true);
  byId("help").replaceChildren(button(say("retry"), retry, { className: "chip", id: "retry" }));
  byId("help").hidden = false;
  again = isOffline ? retry : null;
}

addEventListener("online", () => again?.());

/// Nothing was found: why, and what else might be asked.
export function nothing(question, area, ask) {
  settle();
  put(say("nothing", { q: question }));
  const tries = shorter(question);
  const chips = tries.map(text => button(text, () => ask(text), { className: "chip" }));
  byId("help").replaceChildren(
    make("p", {}, say("nothing_why", { area: area || "–" })),
    ...(chips.length ? [make("p", { className: "chips" }, make("span", {}, say("try")), ...chips)] : []),
  );
  byId("help").hidden = false;
}

/// The question without its last part, without its number, without its last word.
function shorter(question) {
  const text = question.trim();
  const tidy = one => one.replace(/\s+/g, " ").replace(/\s+,/g, ",").replace(/^[\s,]+|[\s,]+$/g, "");
  const shorts = [text.slice(0, Math.max(0, text.lastIndexOf(","))), text.replace(/(?<![\p{L}\d])\d+\s?\p{L}?(?![\p{L}\d])/gu, ""), text.split(/\s+/).slice(0, -1).join(" ")];
  return [...new Set(shorts.map(tidy))].filter(one => one.length > 1 && one !== text).slice(0, 3);
}
