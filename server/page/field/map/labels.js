// Names on the map: the most telling first, each where none is yet. The same name is not repeated nearby.

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
/// How far apart two equal names stand, in pixels.
const APART = 320;
/// The same for house numbers: several doors and venues of a house bear its number.
const SAME_NUMBER = 90;
/// By how much a run of segments may bend under a name, in radians.
const BEND = 0.35;

/// `kept` are the places of pins, where no name stands.
export function paintLabels(context, camera, kinds, palette, kept) {
  const taken = kept.map(at => camera.pixel(...at)).map(([x, y]) => [x - 14, y - 38, x + 14, y + 4]);
  const desk = { context, camera, palette, taken, names: new Map() };
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const feature of ranked(kinds.settlement)) atPoint(desk, feature, settlementFont(feature), isSmall(feature) ? palette.faint : palette.settlement);
  for (const kind of ["road", "street"]) for (const feature of kinds[kind] ?? []) along(desk, feature, 11.5, palette.ink);
  for (const kind of ["water", "glacier"]) for (const feature of kinds[kind] ?? []) inside(desk, feature, palette.waterInk);
  for (const kind of ["wood", "green", "bare"]) for (const feature of kinds[kind] ?? []) inside(desk, feature, palette.greenInk);
  for (const feature of kinds.waterway ?? []) along(desk, feature, 11, palette.waterInk);
  for (const feature of kinds.site ?? []) inside(desk, feature, palette.faint);
  for (const feature of kinds.path ?? []) along(desk, feature, 10.5, palette.faint);
  for (const feature of kinds.venue ?? []) venue(desk, feature);
  for (const feature of kinds.house ?? []) atPoint(desk, feature, `10px ${FONT}`, palette.faint, SAME_NUMBER);
}

const SIZES = { country: 17, state: 15, city: 17, town: 14, municipality: 13, administrative: 14, village: 12.5, suburb: 13, borough: 13 };
/// From this importance on a town is written as large as a city.
const LARGE = 0.45;

const sizeOf = feature => ((feature.importance ?? 0) >= LARGE ? 17 : (SIZES[feature.class] ?? 12));

/// The most important first; each once, though neighbouring sheets have it too.
function ranked(features = []) {
  const weight = feature => (feature.importance ?? 0) * 20 + sizeOf(feature);
  return [...features].sort((a, b) => weight(b) - weight(a));
}

function settlementFont(feature) {
  return isSmall(feature) ? `11px ${FONT}` : `600 ${sizeOf(feature)}px ${FONT}`;
}

function isSmall(feature) {
  return ["square", "city_block", "plot", "locality"].includes(feature.class);
}

/// Whether a box is free and on the canvas; takes it if so.
function take(desk, text, [left, top, right, bottom], apart = APART) {
  const { camera, taken, names } = desk;
  if (right < 0 || bottom < 0 || left > camera.width || top > camera.height) return false;
  if (taken.some(other => left < other[2] && right > other[0] && top < other[3] && bottom > other[1])) return false;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const same = names.get(text) ?? [];
  if (same.some(other => Math.hypot(other[0] - x, other[1] - y) < apart)) return false;
  names.set(text, [...same, [x, y]]);
  taken.push([left, top, right, bottom]);
  return true;
}

function write({ context, palette }, text, x, y, colour) {
  context.strokeStyle = palette.halo;
  context.lineWidth = 3;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function centred(desk, text, x, y, font, colour, apart) {
  desk.context.font = font;
  const [width, height] = [desk.context.measureText(text).width / 2 + 3, 8];
  if (take(desk, text, [x - width, y - height, x + width, y + height], apart)) write(desk, text, x, y, colour);
}

function atPoint(desk, feature, font, colour, apart) {
  if (!feature.name) return;
  const [x, y] = desk.camera.pixel(feature.lines[0][0], feature.lines[0][1]);
  centred(desk, feature.name, x, y, font, colour, apart);
}

function venue(desk, feature) {
  if (!feature.name) return;
  const { context, camera, palette } = desk;
  const [x, y] = camera.pixel(feature.lines[0][0], feature.lines[0][1]);
  context.font = `10.5px ${FONT}`;
  const width = context.measureText(feature.name).width / 2 + 2;
  if (!take(desk, feature.name, [x - width, y - 4, x + width, y + 18], 60)) return;
  context.beginPath();
  context.arc(x, y, 2.5, 0, 7);
  context.fillStyle = palette.venue;
  context.fill();
  write(desk, feature.name, x, y + 11, palette.venue);
}

/// In the middle of an area that is wide enough for its name.
function inside(desk, feature, colour) {
  if (!feature.name) return;
  const { context, camera } = desk;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const line = feature.lines[0];
  for (let index = 0; index < line.length; index += 2) {
    box[0] = Math.min(box[0], line[index]);
    box[1] = Math.min(box[1], line[index + 1]);
    box[2] = Math.max(box[2], line[index]);
    box[3] = Math.max(box[3], line[index + 1]);
  }
  const font = `italic 11.5px ${FONT}`;
  context.font = font;
  if ((box[2] - box[0]) * camera.scale < context.measureText(feature.name).width * 0.8) return;
  const [x, y] = camera.pixel((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
  centred(desk, feature.name, x, y, font, colour);
}

/// Along the longest run of a line that is straight enough.
function along(desk, feature, size, colour) {
  if (!feature.name) return;
  const { context, camera } = desk;
  context.font = `${size}px ${FONT}`;
  const need = context.measureText(feature.name).width + 12;
  const run = longestRun(feature.lines, camera);
  if (!run || run.length < need) return;
  const { x, y } = run;
  const angle = Math.abs(run.angle) > Math.PI / 2 ? run.angle + Math.PI : run.angle;
  const [width, height] = [Math.abs(Math.cos(angle)) * need / 2 + Math.abs(Math.sin(angle)) * 7, Math.abs(Math.sin(angle)) * need / 2 + Math.abs(Math.cos(angle)) * 7];
  if (!take(desk, feature.name, [x - width, y - height, x + width, y + height])) return;
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  write(desk, feature.name, 0, 0, colour);
  context.restore();
}

function longestRun(lines, camera) {
  let best = null;
  for (const line of lines) {
    let start = 0;
    let heading = null;
    for (let index = 2; index < line.length; index += 2) {
      const own = Math.atan2(line[index + 1] - line[index - 1], line[index] - line[index - 2]);
      const turn = heading === null ? 0 : Math.abs(Math.atan2(Math.sin(own - heading), Math.cos(own - heading)));
      if (heading === null || turn > BEND) [start, heading] = [index - 2, own];
      const [dx, dy] = [line[index] - line[start], line[index + 1] - line[start + 1]];
      const length = Math.hypot(dx, dy) * camera.scale;
      if (best && length <= best.length) continue;
      const [x, y] = camera.pixel(line[start] + dx / 2, line[start + 1] + dy / 2);
      best = { length, x, y, angle: Math.atan2(dy, dx) };
    }
  }
  return best;
}
