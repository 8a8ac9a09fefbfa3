// The dialects that the page can ask in: the address of a question, and the reader of its answer.
//
// `near` is what the map shows: { lat, lon, zoom, bbox }. `language` is a tag, "" for what the browser says, "*" for local names.

import { address as addressBelow } from "./field/photon.js";
import * as read from "./hits.js";

const LIMIT = 8;
/// How many things around a point are told.
const AROUND = 6;

const address = (path, parameters) => addressBelow(document.baseURI, path, parameters);

const local = (language, word) => (language === "*" ? word : language);
const short = number => number?.toFixed(5);

export const DIALECTS = {
  photon: {
    title: "Photon",
    search: (q, language, near) =>
      address("photon/api", { q, lang: local(language, "default"), limit: LIMIT, details: 1, lat: short(near.lat), lon: short(near.lon), zoom: Math.round(near.zoom) }),
    reverse: (lat, lon, language) => address("photon/reverse", { lat: short(lat), lon: short(lon), lang: local(language, "default"), limit: AROUND, details: 1 }),
    read: read.photon,
  },
  nominatim: {
    title: "Nominatim",
    search: (q, language, near) =>
      address("nominatim/search", { format: "jsonv2", q, limit: LIMIT, details: 1, "accept-language": language, viewbox: near.bbox?.map(short).join(",") }),
    reverse: (lat, lon, language) => address("nominatim/reverse", { format: "jsonv2", lat: short(lat), lon: short(lon), "accept-language": language, details: 1 }),
    read: read.nominatim,
  },
  pelias: {
    title: "Pelias",
    search: (text, lang, near) =>
      address("pelias/v1/autocomplete", { text, lang, size: LIMIT, details: 1, "focus.point.lat": short(near.lat), "focus.point.lon": short(near.lon) }),
    reverse: (lat, lon, lang) => address("pelias/v1/reverse", { "point.lat": short(lat), "point.lon": short(lon), lang, size: AROUND, details: 1 }),
    read: read.pelias,
  },
  addok: {
    title: "Addok (BAN)",
    search: (q, language, near) => address("addok/search/", { q, limit: LIMIT, details: 1, autocomplete: 1, lat: short(near.lat), lon: short(near.lon) }),
    reverse: (lat, lon) => address("addok/reverse/", { lat: short(lat), lon: short(lon), limit: AROUND, details: 1 }),
    read: read.addok,
  },
  bragi: {
    title: "Bragi",
    search: (q, lang, near) => address("bragi/autocomplete", { q, lang, limit: LIMIT, details: 1, lat: short(near.lat), lon: short(near.lon) }),
    reverse: (lat, lon, lang) => address("bragi/reverse", { lat: short(lat), lon: short(lon), lang, details: 1 }),
    read: read.bragi,
  },
  opencage: {
    title: "OpenCage",
    search: (q, language, near) =>
      address("opencage/geocode/v1/json", { q, language: local(language, "native"), limit: LIMIT, details: 1, proximity: near.lat && `${short(near.lat)},${short(near.lon)}` }),
    reverse: (lat, lon, language) => address("opencage/geocode/v1/json", { q: `${short(lat)},${short(lon)}`, language: local(language, "native"), limit: 1, details: 1 }),
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

/// An object, such as "W123", with its outline; nominatim() of hits.js reads it.
export function lookup(osm, language) {
  return address("nominatim/lookup", { osm_ids: osm, format: "jsonv2", "accept-language": language, details: 1, polygon_geojson: 1, polygon_threshold: 0.00001 });
}

export const about = language => address("map/about", { lang: local(language, "*") });
