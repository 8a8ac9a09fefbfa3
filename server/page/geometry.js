// How far a point is from the form of a thing, on a plane that touches the earth at the point.

const METRES = 111195;

/// Metres from a position to a GeoJSON geometry; 0 inside an area.
export function away({ lat, lon }, { type, coordinates }) {
  const narrow = Math.cos((lat * Math.PI) / 180);
  const flat = ([x, y]) => [(x - lon) * narrow * METRES, (y - lat) * METRES];
  const lines = { Point: [[coordinates]], LineString: [coordinates], MultiLineString: coordinates, Polygon: coordinates, MultiPolygon: coordinates.flat?.() }[type] ?? [];
  const rings = lines.map(line => line.map(flat));
  if (type.endsWith("Polygon") && rings.filter(isAround).length % 2 === 1) return 0;
  return Math.min(...rings.map(toLine));
}

/// Whether a ring goes around the origin.
function isAround(ring) {
  let isInside = false;
  for (let index = 1; index < ring.length; index++) {
    const [[x1, y1], [x2, y2]] = [ring[index - 1], ring[index]];
    if (y1 > 0 !== y2 > 0 && x1 + ((x2 - x1) * -y1) / (y2 - y1) > 0) isInside = !isInside;
  }
  return isInside;
}

function toLine(line) {
  if (line.length === 1) return Math.hypot(...line[0]);
  let best = Infinity;
  for (let index = 1; index < line.length; index++) {
    const [[x1, y1], [x2, y2]] = [line[index - 1], line[index]];
    const [dx, dy] = [x2 - x1, y2 - y1];
    const share = Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(x1 + share * dx, y1 + share * dy));
  }
  return best;
}
