// Images of an outside tile server, where the operator has configured one. They take the place of the sheets.

const KEPT = 300;
const FINEST = 19;

export class Tiles {
  #tiles = new Map();
  #template;
  #arrived;

  /// `template` has {z}, {x} and {y}; `arrived` is called when an image is there.
  constructor(template, arrived) {
    this.#template = template;
    this.#arrived = arrived;
  }

  /// The images that cover what a camera sees: each with its place in world coordinates; coarser ones come first.
  seen(camera, isFlying) {
    const zoom = Math.max(0, Math.min(FINEST, Math.round(camera.zoom)));
    const count = 2 ** zoom;
    const [left, top] = camera.at(0, 0);
    const [right, bottom] = camera.at(camera.width, camera.height);
    const cell = value => Math.max(0, Math.min(count - 1, Math.floor(value * count)));
    const shown = new Map();
    for (let x = cell(left); x <= cell(right); x++) {
      for (let y = cell(top); y <= cell(bottom); y++) {
        const tile = this.#get(zoom, x, y) ?? (isFlying ? undefined : this.#load(zoom, x, y));
        const best = tile?.isThere ? tile : this.#coarser(zoom, x, y);
        if (best) shown.set(best.key, best);
      }
    }
    this.#forget();
    return [...shown.values()].sort((a, b) => a.zoom - b.zoom);
  }

  #get(zoom, x, y) {
    const key = `${zoom}/${x}/${y}`;
    const tile = this.#tiles.get(key);
    if (!tile) return undefined;
    // the last used are kept longest
    this.#tiles.delete(key);
    this.#tiles.set(key, tile);
    return tile;
  }

  #coarser(zoom, x, y) {
    for (let up = 1; up <= 5 && up <= zoom; up++) {
      const tile = this.#get(zoom - up, x >> up, y >> up);
      if (tile?.isThere) return tile;
    }
    return undefined;
  }

  #load(zoom, x, y) {
    const key = `${zoom}/${x}/${y}`;
    const image = new Image();
    const tile = { key, zoom, x, y, image, isThere: false };
    this.#tiles.set(key, tile);
    image.addEventListener("load", () => {
      tile.isThere = true;
      this.#arrived();
    });
    const parts = { "{z}": zoom, "{x}": x, "{y}": y };
    image.src = this.#template.replace(/\{[zxy]\}/g, name => parts[name]);
    return tile;
  }

  #forget() {
    for (const key of this.#tiles.keys()) {
      if (this.#tiles.size <= KEPT) return;
      this.#tiles.delete(key);
    }
  }
}

/// Draws images where they belong.
export function paintTiles(context, camera, tiles) {
  for (const { image, zoom, x, y } of tiles) {
    const count = 2 ** zoom;
    const [left, top] = camera.pixel(x / count, y / count);
    const [right, bottom] = camera.pixel((x + 1) / count, (y + 1) / count);
    // half a pixel more, or seams show between them
    context.drawImage(image, left, top, right - left + 0.5, bottom - top + 0.5);
  }
}
