// What stands above the map: the form of the picked place, pins, the point that was asked about, the door, the reader.

import { trace } from "./paint.js";

export function paintMarks(context, camera, { picked, asked, here, pins, pointed }, palette) {
  const at = world => camera.pixel(...world);
  if (here) dot(context, at(here), 7, "#2563eb", "#ffffff");
  if (asked && picked?.at) between(context, at(asked), at(picked.at), palette);
  if (asked) ring(context, at(asked), palette);
  if (picked?.door) dot(context, at(picked.door), 4.5, palette.mark, palette.markInk);
  // the first one on top
  pins.map((pin, index) => [pin, index]).reverse().forEach(([pin, index]) => index !== pointed && drop(context, at(pin), 0.85, String(index + 1), palette.pin, palette.pinInk));
  if (picked?.at) drop(context, at(picked.at), 1, "", palette.mark, palette.markInk);
  if (pins[pointed]) drop(context, at(pins[pointed]), 1, String(pointed + 1), palette.mark, palette.markInk);
}

export function outline(context, camera, feature, palette) {
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

/// A drop that points at a place, with a text or a hole in it.
function drop(context, [x, y], size, text, fill, ink) {
  context.save();
  context.translate(x, y);
  context.scale(size, size);
  context.fillStyle = "rgba(0,0,0,.25)";
  context.beginPath();
  context.ellipse(0, 0, 7, 3, 0, 0, 7);
  context.fill();
  context.beginPath();
  context.arc(0, -24, 11.5, Math.PI * 0.86, Math.PI * 0.14);
  context.lineTo(0, 0);
  context.closePath();
  context.fillStyle = fill;
  context.strokeStyle = ink;
  context.lineWidth = 1.6;
  context.fill();
  context.stroke();
  context.fillStyle = ink;
  if (text) {
    context.font = "700 14px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(text, 0, -23.5);
  } else {
    context.beginPath();
    context.arc(0, -24, 4, 0, 7);
    context.fill();
  }
  context.restore();
}

function dot(context, [x, y], radius, fill, edge) {
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fillStyle = fill;
  context.strokeStyle = edge;
  context.lineWidth = 2.5;
  context.fill();
  context.stroke();
}

function ring(context, [x, y], palette) {
  for (const [width, colour] of [[5, palette.halo], [2.5, palette.mark]]) {
    context.beginPath();
    context.arc(x, y, 7, 0, 7);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/// The way from the point that was asked about to what was found.
function between(context, from, to, palette) {
  context.save();
  context.setLineDash([5, 4]);
  context.strokeStyle = palette.mark;
  context.lineWidth = 1.8;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.restore();
}
