// leaflet-control-geocoder in a browser: its Nominatim, Photon, Pelias and OpenCage classes, and its control.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ALEKSANTERINKATU_52, ATENEUM, ATLANTIC, rounded, sameSpot } from "./sample.mjs";
import { skip, website } from "./website.mjs";

const run = website("leaflet/dist/leaflet.js", "leaflet-control-geocoder/dist/Control.Geocoder.js");

/// Asks a geocoder of the page: its kind, its settings (paths below Parvis), the method and its arguments.
const ask = (kind, settings, method, ...values) => run(async ([url, kind, settings, method, values]) => {
  const whole = Object.fromEntries(Object.entries(settings).map(([name, path]) => [name, path.startsWith("/") ? url + path : path]));
  const found = await L.Control.Geocoder[kind](whole)[method](...values);
  return found.map(({ name, html, center, bbox, properties }) => ({
    name, html, center: [center.lat, center.lng], bbox: bbox && bbox.isValid() && bbox.toBBoxString(), properties,
  }));
}, kind, settings, method, values);

const scale = zoom => 256 * 2 ** zoom;
const at = ([lat, lng]) => ({ lat, lng });

test("Nominatim: an address has its place, box and text", { skip }, async () => {
  const [found] = await ask("nominatim", { serviceUrl: "/" }, "geocode", "Aleksanterinkatu 52, Helsinki");
  assert.ok(sameSpot(found.center, ALEKSANTERINKATU_52), JSON.stringify(found));
  assert.match(found.html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " "), /Aleksanterinkatu 52 00100 Helsinki .*Suomi/);
  assert.ok(found.bbox);
});

test("Nominatim: a point is answered at every zoom, beyond 18 too", { skip }, async () => {
  const [house] = await ask("nominatim", { serviceUrl: "/" }, "reverse", at(ATENEUM), scale(20));
  assert.match(house.name, /^Ateneum, 2, Kaivokatu/);
  const [town] = await ask("nominatim", { serviceUrl: "/nominatim/" }, "reverse", at(ATENEUM), scale(10));
  assert.equal(town.properties.addresstype, "city");
  assert.deepEqual(await ask("nominatim", { serviceUrl: "/" }, "reverse", at(ATLANTIC), scale(18)), []);
});

test("Nominatim: parameters are sent along", { skip }, async () => {
  const found = await run(async ([url]) => {
    const geocodingQueryParams = { "accept-language": "sv", countrycodes: "fi" };
    const geocoder = L.Control.Geocoder.nominatim({ serviceUrl: `${url}/`, geocodingQueryParams });
    return (await geocoder.geocode("Helsinki")).map(one => one.name);
  });
  assert.equal(found[0], "Helsingfors, 00100, Finland");
});

test("Photon: what is typed is completed, what is there is told", { skip }, async () => {
  for (const prefix of ["", "/photon"]) {
    const paths = { serviceUrl: `${prefix}/api/`, reverseUrl: `${prefix}/reverse/` };
    const [street] = await ask("photon", paths, "suggest", "aleksanterink");
    assert.equal(street.properties.name, "Aleksanterinkatu", prefix);
    assert.deepEqual(rounded(street.bbox), [24.94084, 60.16848, 24.95328, 60.1691], prefix);
    const [there] = await ask("photon", paths, "reverse", at(ATENEUM), scale(18));
    assert.match(there.name, /Kaivokatu.*Helsinki/, prefix);
  }
  assert.deepEqual(await ask("photon", { serviceUrl: "/api/" }, "geocode", "xqvorkz"), []);
});

test("Photon: a point with a language is Photon's at the root too", { skip }, async () => {
  const name = await run(async ([url]) => {
    const geocoder = L.Control.Geocoder.photon({ reverseUrl: `${url}/reverse/`, reverseQueryParams: { lang: "sv" } });
    return (await geocoder.reverse({ lat: 60.1700175, lng: 24.9440678 }, 256 * 2 ** 18))[0].properties;
  });
  assert.deepEqual([name.osm_id, name.street, name.city], [8033120, "Brunngatan", "Helsingfors"]);
});

test("Pelias: search, suggestions and reverse", { skip }, async () => {
  const [found] = await ask("pelias", { serviceUrl: "/v1" }, "geocode", "Ateneum");
  assert.equal(found.name, "Ateneum, Kaivokatu 2, Helsinki, Suomi");
  assert.deepEqual(rounded(found.bbox), [24.94335, 60.16977, 24.94478, 60.17027]);
  const [suggested] = await ask("pelias", { serviceUrl: "/pelias/v1" }, "suggest", "ateneu");
  assert.equal(suggested.name, found.name);
  const [there] = await ask("pelias", { serviceUrl: "/v1" }, "reverse", at(ATENEUM), scale(18));
  assert.equal(there.name, found.name);
});

test("OpenCage: search and reverse", { skip }, async () => {
  const settings = { serviceUrl: "/geocode/v1/json", apiKey: "any" };
  const [found] = await ask("opencage", settings, "geocode", "Ateneum");
  assert.equal(found.name, "Ateneum, Kaivokatu 2, 00100 Helsinki, Suomi");
  const [there] = await ask("opencage", settings, "reverse", at(ATENEUM), scale(18));
  assert.equal(there.name, found.name);
});

test("the control shows suggestions, and one that is picked moves the map", { skip }, async () => {
  const [shown, center] = await run(async ([url]) => {
    document.body.innerHTML = "<div id='map' style='width: 600px; height: 400px'></div>";
    const map = L.map("map", { center: [0, 0], zoom: 3, zoomAnimation: false, fadeAnimation: false });
    const geocoder = L.Control.Geocoder.photon({ serviceUrl: `${url}/photon/api/`, reverseUrl: `${url}/photon/reverse/` });
    const control = L.Control.geocoder({ geocoder, collapsed: false, defaultMarkGeocode: true, suggestTimeout: 10 }).addTo(map);
    const picked = new Promise(resolve => control.on("markgeocode", resolve));
    const input = document.querySelector(".leaflet-control-geocoder input");
    input.value = "Ateneum";
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true }));
    while (!document.querySelector(".leaflet-control-geocoder-alternatives li")) await new Promise(resolve => setTimeout(resolve, 20));
    const rows = [...document.querySelectorAll(".leaflet-control-geocoder-alternatives li")];
    rows[0].querySelector("a").dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    rows[0].querySelector("a").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await picked;
    return [rows.map(row => row.textContent), [map.getCenter().lat, map.getCenter().lng]];
  });
  assert.match(shown[0], /Ateneum/);
  assert.ok(Math.abs(center[0] - ATENEUM[0]) < 0.002 && Math.abs(center[1] - ATENEUM[1]) < 0.002, String(center));
});
