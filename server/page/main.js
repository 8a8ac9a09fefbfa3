// The page: typing asks, picking shows, clicking the map asks what is there. What is shown follows from one state, which is
// also what the link holds.

import { Asker, complaint } from "./ask.js";
import { coordinates, hideCard, showAway, showCard } from "./card.js";
import { fillDialects, fillNames, showRequest } from "./developers.js";
import { DIALECTS, about, explainReverse, explainSearch, lookup } from "./dialects.js";
import { byId } from "./dom.js";
import { Combobox } from "./field/combobox.js";
import { MapView } from "./field/map/map.js";
import { away } from "./geometry.js";
import { nominatim } from "./hits.js";
import { closest, room } from "./layout.js";
import { failed, nothing, tell, waiting } from "./notice.js";
import { folded, hideResults, lineOf, metres, pointAt, showResults } from "./results.js";
import { load, position, save } from "./state.js";
import { TAGS, bestOf, distance, say, speak } from "./words.js";
import { hideWelcome, showWelcome } from "./welcome.js";

/// Milliseconds without a key before a question is asked.
const PAUSE = 120;

const question = byId("question");
const [asker, looker] = [new Asker(), new Asker()];
let state = load();
/// What the server says of its data.
let known = null;
/// The results that are listed, what they answer, and the place whose card is open.
let hits = [];
let heading = "";
let picked = null;
let pause = 0;
let saving = 0;

const map = new MapView(byId("map"), document.baseURI, {
  ask: (lat, lon) => whatIsHere({ lat, lon }),
  moved: () => remember(false),
  pick: index => open(hits[index]),
  point,
});
const box = new Combobox(question, byId("suggestions"), { type: typed, pick: open, line: (hit, index) => lineOf(hit, index, missing(hit)), point, closed: listResults });

const language = () => state.lang || state.ui;
const dialect = () => DIALECTS[state.dialect] ?? DIALECTS.photon;

function point(index) {
  map.point(index);
  pointAt(index);
}

/// Writes the state into the address, at once for a step that the back button takes back.
function remember(isStep) {
  clearTimeout(saving);
  const write = () => save({ ...state, view: map.view }, isStep);
  if (isStep) write();
  else saving = setTimeout(write, 250);
  const shown = picked?.name || state.q;
  document.title = shown ? `${shown} – Parvis` : "Parvis";
}

/// Asks, shows the exchange, and gives the hits; null where there is nothing to show.
async function ask(url, explain, retry) {
  waiting();
  const { read } = dialect();
  const answer = await asker.ask(url);
  if (!answer) return null;
  showRequest(answer, explain);
  // having found nothing is an error in some dialects
  const found = answer.ok && answer.json !== null ? read(answer.json) : answer.status === 404 ? [] : null;
  if (found) tell();
  else failed(answer, complaint(answer), retry);
  return found && folded(found);
}

function clearAway() {
  asker.stop();
  looker.stop();
  clearTimeout(pause);
  picked = null;
  hits = [];
  box.show([]);
  hideCard();
  hideResults();
  hideWelcome();
  map.mark(null);
  map.pins([]);
  tell();
}

function welcome() {
  clearAway();
  if (known !== undefined) showWelcome(known, askFor);
}

/// Keys were pressed. Answers to the question before are taken away, unless they fit this one too.
function typed(text) {
  const fitting = picked || state.at ? [] : hits.filter(hit => fits(hit, text));
  const isNew = Boolean(state.place || state.at);
  clearAway();
  Object.assign(state, { q: text.trim(), place: "", at: "" });
  byId("clear").hidden = text === "";
  remember(isNew);
  if (!state.q) return welcome();
  list(fitting);
  box.show(fitting);
  pause = setTimeout(suggest, PAUSE);
}

const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/// Whether each word of a text begins a word of a hit.
function fits(hit, text) {
  const own = plain(`${hit.name} ${hit.detail}`).split(/[^\p{L}\p{N}]+/u);
  const words = plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.length > 0 && words.every(word => own.some(one => one.startsWith(word)));
}

/// Says what of the question a street does not answer: a house number that is not known there.
function missing(hit) {
  if (!["street", "road", "path", "square"].includes(hit.kind)) return "";
  const known = plain(`${hit.name} ${hit.detail}`).split(/[^\p{L}\p{N}]+/u);
  const numbers = plain(state.q).split(/[^\p{L}\p{N}]+/u).filter(word => /^\d/.test(word) && !known.includes(word));
  return numbers.length ? say("unused", { words: numbers.join(", ") }) : "";
}

function list(found) {
  hits = found;
  heading = "";
  map.pins(found);
}

