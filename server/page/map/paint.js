// Drawing of sheets, the picked shape and the marker on a canvas.

import { colours } from "./colours.js";
import { paintLabels } from "./labels.js";
import { paintTiles } from "./tiles.js";

const FILLED = ["built", "green", "water", "site", "building"];
const ROADS = ["path", "street", "road"];

export function paint(context, camera, { sheets, tiles }, picked) {
  const palette = colours();
  const ratio = context.canvas.width / camera.width;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.land;
  context.fillRect(0, 0, camera.width, camera.height);
  if (tiles) paintTiles(context, camera, tiles);
  context.lineJoin = "round";
  context.lineCap = "round";
  const kinds = byKind(sheets);
  for (const kind of FILLED) fill(context, camera, kinds, kind, palette);
  stroke(context, camera, kinds.waterway, palette.water, feature => (feature.class === "river" ? swell(camera, 14, 3) : swell(camera, 15, 1.4)));
  boundaries(context, camera, kinds.boundary, palette);
  for (const kind of ROADS) stroke(context, camera, kinds[kind], palette[`${kind}Edge`], feature => widthOf(camera, feature) + 1.5);
  for (const kind of ROADS) stroke(context, camera, kinds[kind], palette[kind], feature => widthOf(camera, feature));
  if (picked?.feature) outline(context, camera, picked.feature, palette);
  paintLabels(context, camera, kinds, palette, picked?.at);
  if (picked?.at) pin(context, camera, picked.at, palette);
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

function trace(context, camera, line) {
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

function boundaries(context, camera, features, palette) {
  context.save();
  context.globalAlpha = 0.7;
  for (const [dash, isWanted, width] of [[[], rank => rank <= 4, 1.8], [[7, 4], rank => rank > 4 && rank <= 12, 1.3], [[3, 4], rank => rank > 12, 1]]) {
    context.setLineDash(dash);
    stroke(context, camera, features?.filter(feature => isWanted(feature.rank)), palette.boundary, () => width);
  }
  context.restore();
}

function outline(context, camera, feature, palette) {
  context.beginPath();
  for (const line of feature.lines) trace(context, camera, line);
  if (feature.isArea) {
    context.fillStyle = palette.markFill;
    context.fill("evenodd");
  }
  context.save();
  context.globalAlpha = feature.isArea ? 0.9 : 0.6;
  context.strokeStyle = palette.mark;
  context.lineWidth = feature.isArea ? 2 : 5;
  context.stroke();
  context.restore();
}

function pin(context, camera, at, palette) {
  const [x, y] = camera.pixel(...at);
  context.save();
  context.translate(x, y);
  context.fillStyle = "rgba(0,0,0,.25)";
  context.beginPath();
  context.ellipse(0, 0, 7, 3, 0, 0, 7);
  context.fill();
  context.beginPath();
  context.arc(0, -24, 11, Math.PI * 0.86, Math.PI * 0.14);
  context.lineTo(0, 0);
  context.closePath();
  context.fillStyle = palette.mark;
  context.strokeStyle = palette.markInk;
  context.lineWidth = 1.6;
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(0, -24, 4, 0, 7);
  context.fillStyle = palette.markInk;
  context.fill();
  context.restore();
}
