// nominatim-browser, which takes the address of a server with each question.

import assert from "node:assert/strict";
import { test } from "node:test";
import { geocode, lookupAddress, reverseGeocode } from "nominatim-browser";
import { ALEKSANTERINKATU_52, ATENEUM, ATLANTIC, URL_OF_PARVIS, sameSpot } from "./sample.mjs";

test("an address has its parts", async () => {
  const [found] = await geocode({ q: "Aleksanterinkatu 52, Helsinki", addressdetails: true }, URL_OF_PARVIS);
  assert.ok(sameSpot([found.lat, found.lon].map(Number), ALEKSANTERINKATU_52), JSON.stringify(found));
  const { house_number, road, city, postcode } = found.address;
  assert.deepEqual([house_number, road, city, postcode], ["52", "Aleksanterinkatu", "Helsinki", "00100"]);
  assert.equal(found.boundingbox.length, 4);
});

test("an address in parts is found, and shapes and tags are shown on request", async () => {
  const [found] = await geocode({ street: "Kaivokatu 2", city: "Helsinki", country: "Suomi", limit: 1 }, URL_OF_PARVIS);
  assert.match(found.display_name, /Kaivokatu/);
  const [museum] = await geocode({ q: "Ateneum", extratags: true, polygon_geojson: true }, URL_OF_PARVIS);
  assert.deepEqual([museum.extratags.wikidata, museum.geojson.type], ["Q754507", "Polygon"]);
});

test("a point is answered by what is there", async () => {
  const found = await reverseGeocode({ lat: String(ATENEUM[0]), lon: String(ATENEUM[1]), addressdetails: true }, URL_OF_PARVIS);
  assert.deepEqual([found.osm_type, found.osm_id, found.address.road], ["way", 8033120, "Kaivokatu"]);
  const nothing = await reverseGeocode({ lat: String(ATLANTIC[0]), lon: String(ATLANTIC[1]) }, URL_OF_PARVIS);
  assert.deepEqual(nothing, { error: "Unable to geocode" });
});

test("objects are looked up by their ids", async () => {
  const found = await lookupAddress({ osm_ids: "W8033120,R184713,N1", addressdetails: true }, URL_OF_PARVIS);
  assert.deepEqual(found.map(one => one.name).sort(), ["Ateneum", "Kluuvi"]);
});

test("a bad question is an error", async t => {
  // the package prints every error
  t.mock.method(console, "log", () => {});
  t.mock.method(console, "error", () => {});
  await assert.rejects(geocode({ q: "Ateneum", viewbox: "1,2,3" }, URL_OF_PARVIS), /400/);
});