/// Asks the question of the state; gives whether there is an answer.
async function search(retry) {
  const near = map.view;
  const found = await ask(dialect().search(state.q, language(), near), explainSearch(state.q, language(), near), retry);
  if (!found) return false;
  list(found);
  if (found.length === 0) nothing(state.q, known?.areas?.join(", "), askFor);
  return true;
}

async function suggest() {
  if (!(await search(suggest))) return;
  box.show(hits);
  if (hits.length === 0) return;
  tell(say("found", { n: hits.length }));
  if (!box.isOpen) listResults();
}

/// Enter without a chosen suggestion, or a click on an example: the list, or the one place that it is.
async function submit() {
  clearTimeout(pause);
  if (!state.q || !(await search(submit))) return;
  box.show(hits);
  box.close();
  if (hits.length === 1) return open(hits[0]);
  listResults();
  if (hits.length) map.flyTo(boxOf(hits), room(), 16);
}

function askFor(text) {
  question.value = text;
  typed(text);
  submit();
}

function boxOf(places) {
  const [lats, lons] = [places.map(place => place.lat), places.map(place => place.lon)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/// The results in the panel, with pins on the map.
function listResults() {
  if (picked || hits.length === 0) return;
  if (!state.at) tell(say("found", { n: hits.length }));
  const note = state.at ? hit => distance(metres(position(state.at), hit)) : missing;
  showResults(heading, hits, { pick: hit => open(hit, true), point, note });
}

/// Opens the card of a place and looks at it; `isClicked` moves the focus along.
function open(hit, isClicked = false) {
  clearTimeout(pause);
  asker.stop();
  tell();
  const asked = position(state.at);
  show(hit, hits.length > 1 || Boolean(asked));
  state.place = hit.osm ?? `${hit.lat.toFixed(5)},${hit.lon.toFixed(5)}`;
  if (!asked) question.value = hit.name;
  byId("clear").hidden = false;
  // the keyboard of a phone would cover the map
  if (matchMedia("(pointer: coarse)").matches) question.blur();
  if (isClicked) byId("card").focus();
  remember(true);
  map.flyTo(hit.bbox ?? [hit.lon, hit.lat, hit.lon, hit.lat], room(), closest(hit));
}

/// Shows the card of a place; `hasList` tells whether it was chosen from a list, to which the back button leads.
function show(hit, hasList) {
  picked = hit;
  hideResults();
  hideWelcome();
  showCard(hit, { missing: missing(hit), back: hasList && hits.length ? back : null, around: whatIsHere, copy, share });
  const asked = position(state.at);
  map.pins(hits.length > 1 || asked ? hits : []);
  map.mark(hit, { asked, door: hit.details?.entrance });
  if (asked) tellAway(metres(asked, hit));
  outline(hit, asked);
}

/// The list from which the place was chosen, as a step of its own: a link to a place has none behind it in the history.
function back() {
  state = { ...state, place: "", view: map.view };
  remember(true);
  restore();
}

function tellAway(length) {
  showAway(length < 1 ? say("at_point") : say("away", { distance: distance(length) }));
}

async function outline(hit, asked) {
  const geometry = hit.geometry ?? (hit.osm && nominatim((await looker.ask(lookup(hit.osm, language())))?.json)[0]?.geometry);
  if (!geometry || picked !== hit) return;
  map.outline(geometry);
  if (asked) tellAway(away(asked, geometry));
}

/// Asks what is at a point: the nearest thing, and what else is near.
/// `place` is the one of them that a link has open.
async function whatIsHere({ lat, lon }, isStep = true, place = "") {
  clearAway();
  question.value = "";
  byId("clear").hidden = true;
  Object.assign(state, { q: "", place, at: `${lat.toFixed(5)},${lon.toFixed(5)}` });
  const asked = position(state.at);
  map.mark(null, { asked });
  remember(isStep);
  const found = await ask(dialect().reverse(lat, lon, language()), explainReverse(lat, lon, language()), () => whatIsHere({ lat, lon }, false, place));
  if (!found) return;
  if (found.length === 0) return tell(say("nothing_here"));
  heading = say("nearby");
  hits = place ? found : found.slice(1);
  if (place) return reopen(place);
  show(found[0], false);
  map.pins(hits);
  tell(say("clicked", { at: coordinates(asked) }));
  showResults(heading, hits, { pick: hit => open(hit, true), point, note: hit => distance(metres(asked, hit)) });
  document.title = `${found[0].name} – Parvis`;
}

/// Shows what a link or the back button asks for.
async function restore() {
  const { q, place, at, view } = state;
  clearAway();
  question.value = q;
  byId("clear").hidden = q === "";
  if (view) map.look(view);
  if (at && position(at)) {
    await whatIsHere(position(at), false, place);
    return;
  }
  if (!q && !place) return welcome();
  if (q) {
    if (!(await search(restore))) return;
    box.show(hits);
    box.close();
  }
  if (place) return reopen(place);
  listResults();
}

async function reopen(place) {
  const at = position(place);
  let hit = hits.find(one => one.osm === place || (at && metres(one, at) < 3));
  if (!hit && at) return whatIsHere(at, false);
  if (!hit) {
    waiting();
    const answer = await looker.ask(lookup(place, language()));
    if (!answer) return;
    if (!answer.ok) return failed(answer, complaint(answer), restore);
    [hit] = nominatim(answer.json);
    if (!hit) return tell(say("gone"), true);
  }
  tell();
  show(hit, Boolean(state.q || state.at));
  if (!position(state.at)) question.value = hit.name;
  byId("clear").hidden = false;
  if (!state.view) map.lookAt(hit.bbox ?? [hit.lon, hit.lat, hit.lon, hit.lat], room(), closest(hit));
  document.title = `${hit.name} – Parvis`;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell(say("copied"));
  } catch {
    tell(say("copy_failed"), true);
  }
}

async function share(hit) {
  if (!navigator.share) return copy(location.href);
  await navigator.share({ title: hit.name, url: location.href }).catch(() => {});
}

function locate() {
  const found = ({ coords }) => {
    const at = { lat: coords.latitude, lon: coords.longitude };
    map.here(at);
    map.flyTo([at.lon, at.lat, at.lon, at.lat], room(), 16);
    whatIsHere(at);
  };
  if (!navigator.geolocation) return tell(say("locate_failed"), true);
  navigator.geolocation.getCurrentPosition(found, () => tell(say("locate_failed"), true), { timeout: 15000 });
}

/// Speaks the chosen language, or the first of the browser's that there is.
async function speakChosen() {
  await speak(state.ui in TAGS ? state.ui : bestOf([state.lang, ...navigator.languages].filter(Boolean)));
  byId("speech").value = document.documentElement.lang;
  byId("handle").setAttribute("aria-label", say("more"));
  map.language = language();
  const answer = await new Asker().ask(about(language()));
  known = answer?.json ?? null;
  fillNames(known?.languages ?? [], state.lang);
}

async function begin() {
  byId("speech").replaceChildren(...Object.entries(TAGS).map(([tag, name]) => new Option(name, tag)));
  fillDialects(state.dialect);
  try {
    await speakChosen();
  } catch (error) {
    return failed({ status: 0 }, error.message, () => location.reload());
  }
  if (known?.tiles) {
    map.tiles = known.tiles.url;
    byId("tile-rights").textContent = known.tiles.attribution;
  }
  const first = known?.view ?? known?.bbox;
  if (!state.view && first) map.lookAt(first, room(), 15);
  await restore();
  if (matchMedia("(pointer: fine)").matches && !state.place) question.focus();
}

byId("form").addEventListener("submit", event => {
  event.preventDefault();
  state.q = question.value.trim();
  submit();
});
byId("clear").addEventListener("click", () => {
  question.value = "";
  Object.assign(state, { q: "", place: "", at: "" });
  welcome();
  remember(true);
  byId("clear").hidden = true;
  question.focus();
});
byId("closer").addEventListener("click", () => map.zoomBy(1));
byId("farther").addEventListener("click", () => map.zoomBy(-1));
byId("locate").addEventListener("click", locate);
byId("copy").addEventListener("click", () => copy(byId("url").href));
byId("handle").addEventListener("click", () => {
  const isTall = byId("sheet").classList.toggle("tall");
  byId("handle").setAttribute("aria-expanded", String(isTall));
  byId("handle").setAttribute("aria-label", say(isTall ? "less" : "more"));
});
byId("speech").addEventListener("change", async event => {
  state.ui = event.target.value;
  await speakChosen();
  await restoreHere();
});
byId("names").addEventListener("change", event => {
  state.lang = event.target.value;
  map.language = language();
  restoreHere();
});
byId("dialect").addEventListener("change", event => {
  state.dialect = event.target.value;
  restoreHere();
});

/// Asks again in other words, where the map is.
async function restoreHere() {
  state.view = map.view;
  await restore();
  remember(false);
}

addEventListener("popstate", async () => {
  const isOtherLanguage = load().ui !== state.ui || load().lang !== state.lang;
  state = load();
  byId("dialect").value = state.dialect;
  if (isOtherLanguage) await speakChosen();
  restore();
});
begin();
