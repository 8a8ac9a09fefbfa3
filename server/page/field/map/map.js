// The map: a camera, the sheets that it sees, what is picked, and a canvas that is drawn again after each change.

import { Camera, project, unproject } from "./camera.js";
import { onChange } from "./colours.js";
import { attach } from "./hands.js";
import { landSeen } from "./land.js";
import { paint } from "./paint.js";
import { Sheets, flat } from "./sheets.js";
import { Tiles } from "./tiles.js";

const FLIGHT = 450;

export class MapView {
  #camera = new Camera();
  #sheets;
  #tiles = null;
  #canvas;
  #scale;
  #marks = { picked: null, asked: null, here: null, pins: [], pointed: -1 };
  #isDue = false;
  #flight = 0;
  #isFlying = false;
  #on;

  /// `server` is where Parvis answers. `on` has `ask(lat, lon)` for a click, `moved()`, `pick(index)` for a click on a pin,
  /// and `point(index)` for the pin that is pointed at (-1 for none).
  constructor(element, server, on) {
    this.#on = on;
    this.#sheets = new Sheets(server, () => this.draw());
    this.#canvas = element.querySelector("canvas");
    this.#scale = element.querySelector(".scale");
    new ResizeObserver(() => this.#resize()).observe(element);
    this.#resize();
    attach(element, this.#canvas, {
      move: (px, py) => this.#change(() => this.#camera.move(px, py)),
      zoom: (steps, px, py) => this.#change(() => this.#camera.zoomBy(steps, px, py)),
      click: (px, py) => {
        const pin = this.#pinAt(px, py);
        if (pin >= 0) this.#on.pick(pin);
        else this.#ask(px, py);
      },
      hover: (px, py) => {
        const pin = this.#pinAt(px, py);
        this.#canvas.style.cursor = pin >= 0 ? "pointer" : "";
        if (pin !== this.#marks.pointed) this.#on.point(pin);
      },
      middle: () => this.#ask(this.#camera.width / 2, this.#camera.height / 2),
    });
    onChange(() => this.draw());
  }

  get view() {
    return { ...this.#camera.centre, bbox: this.#camera.bbox };
  }

  set language(language) {
    this.#sheets.language = language;
    this.draw();
  }

  /// Shows the images of a tile server in place of the gazetteer's shapes.
  set tiles(template) {
    this.#tiles = new Tiles(template, () => this.draw());
    this.draw();
  }

  look({ lat, lon, zoom }) {
    this.#change(() => this.#camera.look(lat, lon, zoom));
  }

  lookAt(bbox, padding, closest) {
    this.look(this.#camera.fit(bbox, padding, closest));
  }

  /// Moves to a box in a moment; at once where it is far away or motion is unwanted.
  flyTo(bbox, padding, closest) {
    const to = this.#camera.fit(bbox, padding, closest);
    const from = this.#camera.centre;
    const [x, y] = this.#camera.pixel(...project(to.lon, to.lat));
    const isFar = Math.hypot(x, y) > 4000 || Math.abs(to.zoom - from.zoom) > 4;
    if (isFar || matchMedia("(prefers-reduced-motion: reduce)").matches) return this.look(to);
    const start = performance.now();
    const flight = ++this.#flight;
    this.#isFlying = true;
    const step = now => {
      if (flight !== this.#flight) return;
      const share = Math.min(1, Math.max(0, now - start) / FLIGHT);
      const eased = share * share * (3 - 2 * share);
      const mix = name => from[name] + (to[name] - from[name]) * eased;
      this.#camera.look(mix("lat"), mix("lon"), mix("zoom"));
      this.#isFlying = share < 1;
      this.draw();
      if (share < 1) requestAnimationFrame(step);
      else this.#on.moved();
    };
    requestAnimationFrame(step);
  }

  zoomBy(steps) {
    this.#change(() => this.#camera.zoomBy(steps));
  }

  /// Marks a place with a pin; null for none. `asked` is the point that was asked about, `door` where to go in.
  mark(place, { asked, door } = {}) {
    const world = at => (at ? project(at.lon, at.lat) : null);
    this.#marks.picked = place && { at: world(place), door: world(door), feature: null };
    this.#marks.asked = world(asked);
    this.#canvas.dataset.marker = place ? `${place.lat.toFixed(5)},${place.lon.toFixed(5)}` : "";
    this.draw();
  }

  /// Numbers places, from 1.
  pins(places) {
    this.#marks.pins = places.map(place => project(place.lon, place.lat));
    this.#marks.pointed = -1;
    this.#canvas.dataset.pins = places.length;
    this.draw();
  }

  /// Raises a pin; -1 for none.
  point(index) {
    if (index === this.#marks.pointed) return;
    this.#marks.pointed = index;
    this.draw();
  }

  /// Shows where the reader is.
  here(at) {
    this.#marks.here = project(at.lon, at.lat);
    this.draw();
  }

  /// Shows the form of what is marked.
  outline(geometry) {
    if (!this.#marks.picked || geometry.type === "Point") return;
    this.#marks.picked.feature = flat({ properties: {}, geometry });
    this.draw();
  }

  draw() {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      const tiles = this.#tiles?.seen(this.#camera, this.#isFlying) ?? null;
      const sheets = tiles ? [] : this.#sheets.seen(this.#camera, this.#isFlying);
      const land = tiles ? null : landSeen(this.#camera, () => this.draw());
      paint(this.#canvas.getContext("2d"), this.#camera, { sheets, tiles, land }, this.#marks);
      this.#canvas.dataset.tiles = tiles?.length ?? 0;
      this.#canvas.dataset.features = sheets.reduce((sum, sheet) => sum + sheet.features.length, 0);
      this.#ruler();
    });
  }

  #change(change) {
    this.#flight++;
    this.#isFlying = false;
    change();
    this.draw();
    this.#on.moved();
  }

  #ask(px, py) {
    const [lon, lat] = unproject(...this.#camera.at(px, py));
    this.#on.ask(lat, lon);
  }

  /// The pin under a pixel, the first one on top.
  #pinAt(px, py) {
    return this.#marks.pins.findIndex(pin => {
      const [x, y] = this.#camera.pixel(...pin);
      return Math.abs(px - x) < 15 && py > y - 34 && py < y + 6;
    });
  }

  #resize() {
    const { clientWidth, clientHeight } = this.#canvas;
    Object.assign(this.#camera, { width: clientWidth || 1, height: clientHeight || 1 });
    const ratio = devicePixelRatio || 1;
    this.#canvas.width = Math.round(clientWidth * ratio);
    this.#canvas.height = Math.round(clientHeight * ratio);
    this.draw();
  }

  /// A round length that is some hundred pixels long.
  #ruler() {
    const metres = this.#camera.metres * 100;
    const power = 10 ** Math.floor(Math.log10(metres));
    const round = power * [5, 2, 1].find(digit => digit * power <= metres);
    this.#scale.textContent = round >= 1000 ? `${round / 1000} km` : `${round} m`;
    this.#scale.style.width = `${round / this.#camera.metres}px`;
  }
}
