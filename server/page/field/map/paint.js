// Drawing of sheets on a canvas: land, waters, roads, then names, and the marks above all.

import { colours } from "./colours.js";
import { outline, paintMarks } from "./marks.js";
import { paintLabels } from "./labels.js";
import { paintTiles } from "./tiles.js";

const FILLED = ["built", "bare", "green", "wood", "glacier", "water", "site", "building"];
const ROADS = ["path", "street", "road"];

export function paint(context, camera, { sheets, tiles, land }, marks) {
  const palette = colours();
  const ratio = context.canvas.width / camera.width;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = land ? palette.water : palette.land;
  context.fillRect(0, 0, camera.width, camera.height);
  if (land) ground(context, camera, land, palette);
  if (tiles) paintTiles(context, camera, tiles);
  context.lineJoin = "round";
  context.lineCap = "round";
  const kinds = byKind(sheets);
  for (const kind of FILLED) fill(context, camera, kinds, kind, palette);
  stroke(context, camera, kinds.waterway, palette.water, feature => (feature.class === "river" ? swell(camera, 13, 2.6) : swell(camera, 15, 1.4)));
  boundaries(context, camera, kinds.boundary, palette);
  for (const kind of ROADS) stroke(context, camera, kinds[kind], palette[`${kind}Edge`], feature => widthOf(camera, feature) + 1.5);
  for (const kind of ROADS) stroke(context, camera, kinds[kind], palette[kind], feature => widthOf(camera, feature));
  if (marks.picked?.feature) outline(context, camera, marks.picked.feature, palette);
  paintLabels(context, camera, kinds, palette, [marks.picked?.at, ...marks.pins].filter(Boolean));
  paintMarks(context, camera, marks, palette);
}

/// Land in the sea, all rings as one path: inland seas are rings too.
function ground(context, camera, rings, palette) {
  context.beginPath();
  for (const { line } of rings) trace(context, camera, line);
  context.fillStyle = palette.land;
  context.fill("evenodd");
}

function byKind(sheets) {
  const kinds = {};
  for (const feature of sheets.flatMap(sheet => sheet.features)) (kinds[feature.kind] ??= []).push(feature);
  return kinds;
}

/// A width that doubles with each second zoom.
function swell(camera, zoom, width) {
  return Math.max(0.6, width * 2 ** ((camera.zoom - zoom) * 0.55));
}

function widthOf(camera, feature) {
  const width = { motorway: 3.4, trunk: 3, primary: 2.7, secondary: 2.4, tertiary: 2.1, pedestrian: 1.7, service: 1, footway: 0.6, path: 0.6, steps: 0.6, cycleway: 0.7, track: 0.8 };
  return swell(camera, 14, width[feature.class] ?? { road: 2, street: 1.7, path: 0.8 }[feature.kind]);
}

export function trace(context, camera, line) {
  for (let index = 0; index < line.length; index += 2) {
    const [x, y] = camera.pixel(line[index], line[index + 1]);
    if (index) context.lineTo(x, y);
    else context.moveTo(x, y);
  }
}

function fill(context, camera, kinds, kind, palette) {
  for (const feature of kinds[kind] ?? []) {
    context.beginPath();
    for (const line of feature.lines) trace(context, camera, line);
    context.fillStyle = palette[kind];
    context.fill("evenodd");
    if (kind !== "building" || camera.zoom < 15.5) continue;
    context.strokeStyle = palette.buildingEdge;
    context.lineWidth = 0.8;
    context.stroke();
  }
}

/// One path for each width: strokes are what drawing spends its time on.
function stroke(context, camera, features, colour, width) {
  const widths = new Map();
  for (const feature of features ?? []) {
    const own = width(feature);
    if (!widths.has(own)) widths.set(own, []);
    widths.get(own).push(feature);
  }
  context.strokeStyle = colour;
  for (const [own, same] of [...widths].sort((a, b) => a[0] - b[0])) {
    context.lineWidth = own;
    context.beginPath();
    for (const feature of same) for (const line of feature.lines) trace(context, camera, line);
    context.stroke();
  }
}

/// Borders by the rank of their area; from far away those inside of a country are faint.
function boundaries(context, camera, features, palette) {
  context.save();
  const isFar = camera.zoom < 10;
  for (const [dash, isWanted, width, strength] of [[[], rank => rank <= 4, 1.8, 0.75], [[7, 4], rank => rank > 4 && rank <= 12, 1.1, isFar ? 0.3 : 0.6], [[3, 4], rank => rank > 12, 0.9, isFar ? 0.22 : 0.55]]) {
    context.setLineDash(dash);
    context.globalAlpha = strength;
    stroke(context, camera, features?.filter(feature => isWanted(feature.rank)), palette.boundary, () => width);
  }
  context.restore();
}
