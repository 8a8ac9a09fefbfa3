// The page: typing asks, picking shows, clicking the map asks what is there.

import { Asker, complaint } from "./ask.js";
import { hideCard, showCard, showRequest } from "./card.js";
import { fillDialects, fillLanguages } from "./choices.js";
import { Combobox } from "./combobox.js";
import { DIALECTS, about, explainReverse, explainSearch, outline } from "./dialects.js";
import { MapView } from "./map/map.js";
import { load, save } from "./state.js";

/// Milliseconds without a key before a question is asked.
const PAUSE = 120;

const element = id => document.getElementById(id);
const [question, card, clear] = ["question", "card", "clear"].map(element);
const [language, dialect] = ["language", "dialect"].map(element);
const details = Object.fromEntries(["request", "url", "explain", "facts", "raw"].map(id => [id, element(id)]));
const [asker, outliner] = [new Asker(), new Asker()];
const start = load();

let pause = 0;
let saving = 0;
/// Asks the last question again, in other words: after a change of language or dialect.
let again = () => {};

const map = new MapView(element("map"), { ask: whatIsHere, moved: remember });
const box = new Combobox(question, element("suggestions"), { type: typed, pick: pickHit });

function say(text, isBad = false) {
  const state = element("state");
  state.textContent = text;
  state.classList.toggle("bad", isBad);
}

function chosen() {
  return DIALECTS[dialect.value] ?? DIALECTS.photon;
}

/// Asks, shows the exchange, and gives the hits; null where there is nothing to show.
async function hits(url, explain) {
  const { read } = chosen();
  const answer = await asker.ask(url);
  if (!answer) return null;
  showRequest(details, answer, explain);
  if (answer.ok && answer.json !== null) return read(answer.json);
  // having found nothing is an error in some dialects
  if (answer.status === 404) return [];
  say(complaint(answer), true);
  return null;
}

function typed(text) {
  clear.hidden = text === "";
  clearTimeout(pause);
  remember();
  if (text.trim()) {
    pause = setTimeout(suggest, PAUSE);
    return;
  }
  asker.stop();
  box.show([]);
  say("");
}

async function suggest() {
  again = suggest;
  const [text, near] = [question.value.trim(), map.view];
  const found = await hits(chosen().search(text, language.value, near), explainSearch(text, language.value, near));
  if (!found) return null;
  box.show(found);
  say(found.length === 0 ? "Nothing found." : found.length === 1 ? "1 suggestion" : `${found.length} suggestions`);
  return found;
}

/// Enter without a chosen suggestion: the first one.
async function submit(event) {
  event.preventDefault();
  clearTimeout(pause);
  if (!question.value.trim()) return;
  const found = await suggest();
  if (!found?.length) return;
  box.close();
  pickHit(found[0]);
}

function pickHit(hit) {
  clearTimeout(pause);
  asker.stop();
  say("");
  clear.hidden = false;
  // the keyboard of a phone would cover the map
  if (matchMedia("(pointer: coarse)").matches) question.blur();
  show(hit);
  map.flyTo(hit.bbox ?? [hit.lon, hit.lat, hit.lon, hit.lat], room(), 17.5);
}

function show(hit, note) {
  showCard(card, hit, note);
  map.mark(hit);
  remember();
  drawOutline(hit);
}

async function drawOutline(hit) {
  outliner.stop();
  if (!hit.osm) return;
  const answer = await outliner.ask(outline(hit.osm));
  const geometry = answer?.json?.features?.[0]?.geometry;
  if (geometry) map.outline(geometry);
}

async function whatIsHere(lat, lon) {
  again = () => whatIsHere(lat, lon);
  clearTimeout(pause);
  box.close();
  map.mark({ lat, lon });
  const found = await hits(chosen().reverse(lat, lon, language.value), explainReverse(lat, lon, language.value));
  if (!found) return;
  say("");
  if (found.length) show(found[0], "at the point on the map");
  else {
    hideCard(card);
    say("There is nothing here.");
  }
}

/// Pixels around a place that the panel and the edges take: left, top, right, bottom.
function room() {
  const { right, bottom } = document.querySelector(".panel").getBoundingClientRect();
  const isPhone = innerWidth <= 736;
  return isPhone ? [30, bottom + 50, 30, 50] : [right + 50, 70, 70, 60];
}

function remember() {
  clearTimeout(saving);
  saving = setTimeout(() => save({ q: question.value, dialect: dialect.value, lang: language.value, view: map.view }), 250);
}

function changed() {
  map.language = language.value;
  remember();
  again();
}

async function begin() {
  fillDialects(dialect, start.dialect);
  fillLanguages(language, [], start.lang);
  map.language = start.lang;
  const answer = await new Asker().ask(about());
  fillLanguages(language, answer?.json?.languages ?? [], start.lang);
  const tiles = answer?.json?.tiles;
  if (tiles) {
    map.tiles = tiles.url;
    element("tile-rights").textContent = tiles.attribution;
  }
  if (start.view) map.look(start.view);
  else if (answer?.json?.bbox) map.lookAt(answer.json.bbox, room(), 15);
  if (!start.q) return;
  question.value = start.q;
  typed(start.q);
}

element("form").addEventListener("submit", submit);
clear.addEventListener("click", () => {
  question.value = "";
  typed("");
  hideCard(card);
  details.request.hidden = true;
  map.mark(null);
  question.focus();
});
element("closer").addEventListener("click", () => map.zoomBy(1));
element("farther").addEventListener("click", () => map.zoomBy(-1));
element("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(details.url.href);
    say("The address is copied.");
  } catch {
    say("The browser does not let the page copy; mark the address below.", true);
  }
});
language.addEventListener("change", changed);
dialect.addEventListener("change", changed);
begin();
