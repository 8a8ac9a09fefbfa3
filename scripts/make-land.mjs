#!/usr/bin/env node
// Makes server/page/field/map/land.txt, the coarse coast of the page's map, from Natural Earth's land at 1:50 million (public
// domain), as the npm package world-atlas 2.0.2 (ISC) holds it:
//   npm install world-atlas@2.0.2 && scripts/make-land.mjs node_modules/world-atlas/land-50m.json > server/page/field/map/land.txt
// A line is a ring: longitude and latitude in hundredths of a degree, each as the difference to the one before, in the characters
// of the polyline encoding.

import { readFileSync } from "node:fs";

const { arcs, transform, objects } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const points = arcs.map(arc => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]].map(degrees => Math.round(degrees * 100));
  });
});
const ringOf = indexes => indexes.flatMap((index, at) => {
  const arc = index < 0 ? [...points[~index]].reverse() : points[index];
  return at ? arc.slice(1) : arc;
});

/// The ring without jumps at the date line, closed over the pole if it goes around it; twice where it reaches over the line.
function whole(ring) {
  let turn = 0;
  const open = ring.map(([lon, lat], at) => {
    if (at && Math.abs(lon - ring[at - 1][0]) > 18000) turn -= 36000 * Math.sign(lon - ring[at - 1][0]);
    return [lon + turn, lat];
  });
  const [first, last] = [open[0][0], open.at(-1)[0]];
  if (Math.abs(last - first) > 18000) open.push([last, -9000], [first, -9000], open[0]);
  const shifted = by => open.map(([lon, lat]) => [lon + by, lat]);
  const lons = open.map(([lon]) => lon);
  if (Math.max(...lons) > 18000) return [open, shifted(-36000)];
  return Math.min(...lons) < -18000 ? [open, shifted(36000)] : [open];
}

function encode(number) {
  let rest = number < 0 ? ~(number << 1) : number << 1;
  let text = "";
  for (; rest >= 32; rest >>= 5) text += String.fromCharCode((32 | (rest & 31)) + 63);
  return text + String.fromCharCode(rest + 63);
}

function lineOf(ring) {
  let [x, y] = [0, 0];
  const different = ring.filter(([lon, lat], at) => !at || lon !== ring[at - 1][0] || lat !== ring[at - 1][1]);
  return different.length < 4 ? "" : different.map(([lon, lat]) => {
    const text = encode(lon - x) + encode(lat - y);
    [x, y] = [lon, lat];
    return text;
  }).join("");
}

const polygons = objects.land.geometries.flatMap(({ type, arcs: own }) => (type === "Polygon" ? [own] : own));
process.stdout.write(`${polygons.flat().map(ringOf).flatMap(whole).map(lineOf).filter(Boolean).join("\n")}\n`);
