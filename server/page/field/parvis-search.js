// <parvis-search>: an address field for any form, with suggestions while typing and, where it is asked for, a map.
//
//   <script type="module" src="https://geo.example.org/page/field/parvis-search.js"></script>
//   <parvis-search name="venue" map required></parvis-search>
//
// It asks the Parvis from which this file comes, or the one in `server`, and nobody else. A form that holds it sends NAME (what
// stands in the field), NAME_address, NAME_lat, NAME_lon, NAME_osm and NAME_time_zone. `place` is what was picked, or null; `change`
// is told when it changes.

import { Combobox } from "./combobox.js";
import { sheet } from "./field-style.js";
import { iconFor, wordFor } from "./kinds.js";
import { address, photon } from "./photon.js";

const PAUSE = 150;
const ATTRIBUTION = "https://www.openstreetmap.org/copyright";
/// What is said until the server's table is there, and where it has none.
const ENGLISH = { question: "An address, a place, a venue", suggestions: "Suggestions", nothing: "Nothing found for “{q}”.", offline: "No connection to the server.", pick: "Choose a place from the list.", map: "Map", clear: "Clear" };

const BODY = `
  <label part="label" for="input" hidden></label>
  <div class="field" part="field">
    <input id="input" part="input" type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="500"
      aria-expanded="false" aria-controls="list" aria-autocomplete="list" aria-describedby="state">
    <button type="button" part="clear" hidden>×</button>
  </div>
  <ul id="list" part="list" role="listbox" hidden></ul>
  <p id="state" part="state" role="status"></p>
  <div class="map" part="map" role="application" tabindex="0" hidden><canvas aria-hidden="true"></canvas><span class="scale" dir="ltr" aria-hidden="true"></span></div>
  <p class="rights" part="rights"><a lang="en" dir="ltr" target="_blank" rel="noopener" href="${ATTRIBUTION}">© OpenStreetMap contributors</a></p>`;

