// The dialects that the page can ask in: the address of a question, and the reader of its answer.
//
// `near` is what the map shows: { lat, lon, zoom, bbox }. `language` is a tag, "" for what the browser says, "*" for local names.

import * as read from "./hits.js";

const LIMIT = 7;

/// An address without the parameters that are empty.
function address(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== "" && value !== undefined && value !== null) query.set(name, value);
  }
  return new URL(`${path}?${query}`, document.baseURI).href;
}

const local = (language, word) => (language === "*" ? word : language);
const short = number => number?.toFixed(5);

export const DIALECTS = {
  photon: {
    title: "Photon",
    search: (q, language, near) =>
      address("photon/api", { q, lang: local(language, "default"), limit: LIMIT, lat: short(near.lat), lon: short(near.lon), zoom: Math.round(near.zoom) }),
    reverse: (lat, lon, language) => address("photon/reverse", { lat: short(lat), lon: short(lon), lang: local(language, "default") }),
    read: read.photon,
  },
  nominatim: {
    title: "Nominatim",
    search: (q, language, near) =>
      address("nominatim/search", { format: "jsonv2", q, limit: LIMIT, "accept-language": language, viewbox: near.bbox?.map(short).join(",") }),
    reverse: (lat, lon, language) => address("nominatim/reverse", { format: "jsonv2", lat: short(lat), lon: short(lon), "accept-language": language }),
    read: read.nominatim,
  },
  pelias: {
    title: "Pelias",
    search: (text, lang, near) =>
      address("pelias/v1/autocomplete", { text, lang, size: LIMIT, "focus.point.lat": short(near.lat), "focus.point.lon": short(near.lon) }),
    reverse: (lat, lon, lang) => address("pelias/v1/reverse", { "point.lat": short(lat), "point.lon": short(lon), lang, size: 1 }),
    read: read.pelias,
  },
  addok: {
    title: "Addok (BAN)",
    search: (q, language, near) => address("addok/search/", { q, limit: LIMIT, autocomplete: 1, lat: short(near.lat), lon: short(near.lon) }),
    reverse: (lat, lon) => address("addok/reverse/", { lat: short(lat), lon: short(lon) }),
    read: read.addok,
  },
  bragi: {
    title: "Bragi",
    search: (q, lang, near) => address("bragi/autocomplete", { q, lang, limit: LIMIT, lat: short(near.lat), lon: short(near.lon) }),
    reverse: (lat, lon, lang) => address("bragi/reverse", { lat: short(lat), lon: short(lon), lang }),
    read: read.bragi,
  },
  opencage: {
    title: "OpenCage",
    search: (q, language, near) =>
      address("opencage/geocode/v1/json", { q, language: local(language, "native"), limit: LIMIT, proximity: near.lat && `${short(near.lat)},${short(near.lon)}` }),
    reverse: (lat, lon, language) => address("opencage/geocode/v1/json", { q: `${short(lat)},${short(lon)}`, language: local(language, "native"), limit: 1 }),
    read: read.opencage,
  },
};

/// The page that tells how a question came to its answers.
export function explainSearch(q, language, near) {
  return address("nominatim/search", { q, "accept-language": language, viewbox: near.bbox?.map(short).join(","), debug: 1 });
}

export function explainReverse(lat, lon, language) {
  return address("nominatim/reverse", { lat: short(lat), lon: short(lon), "accept-language": language, debug: 1 });
}

/// The outline of an object, such as "W123".
export function outline(osm) {
  return address("nominatim/lookup", { osm_ids: osm, format: "geojson", polygon_geojson: 1, polygon_threshold: 0.00001 });
}

export const about = () => address("map/about", {});

export function sheet([west, south, east, north], zoom, lang) {
  const bbox = [west, south, east, north].map(side => side.toFixed(6)).join(",");
  return address("map", { bbox, zoom, lang });
}
