// leaflet-geosearch in a browser: its providers for Nominatim, Pelias, Addok and OpenCage, each pointed at Parvis.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ALEKSANTERINKATU_52, ATENEUM, rounded, sameSpot } from "./sample.mjs";
import { skip, website } from "./website.mjs";

const run = website("leaflet/dist/leaflet.js", "leaflet-geosearch/dist/geosearch.umd.js");

/// Asks a provider of the page: its name, its settings (paths below Parvis), further parameters and the question, which is
/// a text, or the parameters of a reverse question.
const ask = (name, paths, params, query) => run(async ([url, name, paths, params, query]) => {
  const settings = Object.fromEntries(Object.entries(paths).map(([key, path]) => [key, url + path]));
  const provider = Object.assign(new GeoSearch[name]({ ...settings, params }), name === "OpenCageProvider" ? settings : {});
  if (typeof query === "string") return provider.search({ query });
  // the number of the type of request has a name in the sources only
  const response = await fetch(provider.endpoint({ query, type: 1 }));
  return provider.parse({ data: await response.json() });
}, name, paths, params, query);

const NOMINATIM = ["OpenStreetMapProvider", { searchUrl: "/search", reverseUrl: "/reverse" }];
const PELIAS = ["PeliasProvider", { host: "" }];
const ADDOK = ["GeoApiFrProvider", { searchUrl: "/addok/search", reverseUrl: "/addok/reverse" }];
const OPENCAGE = ["OpenCageProvider", { searchUrl: "/geocode/v1/json" }];
const ATENEUM_BOUNDS = [[60.16977, 24.94335], [60.17027, 24.94478]];

test("Nominatim: an address is found with a box around it", { skip }, async () => {
  const [found] = await ask(...NOMINATIM, {}, "Aleksanterinkatu 52, Helsinki");
  assert.ok(sameSpot([found.y, found.x], ALEKSANTERINKATU_52), JSON.stringify(found));
  assert.match(found.label, /^52, Aleksanterinkatu, /);
  const [[south, west], [north, east]] = found.bounds;
  assert.ok(south < found.y && found.y < north && west < found.x && found.x < east);
});

test("Nominatim: a point is answered by what is there", { skip }, async () => {
  const [there] = await ask(...NOMINATIM, {}, { lat: ATENEUM[0], lon: ATENEUM[1] });
  assert.match(there.label, /^Ateneum, 2, Kaivokatu, /);
});

test("Nominatim: parameters of the provider are sent along", { skip }, async () => {
  const params = { "accept-language": "sv", countrycodes: "fi", addressdetails: 1, limit: 2 };
  const found = await ask(...NOMINATIM, params, "Helsinki");
  assert.deepEqual([found.length, found[0].label, found[0].raw.address.city], [2, "Helsingfors, 00100, Finland", "Helsingfors"]);
});

test("Pelias: an unfinished word is completed, a point is answered", { skip }, async () => {
  const [found] = await ask(...PELIAS, {}, "ateneu");
  assert.deepEqual([found.label, rounded(found.bounds)], ["Ateneum, Kaivokatu 2, Helsinki, Suomi", ATENEUM_BOUNDS]);
  const [there] = await ask(...PELIAS, {}, { "point.lat": ATENEUM[0], "point.lon": ATENEUM[1] });
  assert.equal(there.label, found.label);
});

test("Addok: an address is found, a point is answered", { skip }, async () => {
  const [found] = await ask(...ADDOK, {}, "Aleksanterinkatu 52");
  assert.equal(found.label, "Aleksanterinkatu 52, 00100 Helsinki");
  assert.deepEqual([found.raw.properties.type, found.raw.properties.postcode], ["housenumber", "00100"]);
  const [there] = await ask(...ADDOK, {}, { lat: ALEKSANTERINKATU_52[0], lon: ALEKSANTERINKATU_52[1] });
  assert.equal(there.label, found.label);
});

test("OpenCage: a venue is found with its bounds", { skip }, async () => {
  const [found] = await ask(...OPENCAGE, { key: "any" }, "Ateneum");
  assert.deepEqual([found.label, rounded(found.bounds)], ["Ateneum, Kaivokatu 2, 00100 Helsinki, Suomi", ATENEUM_BOUNDS]);
});

test("gibberish is an empty list with every provider", { skip }, async () => {
  for (const provider of [NOMINATIM, PELIAS, ADDOK, OPENCAGE]) assert.deepEqual(await ask(...provider, {}, "xqvorkz"), []);
});