export class ParvisSearch extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = ["label", "placeholder", "required", "lang", "map"];

  #internals = this.attachInternals();
  #root = this.attachShadow({ mode: "open", delegatesFocus: true });
  #words = { interface: ENGLISH, kinds: {} };
  #place = null;
  #question = null;
  #pause = 0;
  #box = null;
  #map = null;
  #spoken = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet()];
    this.#root.innerHTML = BODY;
    this.#box = new Combobox(this.#input, this.#find("ul"), {
      type: text => this.#typed(text), pick: hit => this.#pick(hit), line: hit => this.#line(hit),
    });
    this.#find("button").addEventListener("click", () => {
      this.value = "";
      this.#changed();
      this.#input.focus();
    });
    // a field in a form of its own would be sent by Enter: here Enter takes the first suggestion
    this.#input.addEventListener("keydown", event => event.key === "Enter" && !event.defaultPrevented && this.#first(event));
  }

  connectedCallback() {
    this.#speak();
    this.#say();
    this.#validate();
  }

  attributeChangedCallback(name) {
    if (name === "lang" && this.isConnected) this.#speak();
    this.#say();
    this.#validate();
    if (name === "map" && this.isConnected) this.#showMap();
  }

  formResetCallback() {
    this.value = this.getAttribute("value") ?? "";
  }

  formDisabledCallback(isDisabled) {
    this.#input.disabled = isDisabled;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  /// What stands in the field. Setting it takes back what was picked.
  get value() {
    return this.#input.value;
  }

  set value(text) {
    this.#input.value = text;
    this.#forget();
    this.#box.show([]);
    this.#tell("");
  }

  /// What was picked: { name, address, lat, lon, osm, kind, timeZone }, or null.
  get place() {
    return this.#place;
  }

  get validity() {
    return this.#internals.validity;
  }

  get form() {
    return this.#internals.form;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  /// Where it asks: `server`, or the Parvis that this file comes from.
  get server() {
    const given = this.getAttribute("server");
    return given ? new URL(given.endsWith("/") ? given : `${given}/`, document.baseURI).href : new URL("../../", import.meta.url).href;
  }

  get #input() {
    return this.#find("input");
  }

  get #language() {
    return this.closest("[lang]")?.lang || navigator.language || "en";
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  #word(name, gaps = {}) {
    return (this.#words.interface[name] ?? ENGLISH[name] ?? "").replace(/\{(\w+)\}/g, (whole, gap) => gaps[gap] ?? whole);
  }

  /// Fetches the server's table of words for the language of the page.
  async #speak() {
    const tag = this.#language.toLowerCase().split("-")[0];
    if (tag === this.#spoken) return;
    this.#spoken = tag;
    try {
      const response = await fetch(new URL(`page/words/${tag}.json`, this.server));
      if (response.ok) this.#words = await response.json();
    } catch {
      // English will do
    }
    this.#say();
    this.#validate();
    if (this.hasAttribute("map")) this.#showMap();
  }

  #say() {
    const label = this.getAttribute("label");
    this.#find("label").hidden = !label;
    this.#find("label").textContent = label ?? "";
    if (label) this.#input.removeAttribute("aria-label");
    else this.#input.setAttribute("aria-label", this.getAttribute("aria-label") ?? this.#word("question"));
    this.#input.placeholder = this.getAttribute("placeholder") ?? this.#word("question");
    this.#input.required = this.hasAttribute("required");
    this.#find("ul").setAttribute("aria-label", this.#word("suggestions"));
    this.#find("button").setAttribute("aria-label", this.#word("clear"));
    this.#find(".map").setAttribute("aria-label", this.#word("map"));
    this.#root.host.toggleAttribute("data-rtl", this.#words.direction === "rtl");
  }

  #tell(text) {
    this.#find("#state").textContent = text;
  }

  #typed(text) {
    this.#forget();
    this.#box.show([]);
    this.#tell("");
    clearTimeout(this.#pause);
    this.#question?.abort();
    if (text.trim()) this.#pause = setTimeout(() => this.#suggest(text.trim()), PAUSE);
    this.#changed();
  }

  /// Asks; gives the hits, or null where a later question has overtaken this one or there was no answer.
  async #ask(path, parameters) {
    this.#question?.abort();
    const question = (this.#question = new AbortController());
    try {
      const response = await fetch(address(this.server, path, { ...parameters, lang: this.#language, details: 1 }), { signal: question.signal });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return photon(await response.json());
    } catch {
      if (!question.signal.aborted) this.#tell(this.#word("offline"));
      return null;
    }
  }

  async #suggest(q) {
    const limit = this.getAttribute("limit") ?? 6;
    const { lat, lon } = this.#map?.view ?? {};
    const hits = await this.#ask("photon/api", { q, limit, lat: lat?.toFixed(4), lon: lon?.toFixed(4) });
    if (!hits) return null;
    this.#box.show(hits);
    if (hits.length === 0) this.#tell(this.#word("nothing", { q }));
    return hits;
  }

  async #first(event) {
    const text = this.value.trim();
    if (this.#place || !text) return;
    event.preventDefault();
    clearTimeout(this.#pause);
    const hits = await this.#suggest(text);
    if (hits?.length && this.value.trim() === text) {
      this.#box.close();
      this.#pick(hits[0]);
    }
  }

  #pick(hit, isMoved = true) {
    clearTimeout(this.#pause);
    this.#question?.abort();
    const { name, lat, lon, osm, kind, details } = hit;
    this.#place = { name, address: details?.address ?? [name, hit.detail].filter(Boolean).join(", "), lat, lon, osm, kind, timeZone: details?.time_zone ?? null };
    this.#input.value = details?.label ?? name;
    this.#tell("");
    this.#map?.mark(hit, { door: details?.entrance });
    if (isMoved) this.#map?.flyTo(hit.bbox ?? [lon, lat, lon, lat], [30, 50, 30, 30], 17);
    this.#changed();
  }

  #forget() {
    this.#place = null;
    this.#map?.mark(null);
    this.#send();
  }

  #changed() {
    this.#send();
    this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  }

  /// Gives the form what it is to send.
  #send() {
    this.#find("button").hidden = this.value === "";
    const { name } = this;
    const data = new FormData();
    data.set(name, this.value);
    const parts = { address: this.#place?.address, lat: this.#place?.lat, lon: this.#place?.lon, osm: this.#place?.osm, time_zone: this.#place?.timeZone };
    for (const [part, value] of Object.entries(parts)) data.set(`${name}_${part}`, value ?? "");
    this.#internals.setFormValue(name ? data : null);
    this.#validate();
  }

  #validate() {
    const isMissing = this.hasAttribute("required") && !this.#place;
    this.#internals.setValidity(isMissing ? { valueMissing: true } : {}, isMissing ? this.#word("pick") : "", this.#input);
  }

  #line(hit) {
    const part = (name, text, dir) => Object.assign(document.createElement(name), { textContent: text, dir });
    const kind = part("span", wordFor(this.#words.kinds, hit.kind, hit.key) ?? "", "");
    kind.prepend(iconFor(hit.kind, hit.key));
    return [part("b", hit.name, "auto"), kind, part("small", hit.detail, "auto")];
  }

  async #showMap() {
    const frame = this.#find(".map");
    frame.hidden = !this.hasAttribute("map");
    if (frame.hidden || this.#map) return;
    const { MapView } = await import("./map/map.js");
    if (this.#map) return;
    this.#map = new MapView(frame, this.server, { ask: (lat, lon) => this.#whatIsHere(lat, lon), moved() {}, pick() {}, point() {} });
    this.#map.language = this.#language;
    const about = await fetch(new URL("map/about", this.server)).then(response => response.json()).catch(() => null);
    if (this.#place) this.#pick({ ...this.#place, detail: "" });
    else if (about?.view) this.#map.lookAt(about.view, [10, 10, 10, 10], 14);
  }

  /// A click on the map picks the nearest thing.
  async #whatIsHere(lat, lon) {
    const hits = await this.#ask("photon/reverse", { lat: lat.toFixed(6), lon: lon.toFixed(6), limit: 1 });
    if (hits?.length) this.#pick(hits[0], false);
  }
}

if (!customElements.get("parvis-search")) customElements.define("parvis-search", ParvisSearch);
