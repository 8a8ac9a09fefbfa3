// The card of a place: what it is, its address as the country writes it, when it is open, how to reach it, and what can be done
// with it. What the map doesn't tell has no line.

import { button, byId, make, outside } from "./dom.js";
import { iconFor, wordFor } from "./field/kinds.js";
import { clock, stateAt, week } from "./hours.js";
import { kinds, say, tag } from "./words.js";

/// `on` has `missing`, what of the question the place does not answer, `around(hit)`, `copy(text)`, `share(hit)`, and `back()` where there are results to go back to.
export function showCard(hit, on) {
  const details = hit.details ?? {};
  const rest = (details.address_lines ?? hit.detail.split(", ")).filter(line => line && line !== hit.name);
  const card = byId("card");
  card.replaceChildren(
    on.back ? button(`‹ ${say("back")}`, on.back, { className: "quiet back", id: "back" }) : "",
    make("h2", { dir: "auto" }, hit.name),
    make("p", { className: "kind" }, iconFor(hit.kind, hit.key), wordFor(kinds(), hit.kind, hit.key)),
    on.missing ? make("p", { className: "away" }, on.missing) : "",
    make("p", { id: "away", className: "away", hidden: true }),
    make("address", { dir: "auto" }, ...rest.map(line => make("span", {}, line))),
    facts(details),
    actions(hit, on),
  );
  card.hidden = false;
}

export function hideCard() {
  byId("card").hidden = true;
}

/// Says how far the place is from the point that was asked about.
export function showAway(text) {
  const line = byId("away");
  if (!line) return;
  line.textContent = text;
  line.hidden = text === "";
}

function facts(details) {
  const lines = [
    details.opening_hours && hours(details.opening_hours, details.time_zone),
    details.phone && fact("phone", ...phones(details.phone)),
    details.website && website(details.website),
    details.email && fact("email", make("a", { href: `mailto:${details.email}`, dir: "ltr" }, details.email)),
    ["yes", "limited", "no"].includes(details.wheelchair) && make("li", {}, say(`wheelchair_${details.wheelchair}`)),
    details.entrance && make("li", {}, say("entrance")),
    details.time_zone && make("li", {}, say("local_time", { time: timeIn(details.time_zone) })),
  ].filter(Boolean);
  return lines.length ? make("ul", { className: "facts" }, ...lines) : "";
}

function fact(name, ...content) {
  return make("li", {}, make("span", { className: "label" }, `${say(name)} `), ...content);
}

function phones(text) {
  const links = text.split(";").map(one => one.trim()).filter(Boolean);
  return links.flatMap((one, index) => [index ? ", " : "", make("a", { href: `tel:${one.replace(/[^\d+]/g, "")}`, dir: "ltr" }, one)]);
}

/// A link only where it leads to the web: the text is anybody's.
function website(text) {
  const first = text.split(";")[0].trim();
  const full = /^[a-z]+:/i.test(first) ? first : `https://${first}`;
  if (!URL.canParse(full) || !/^https?:$/.test(new URL(full).protocol)) return null;
  return fact("website", make("bdi", { dir: "ltr" }, outside(full, new URL(full).hostname.replace(/^www\./, ""))));
}

function timeIn(zone) {
  return new Intl.DateTimeFormat(tag, { timeZone: zone, weekday: "short", hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(new Date());
}

/// A minute of the day as a time of day.
function time(minute) {
  return new Intl.DateTimeFormat(tag, { timeZone: "UTC", hour: "numeric", minute: "2-digit" }).format(new Date(minute * 60000));
}

/// The name of a day of the week, Monday being 0.
function dayName(day, style) {
  return new Intl.DateTimeFormat(tag, { timeZone: "UTC", weekday: style }).format(new Date(Date.UTC(2024, 0, 1 + day)));
}

function hours(text, zone) {
  const days = week(text);
  if (!days) return fact("hours", make("bdi", { dir: "ltr" }, text));
  const now = clock(zone);
  const rows = days.map((spans, day) => make("tr", { className: day === now.day ? "today" : "" },
    make("th", { scope: "row" }, dayName(day, "long")),
    make("td", {}, spans.map(([from, to]) => `${time(from)}–${time(to % 1440)}`).join(", ") || say("closed"))));
  return make("li", {}, make("details", { className: "week" }, make("summary", {}, openness(stateAt(days, now))), make("table", {}, make("tbody", {}, ...rows))));
}

function openness(state) {
  if (state.isAlways) return say("always_open");
  if (state.isOpen) return say("open_until", { time: time(state.until) });
  if (state.at === undefined) return say("closed");
  return say("opens_at", { day: state.isToday ? "" : dayName(state.day, "short"), time: time(state.at) }).replace(/\s+/g, " ");
}

export const coordinates = ({ lat, lon }) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

function actions(hit, on) {
  const geo = `geo:${hit.lat.toFixed(6)},${hit.lon.toFixed(6)}`;
  const address = hit.details?.address ?? [hit.name, hit.detail].filter(Boolean).join(", ");
  const item = element => make("li", {}, element);
  return make("ul", { className: "actions" },
    item(button(say("around"), () => on.around(hit), { className: "chip" })),
    item(button(say("copy_address"), () => on.copy(address), { className: "chip" })),
    item(button(say("copy_coordinates"), () => on.copy(coordinates(hit)), { className: "chip", title: coordinates(hit) })),
    item(make("a", { className: "chip", href: geo }, say("open_app"))),
    item(button(say("share"), () => on.share(hit), { className: "chip" })),
    hit.osm ? item(Object.assign(outside(`https://www.openstreetmap.org/${path(hit.osm)}`, say("osm")), { className: "chip" })) : "");
}

function path(osm) {
  return `${{ N: "node", W: "way", R: "relation" }[osm[0]]}/${osm.slice(1)}`;
}
