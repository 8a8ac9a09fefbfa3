// node-geocoder's OpenStreetMap provider, pointed at Parvis by its setting `osmServer`.

import assert from "node:assert/strict";
import { test } from "node:test";
import NodeGeocoder from "node-geocoder";
import { ALEKSANTERINKATU_52, ATENEUM, ATLANTIC, URL_OF_PARVIS, sameSpot } from "./sample.mjs";

const geocoder = (options = {}) => NodeGeocoder({ provider: "openstreetmap", osmServer: URL_OF_PARVIS, ...options });

test("an address has its parts", async () => {
  const [found] = await geocoder().geocode("Aleksanterinkatu 52, Helsinki");
  assert.ok(sameSpot([found.latitude, found.longitude], ALEKSANTERINKATU_52), JSON.stringify(found));
  const { streetName, streetNumber, city, zipcode, country, countryCode } = found;
  assert.deepEqual({ streetName, streetNumber, city, zipcode, country, countryCode }, {
    streetName: "Aleksanterinkatu", streetNumber: "52", city: "Helsinki", zipcode: "00100", country: "Suomi", countryCode: "FI",
  });
});

test("an address in parts is found, and a limit is kept", async () => {
  const found = await geocoder().geocode({ street: "Aleksanterinkatu 52", city: "Helsinki", limit: 1 });
  assert.deepEqual(found.map(one => [one.streetName, one.streetNumber]), [["Aleksanterinkatu", "52"]]);
});

test("names are in the language asked for", async () => {
  const [found] = await geocoder({ language: "sv" }).geocode("Aleksanterinkatu 52");
  assert.deepEqual([found.streetName, found.city, found.country], ["Alexandersgatan", "Helsingfors", "Finland"]);
});

test("a point is answered by what is there", async () => {
  const [found] = await geocoder().reverse({ lat: ATENEUM[0], lon: ATENEUM[1] });
  assert.deepEqual([found.streetName, found.streetNumber], ["Kaivokatu", "2"]);
});

test("a batch is answered in its order", async () => {
  const found = await geocoder().batchGeocode(["Kaivokatu 2", "Aleksanterinkatu 52"]);
  assert.deepEqual(found.map(one => one.value[0].streetName), ["Kaivokatu", "Aleksanterinkatu"]);
});

test("gibberish is an empty list and the open sea an error", async () => {
  assert.equal((await geocoder().geocode("xqvorkz")).length, 0);
  await assert.rejects(geocoder().reverse({ lat: ATLANTIC[0], lon: ATLANTIC[1] }), /Unable to geocode/);
});
