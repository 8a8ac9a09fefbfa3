// What a link to the page holds: question, picked place or asked point, language, dialect and the piece of the map. It stands
// behind the # of the address, which browsers send to no server.
//
// `place` is an object such as "W123", or "lat,lon" of a hit that is none; `at` is a point that was asked about.

const DEFAULTS = { q: "", place: "", at: "", dialect: "photon", lang: "", ui: "" };

export function load() {
  const given = new URLSearchParams(location.hash.slice(1));
  const [zoom, lat, lon] = (given.get("map") ?? "").split("/").map(Number);
  const isView = [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  const state = Object.fromEntries(Object.entries(DEFAULTS).map(([name, usual]) => [name, given.get(name) ?? usual]));
  return { ...state, q: state.q.slice(0, 500), view: isView && given.has("map") ? { zoom, lat, lon } : null };
}

/// Latitude and longitude of "lat,lon"; null for any other text.
export function position(text) {
  const [lat, lon, more] = text.split(",").map(Number);
  const isPosition = text.includes(",") && more === undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return isPosition ? { lat, lon } : null;
}

function link({ view, ...state }) {
  const kept = new URLSearchParams();
  for (const name of Object.keys(DEFAULTS)) if (state[name] && state[name] !== DEFAULTS[name]) kept.set(name, state[name]);
  kept.set("map", `${view.zoom.toFixed(2)}/${view.lat.toFixed(5)}/${view.lon.toFixed(5)}`);
  return `#${kept.toString().replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

/// Puts the state into the address: as a step that the back button takes back, or in place of what is there.
export function save(state, isStep) {
  const address = link(state);
  if (address === location.hash) return;
  if (isStep) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
