// The web page in a browser, on the extract that is part of the repository. Screenshots go to target/page.
//   cd tests/page && npm ci && npm test        needs Chromium, and parvis built (or PARVIS=path)

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { executable, launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const SHOTS = new URL("../../target/page/", import.meta.url).pathname;
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const DIALECTS = ["photon", "nominatim", "pelias", "addok", "bragi", "opencage"];

let server;
let browser;

before(async () => {
  assert.ok(executable, "no Chromium found; install it or name it in CHROMIUM");
  mkdirSync(SHOTS, { recursive: true });
  [server, browser] = [await serve(), await launch()];
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/// Runs steps on a fresh page and asserts that it did nothing that it must not do.
async function on(options, hash, steps) {
  const { page, offences, close } = await open(browser, `${server.url}/${hash}`, options);
  await steps(page);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(offences, []);
  await close();
}

const marker = page => page.locator("#map canvas").getAttribute("data-marker");
const shot = (page, name) => page.screenshot({ path: `${SHOTS}${name}.png` });
const drawn = page => page.waitForFunction(() => Number(document.querySelector("#map canvas").dataset.features) > 100);

/// Types, and waits for suggestions.
async function type(page, text) {
  await page.locator("#question").pressSequentially(text, { delay: 15 });
  await page.locator("#suggestions li").first().waitFor();
}

/// Colours on the canvas, as a measure of whether something is drawn.
const colours = page => page.evaluate(() => {
  const canvas = document.querySelector("#map canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
});

test("what is typed is suggested, picked by keyboard and shown on the map", () => on({}, "", async page => {
  await drawn(page);
  await shot(page, "desktop-start");
  await type(page, "aleksanterinkatu 52");
  await shot(page, "desktop-suggestions");
  const combobox = page.getByRole("combobox", { name: "An address, a place, a venue" });
  assert.equal(await combobox.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  assert.equal(await combobox.getAttribute("aria-activedescendant"), "suggestion-0");
  assert.equal(await page.locator("#suggestions li[aria-selected=true]").count(), 1);
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#card h2").textContent(), /Aleksanterinkatu 52|Stockmann/);
  assert.equal(await combobox.getAttribute("aria-expanded"), "false");
  assert.match(await marker(page), /^60\.16\d+,24\.94\d+$/);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(700);
  assert.ok(await colours(page) > 50);
  await shot(page, "desktop-picked");
}));

test("a click on the map tells what is there", () => on({}, "#map=17/60.16905/24.94539", async page => {
  await drawn(page);
  await page.mouse.click(800, 400);
  await page.locator("#card h2").waitFor();
  const first = await marker(page);
  assert.match(first, /^60\.16\d+,24\.94\d+$/);
  await page.locator("#request summary").click();
  assert.match(await page.locator("#url").textContent(), /\/photon\/reverse\?lat=60\.16/);
  assert.equal(JSON.parse(await page.locator("#raw").textContent()).type, "FeatureCollection");
  assert.match(await page.locator("#explain").getAttribute("href"), /nominatim\/reverse\?.*debug=1/);
  await shot(page, "desktop-reverse");
}));

test("the map is moved and asked by keyboard", () => on({}, "#map=16/60.16905/24.94539", async page => {
  await drawn(page);
  await page.locator("#map").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("+");
  await page.keyboard.press("Enter");
  await page.locator("#card h2").waitFor();
  await page.waitForTimeout(400);
  const [zoom, , lon] = new URL(page.url()).hash.match(/map=([\d.]+)\/([\d.]+)\/([\d.]+)/).slice(1).map(Number);
  assert.equal(zoom, 17);
  assert.ok(lon > 24.94539, `${lon}`);
}));

test("dragging and the wheel move the map", () => on({}, "#map=16/60.16905/24.94539", async page => {
  await drawn(page);
  await page.mouse.move(900, 400);
  await page.mouse.down();
  await page.mouse.move(700, 400, { steps: 5 });
  await page.mouse.up();
  await page.mouse.wheel(0, -300);
  await page.waitForTimeout(500);
  const [zoom, , lon] = new URL(page.url()).hash.match(/map=([\d.]+)\/([\d.]+)\/([\d.]+)/).slice(1).map(Number);
  assert.equal(zoom, 17);
  assert.ok(lon > 24.9465, `${lon}`);
  assert.equal(await page.locator("#card").isVisible(), false);
}));

for (const dialect of DIALECTS) {
  test(`the page asks and reads in the dialect of ${dialect}`, () => on({}, `#dialect=${dialect}&map=15/60.169/24.945`, async page => {
    await type(page, "Aleksanterinkatu");
    assert.equal(await page.locator("#suggestions li b").first().textContent(), "Aleksanterinkatu");
    await page.keyboard.press("Enter");
    await page.locator("#card h2").waitFor();
    assert.match(await marker(page), /^60\.1[67]\d+,24\.9\d+$/);
    await page.mouse.click(800, 420);
    await page.getByText("at the point on the map").waitFor();
    assert.doesNotMatch(await page.locator("#card").textContent(), /undefined|null|NaN/);
  }));
}

test("names and map are in the language that is chosen", () => on({}, "", async page => {
  await type(page, "aleksanterinkatu");
  await page.locator(".settings summary").click();
  const sheets = page.waitForRequest(request => request.url().includes("/map?") && request.url().includes("lang=sv"));
  await page.locator("#language").selectOption("sv");
  await sheets;
  await page.getByText("Alexandersgatan").first().waitFor({ state: "attached" });
  assert.match(await page.locator("#url").textContent(), /lang=sv/);
}));

test("Escape closes the suggestions and then empties the field", () => on({}, "", async page => {
  await type(page, "kauppatori");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#suggestions").isVisible(), false);
  assert.equal(await page.locator("#question").inputValue(), "kauppatori");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#question").inputValue(), "");
}));

test("what is not found is said", () => on({}, "", async page => {
  await page.locator("#question").fill("qzxvwk jjqqzz");
  await page.getByText("Nothing found.").waitFor();
}));

test("a link brings back question, dialect and map", () => on({}, "#q=kauppatori&dialect=nominatim&map=16.5/60.16775/24.95281", async page => {
  await page.locator("#url").waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector("#url").textContent.includes("/nominatim/search?"));
  assert.equal(await page.locator("#dialect").inputValue(), "nominatim");
  assert.equal(await page.locator("#question").inputValue(), "kauppatori");
}));

test("the page fits a phone and answers touch", () => on(PHONE, "", async page => {
  await drawn(page);
  await type(page, "senaatintori");
  await shot(page, "phone-suggestions");
  await page.locator("#suggestions li").first().tap();
  await page.locator("#card h2").waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(700);
  await shot(page, "phone-picked");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.viewport.width, `${width} pixels wide`);
  await page.touchscreen.tap(200, 600);
  await page.getByText("at the point on the map").waitFor();
}));

test("a dark screen gets a dark map", () => on({ colorScheme: "dark" }, "#q=rautatientori&map=16/60.17/24.945", async page => {
  await drawn(page);
  const [red, green, blue] = await page.evaluate(() => [...document.querySelector("#map canvas").getContext("2d").getImageData(5, 400, 1, 1).data]);
  assert.ok(red + green + blue < 380, `${red} ${green} ${blue}`);
  await shot(page, "desktop-dark");
}));

test("the data's owners are named on the map", () => on({}, "", async page => {
  assert.equal(await page.getByRole("link", { name: "© OpenStreetMap contributors" }).isVisible(), true);
}));
