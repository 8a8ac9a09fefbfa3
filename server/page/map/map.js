// The map: a camera, the sheets that it sees, what is picked, and a canvas that is drawn again after each change.

import { Camera, project, unproject } from "./camera.js";
import { onChange } from "./colours.js";
import { attach } from "./hands.js";
import { paint } from "./paint.js";
import { Sheets, flat } from "./sheets.js";
import { Tiles } from "./tiles.js";

const FLIGHT = 450;

export class MapView {
  #camera = new Camera();
  #sheets = new Sheets(() => this.draw());
  #tiles = null;
  #canvas;
  #scale;
  #picked = null;
  #isDue = false;
  #flight = 0;
  #isFlying = false;
  #on;

  /// `on` has `ask(lat, lon)` for a click and `moved()`.
  constructor(element, on) {
    this.#on = on;
    this.#canvas = element.querySelector("canvas");
    this.#scale = element.querySelector("#scale");
    new ResizeObserver(() => this.#resize()).observe(element);
    this.#resize();
    attach(element, this.#canvas, {
      move: (px, py) => this.#change(() => this.#camera.move(px, py)),
      zoom: (steps, px, py) => this.#change(() => this.#camera.zoomBy(steps, px, py)),
      click: (px, py) => this.#ask(px, py),
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

  /// Marks a position; null for none.
  mark(at) {
    this.#picked = at && { at: project(at.lon, at.lat), feature: null };
    this.#canvas.dataset.marker = at ? `${at.lat.toFixed(5)},${at.lon.toFixed(5)}` : "";
    this.draw();
  }

  /// Shows the form of what is marked.
  outline(geometry) {
    if (!this.#picked || geometry.type === "Point") return;
    this.#picked.feature = flat({ properties: {}, geometry });
    this.draw();
  }

  draw() {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      const tiles = this.#tiles?.seen(this.#camera, this.#isFlying) ?? null;
      const sheets = tiles ? [] : this.#sheets.seen(this.#camera, this.#isFlying);
      paint(this.#canvas.getContext("2d"), this.#camera, { sheets, tiles }, this.#picked);
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
