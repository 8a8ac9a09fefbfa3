// What a link to the page holds: question, dialect, language and the piece of the map. It stands behind the # of the address,
// which browsers send to no server.

const DEFAULTS = { q: "", dialect: "photon", lang: "" };

export function load() {
  const given = new URLSearchParams(location.hash.slice(1));
  const [zoom, lat, lon] = (given.get("map") ?? "").split("/").map(Number);
  const isView = [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  const text = name => given.get(name) ?? DEFAULTS[name];
  return { q: text("q"), dialect: text("dialect"), lang: text("lang"), view: isView && given.has("map") ? { zoom, lat, lon } : null };
}

export function save({ q, dialect, lang, view }) {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, dialect, lang })) {
    if (value !== DEFAULTS[name]) kept.set(name, value);
  }
  kept.set("map", `${view.zoom.toFixed(2)}/${view.lat.toFixed(5)}/${view.lon.toFixed(5)}`);
  history.replaceState(null, "", `#${kept.toString().replaceAll("%2F", "/")}`);
}
