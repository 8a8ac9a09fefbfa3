// The coarse coast of the world, for looks from far away: a gazetteer has borders, but neither coast nor sea. It is fetched when
// it is first seen. Natural Earth at 1:50 million, in the public domain; scripts/make-land.mjs makes the file.

import { project } from "./camera.js";

/// Zoom from which on the coast is too coarse to be shown.
export const COARSE = 7.75;

let rings = null;
let asked = false;

/// The rings of land that a camera sees, in world coordinates; null where they aren't there yet or the look is too close.
export function landSeen(camera, arrived) {
  if (camera.zoom >= COARSE) return null;
  if (!asked) load(arrived);
  if (!rings) return null;
  const [left, top] = camera.at(0, 0);
  const [right, bottom] = camera.at(camera.width, camera.height);
  return rings.filter(({ box }) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top);
}

async function load(arrived) {
  asked = true;
  try {
    const response = await fetch(new URL("land.txt", import.meta.url));
    if (!response.ok) throw new Error(`land.txt: status ${response.status}`);
    rings = (await response.text()).trim().split("\n").map(ring);
    arrived();
  } catch {
    // without it all is land; the next look tries again
    asked = false;
  }
}

function ring(text) {
  const numbers = decode(text);
  const line = new Float64Array(numbers.length);
  const box = [1, 1, 0, 0];
  let [lon, lat] = [0, 0];
  for (let index = 0; index < numbers.length; index += 2) {
    [lon, lat] = [lon + numbers[index], lat + numbers[index + 1]];
    const [x, y] = project(lon / 100, lat / 100);
    line.set([x, y], index);
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return { line, box };
}

/// The numbers of a text in the polyline encoding.
function decode(text) {
  const numbers = [];
  let [value, shift] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index) - 63;
    value |= (code & 31) << shift;
    shift += 5;
    if (code >= 32) continue;
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
