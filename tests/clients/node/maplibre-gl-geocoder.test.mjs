// @maplibre/maplibre-gl-geocoder on a MapLibre map, joined to Nominatim's GeoJSON as its examples do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ATENEUM } from "./sample.mjs";
import { skip, website } from "./website.mjs";

const run = website("@maplibre/maplibre-gl-geocoder/dist/maplibre-gl-geocoder.js");
const WEBGL = "this Chromium has no WebGL";

/// Puts a map with the control on the page; gives whether a map can be drawn.
const start = options => run(async ([url, options]) => {
  if (!document.createElement("canvas").getContext("webgl2")) return false;
  const maplibregl = await import("/maplibre-gl/dist/maplibre-gl.mjs");
  maplibregl.setWorkerUrl(`${location.origin}/maplibre-gl/dist/maplibre-gl-worker.mjs`);
  document.body.innerHTML = "<div id='map' style='width: 600px; height: 400px'></div>";
  const map = new maplibregl.Map({ container: "map", style: { version: 8, sources: {}, layers: [] }, center: [0, 0], zoom: 3 });
  await map.once("load");

  // what a feature must have for the control: a place in the middle of its box, and a text to show
  const shown = feature => {
    const [west, south, east, north] = feature.bbox;
    const center = [(west + east) / 2, (south + north) / 2];
    const text = feature.properties.display_name;
    return { ...feature, geometry: { type: "Point", coordinates: center }, shape: feature.geometry.type, center, text, place_name: text, place_type: ["place"] };
  };
  const ask = async (path, parameters) => {
    const query = new URLSearchParams({ format: "geojson", addressdetails: 1, ...parameters });
    const answer = await (await fetch(`${url}${path}?${query}`)).json();
    return { type: "FeatureCollection", features: (answer.features ?? []).map(shown) };
  };
  const api = {
    forwardGeocode: ({ query, limit }) => ask("/search", { q: query, limit, polygon_geojson: 1 }),
    reverseGeocode: ({ query: [lon, lat] }) => ask("/reverse", { lat, lon }),
  };
  const control = new MaplibreGeocoder(api, {
    maplibregl, showResultsWhileTyping: true, minLength: 2, limit: 5, flyTo: { animate: false }, ...options,
  });
  map.addControl(control);
  window.seen = { results: [], picked: null, center: () => [map.getCenter().lat, map.getCenter().lng] };
  control.on("results", ({ features }) => window.seen.results.push(features.map(feature => feature.place_name)));
  control.on("result", ({ result }) => (window.seen.picked = result));
  return true;
}, options);

/// Types, waits for what is suggested, and gives it.
async function type(text) {
  await run.page().locator(".maplibregl-ctrl-geocoder input").pressSequentially(text, { delay: 5 });
  await run.page().waitForFunction(() => window.seen.results.length > 0, null, { timeout: 10_000 });
  return run(() => window.seen.results.at(-1));
}

/// Picks the first suggestion by keyboard; gives it, with where the map is and how many markers are on it.
async function pick() {
  await run.page().keyboard.press("ArrowDown");
  await run.page().keyboard.press("Enter");
  await run.page().waitForFunction(() => window.seen.picked, null, { timeout: 10_000 });
  return run(() => ({
    picked: window.seen.picked, center: window.seen.center(), markers: document.querySelectorAll(".maplibregl-marker").length,
  }));
}

test("what is typed is suggested, and what is picked is shown on the map", { skip, timeout: 60_000 }, async t => {
  if (!await start({})) return t.skip(WEBGL);
  const suggested = await type("Ateneum");
  assert.match(suggested[0], /^Ateneum, 2, Kaivokatu, /);
  assert.ok(suggested.length > 1 && suggested.length <= 5, String(suggested));
  const { picked, center, markers } = await pick();
  assert.deepEqual([picked.properties.osm_id, picked.properties.category, picked.shape], [8033120, "tourism", "Polygon"]);
  assert.ok(Math.abs(center[0] - ATENEUM[0]) < 0.001 && Math.abs(center[1] - ATENEUM[1]) < 0.001, String(center));
  assert.ok(markers >= 1);
});

test("a position that is typed is asked in reverse", { skip, timeout: 60_000 }, async t => {
  if (!await start({ reverseGeocode: true, debounceSearch: 400 })) return t.skip(WEBGL);
  assert.match((await type(ATENEUM.join(", ")))[0], /^Ateneum, 2, Kaivokatu, /);
});

test("gibberish suggests nothing", { skip, timeout: 60_000 }, async t => {
  if (!await start({})) return t.skip(WEBGL);
  assert.deepEqual(await type("xqvorkz"), []);
});
