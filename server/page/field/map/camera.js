// Where the map looks, in Web Mercator. World coordinates run from 0 to 1, x to the east, y to the south.
// At zoom 0 the world is 256 pixels wide.

const LIMITS = [2, 20];

export function project(lon, lat) {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function unproject(x, y) {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

export class Camera {
  x = 0.5;
  y = 0.5;
  zoom = 2;
  width = 1;
  height = 1;

  /// Pixels of the whole world.
  get scale() {
    return 256 * 2 ** this.zoom;
  }

  get centre() {
    const [lon, lat] = unproject(this.x, this.y);
    return { lat, lon, zoom: this.zoom };
  }

  /// World coordinates of a pixel.
  at(px, py) {
    return [this.x + (px - this.width / 2) / this.scale, this.y + (py - this.height / 2) / this.scale];
  }

  /// Pixel of world coordinates.
  pixel(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  /// West, south, east, north.
  get bbox() {
    const [west, north] = unproject(...this.at(0, 0));
    const [east, south] = unproject(...this.at(this.width, this.height));
    return [Math.max(west, -180), south, Math.min(east, 180), north];
  }

  look(lat, lon, zoom) {
    [this.x, this.y] = project(lon, lat);
    this.zoom = Math.max(LIMITS[0], Math.min(LIMITS[1], zoom));
    this.#stay();
  }

  move(px, py) {
    this.x += px / this.scale;
    this.y += py / this.scale;
    this.#stay();
  }

  /// Zooms by a number of steps so that what is under a pixel stays there.
  zoomBy(steps, px = this.width / 2, py = this.height / 2) {
    const [x, y] = this.at(px, py);
    this.zoom = Math.max(LIMITS[0], Math.min(LIMITS[1], this.zoom + steps));
    this.x = x - (px - this.width / 2) / this.scale;
    this.y = y - (py - this.height / 2) / this.scale;
    this.#stay();
  }

  /// The look at a box (west, south, east, north) with room for `padding` pixels: left, top, right, bottom.
  fit([west, south, east, north], padding, closest = 17.5) {
    const [x1, y1] = project(west, north);
    const [x2, y2] = project(east, south);
    const width = Math.max(80, this.width - padding[0] - padding[2]);
    const height = Math.max(80, this.height - padding[1] - padding[3]);
    const zoom = Math.log2(Math.min(width / Math.max(x2 - x1, 1e-9), height / Math.max(y2 - y1, 1e-9)) / 256);
    const bounded = Math.max(LIMITS[0], Math.min(closest, zoom));
    const scale = 256 * 2 ** bounded;
    const [lon, lat] = unproject(
      (x1 + x2) / 2 - (padding[0] - padding[2]) / 2 / scale,
      (y1 + y2) / 2 - (padding[1] - padding[3]) / 2 / scale,
    );
    return { lat, lon, zoom: bounded };
  }

  /// Metres of a pixel in the middle.
  get metres() {
    return (40075016.7 * Math.cos((this.centre.lat * Math.PI) / 180)) / this.scale;
  }

  #stay() {
    this.x = Math.max(0, Math.min(1, this.x));
    this.y = Math.max(0, Math.min(1, this.y));
  }
}
