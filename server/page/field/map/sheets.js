// The pieces of the map: asked for as they come into view, kept for a while, aborted when they go out of view unread.
// A sheet is 512 pixels wide at its own zoom; its shapes are kept as world coordinates.

import { project, unproject } from "./camera.js";

const SIZE = 512;
const KEPT = 120;

export class Sheets {
  #sheets = new Map();
  #language = "";
  #server;
  #arrived;

  /// `server` is where Parvis answers; `arrived` is called when a sheet is there.
  constructor(server, arrived) {
    this.#server = server;
    this.#arrived = arrived;
  }

  set language(language) {
    if (language === this.#language) return;
    this.#language = language;
    for (const sheet of this.#sheets.values()) sheet.controller.abort();
    this.#sheets.clear();
  }

  /// The loaded sheets that cover what a camera sees, coarser ones where the right ones are not there yet; these are asked
  /// for, unless the camera is in flight.
  seen(camera, isFlying) {
    const zoom = Math.max(2, Math.min(19, Math.round(camera.zoom)));
    const count = (256 * 2 ** zoom) / SIZE;
    const [left, top] = camera.at(0, 0);
    const [right, bottom] = camera.at(camera.width, camera.height);
    const cell = value => Math.max(0, Math.min(count - 1, Math.floor(value * count)));
    const wanted = new Set();
    const shown = new Set();
    for (let x = cell(left); x <= cell(right); x++) {
      for (let y = cell(top); y <= cell(bottom); y++) {
        const key = `${zoom}/${x}/${y}`;
        wanted.add(key);
        const sheet = this.#sheets.get(key) ?? (isFlying ? undefined : this.#load(key, zoom, x, y, count));
        shown.add(sheet?.features ? sheet : this.#coarser(zoom, x, y));
      }
    }
    if (!isFlying) this.#forget(wanted);
    shown.delete(undefined);
    // coarser ones first, so that finer ones are drawn over them
    return [...shown].sort((a, b) => a.zoom - b.zoom);
  }

  #coarser(zoom, x, y) {
    for (let up = 1; up <= 4; up++) {
      const sheet = this.#sheets.get(`${zoom - up}/${x >> up}/${y >> up}`);
      if (sheet?.features) return sheet;
    }
    return undefined;
  }

  #load(key, zoom, x, y, count) {
    const controller = new AbortController();
    const sheet = { zoom, controller, features: null };
    this.#sheets.set(key, sheet);
    const [west, north] = unproject(x / count, y / count);
    const [east, south] = unproject((x + 1) / count, (y + 1) / count);
    const bbox = [west, south, east, north].map(side => side.toFixed(6)).join(",");
    const address = new URL(`map?${new URLSearchParams({ bbox, zoom, lang: this.#language })}`, this.#server);
    fetch(address, { signal: controller.signal })
      .then(response => (response.ok ? response.json() : Promise.reject(new Error(`status ${response.status}`))))
      .then(collection => {
        sheet.features = collection.features.map(flat);
        this.#arrived();
      })
      .catch(() => this.#sheets.delete(key));
    return sheet;
  }

  /// Stops what is no longer wanted and drops the oldest.
  #forget(wanted) {
    for (const [key, sheet] of this.#sheets) {
      const isSpare = !wanted.has(key) && (!sheet.features || this.#sheets.size > KEPT);
      if (!isSpare) continue;
      sheet.controller.abort();
      this.#sheets.delete(key);
    }
  }
}

/// A feature with its lines as lists of world coordinates.
export function flat({ properties, geometry }) {
  const { type, coordinates } = geometry;
  const lines = {
    Point: () => [[coordinates]],
    LineString: () => [coordinates],
    MultiLineString: () => coordinates,
    Polygon: () => coordinates,
    MultiPolygon: () => coordinates.flat(),
  }[type]();
  return { ...properties, isArea: type.endsWith("Polygon"), lines: lines.map(world) };
}

function world(line) {
  const out = new Float64Array(line.length * 2);
  line.forEach(([lon, lat], index) => out.set(project(lon, lat), index * 2));
  return out;
}
