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

/// Where a position is on the screen.
function pixel(page, lat, lon) {
  return page.evaluate(async ([lat, lon]) => {
    await new Promise(resolve => setTimeout(resolve, 400));
    const [zoom, ...middle] = new URLSearchParams(location.hash.slice(1)).get("map").split("/").map(Number);
    const y = lat => Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
    const scale = 256 * 2 ** zoom;
    return [innerWidth / 2 + ((lon - middle[1]) / 360) * scale, innerHeight / 2 - (y(lat) - y(middle[0])) * scale];
  }, [lat, lon]);
}

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
  assert.equal(await combobox.getAttribute("aria-activedescendant"), "suggestions-0");
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

test("results stay as a list with a numbered pin each, and the card leads back to them", () => on({}, "", async page => {
  await page.locator("#question").fill("hotel");
  await page.keyboard.press("Enter");
  const lines = page.locator("#results .line");
  await lines.nth(2).waitFor();
  await shot(page, "desktop-results");
  assert.equal(await page.locator("#map canvas").getAttribute("data-pins"), String(await lines.count()));
  assert.match(await lines.first().textContent(), /Hotel/);
  const name = await lines.nth(1).locator("b").textContent();
  await lines.nth(1).click();
  assert.equal(await page.locator("#card h2").textContent(), name);
  assert.equal(await page.title(), `${name} – Parvis`);
  await page.goBack();
  await lines.nth(2).waitFor();
  assert.equal(await page.locator("#card").isVisible(), false);
  assert.equal(await page.locator("#question").inputValue(), "hotel");
  await page.goForward();
  await page.locator("#card h2").waitFor();
  await page.locator("#back").click();
  await lines.nth(2).waitFor();
}));

test("the card tells address, opening hours, website, phone and the time there", () => on({ permissions: ["clipboard-read", "clipboard-write"] }, "#place=W122595241", async page => {
  await page.locator("#card h2").waitFor();
  const text = await page.locator("#card").innerText();
  for (const wanted of [/Department store/, /Aleksanterinkatu 52\s+00100 Helsinki\s+Finland/, /\+358 09 1211/, /stockmann\.com/, /Wheelchair accessible/, /Local time: .*GMT\+[23]/]) assert.match(text, wanted);
  assert.match(text, /Open, until|Closed, opens/);
  await page.locator(".week summary").click();
  assert.equal(await page.locator(".week tr").count(), 7);
  assert.equal(await page.locator(".week tr.today").count(), 1);
  await page.getByRole("button", { name: "Copy address" }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "Stockmann, Aleksanterinkatu 52, 00100 Helsinki, Finland");
  assert.match(await page.getByRole("link", { name: "Open in a map app" }).getAttribute("href"), /^geo:60\.16\d+,24\.94\d+$/);
  assert.equal(await page.getByRole("link", { name: "View on OpenStreetMap" }).getAttribute("href"), "https://www.openstreetmap.org/way/122595241");
  assert.equal(await page.locator("#question").inputValue(), "Stockmann");
  await page.getByRole("button", { name: "What is around here" }).click();
  await page.getByText("Also nearby").waitFor();
}));

test("pins and lines of the list point at each other, and a click on a pin opens its place", () => on({}, "#q=hotel&map=16/60.1676/24.9465", async page => {
  const line = page.locator("#results .line").first();
  await line.waitFor();
  const { lat, lon } = await page.evaluate(async () => {
    const answer = await (await fetch(document.getElementById("url").href)).json();
    const [lon, lat] = answer.features[0].geometry.coordinates;
    return { lat, lon };
  });
  await line.hover();
  assert.equal(await page.locator("#results .line.pointed").count(), 1);
  const [x, y] = await pixel(page, lat, lon);
  await page.mouse.move(x, y - 20);
  assert.match(await line.getAttribute("class"), /pointed/);
  await page.mouse.click(x, y - 20);
  await page.locator("#card h2").waitFor();
  assert.match(await page.locator("#card .kind").innerText(), /Hotel/);
}));

test("a click on the map tells what is there", () => on({}, "#map=17/60.16905/24.94539", async page => {
  await drawn(page);
  await page.mouse.click(800, 400);
  await page.locator("#card h2").waitFor();
  const first = await marker(page);
  assert.match(first, /^60\.16\d+,24\.94\d+$/);
  const said = await page.locator(".panel").innerText();
  assert.match(said, /You asked what is at 60\.16\d+, 24\.94\d+/);
  assert.match(said, /m from the point|at the point/);
  assert.match(said, /Also nearby/);
  await page.locator("#developers summary").click();
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
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("#card h2").waitFor();
    assert.match(await marker(page), /^60\.1[67]\d+,24\.9\d+$/);
    await page.mouse.click(1000, 690);
    await page.getByText("You asked what is at").waitFor();
    await page.locator("#card h2").waitFor();
    assert.doesNotMatch(await page.locator(".panel").innerText(), /undefined|null|NaN/);
  }));
}

test("names and map are in the language that is chosen", () => on({}, "", async page => {
  await type(page, "aleksanterinkatu");
  await page.keyboard.press("Escape");
  await page.locator("#developers summary").click();
  const sheets = page.waitForRequest(request => request.url().includes("/map?") && request.url().includes("lang=sv"));
  await page.locator("#names").selectOption("sv");
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

test("what is not found is said, with the reason and what to try", () => on({}, "", async page => {
  await page.locator("#question").fill("qzxvwk 17, jjqqzz");
  await page.getByText("Nothing found for").waitFor();
  assert.match(await page.locator("#help").innerText(), /Helsinki/);
  assert.deepEqual(await page.locator("#help button").allInnerTexts(), ["qzxvwk 17", "qzxvwk, jjqqzz"]);
  await shot(page, "desktop-nothing");
}));

test("a house number that is not known is said", () => on({}, "", async page => {
  await type(page, "aleksanterinkatu 999");
  await page.getByText("Not known here: 999").first().waitFor();
}));

test("the page tells what it knows and gives examples that find something", () => on({}, "", async page => {
  await page.locator("#welcome .chip").nth(2).waitFor();
  assert.match(await page.locator("#welcome").innerText(), /Helsinki, Finland/);
  await page.locator("#welcome .chip").nth(1).click();
  await page.locator("#results .line, #card h2").first().waitFor();
}));

test("answers to a question before never stand beside a new one", () => on({}, "", async page => {
  await type(page, "hotel");
  await page.route("**/photon/api**", async route => {
    await new Promise(resolve => setTimeout(resolve, 2000));
    await route.continue();
  });
  await page.locator("#question").fill("museo");
  assert.equal(await page.locator("#suggestions li").count(), 0);
  await page.getByText("Searching").waitFor();
  await page.locator("#suggestions li").first().waitFor();
}));

test("a lost connection is said, and the question asked again when it is back", async () => {
  const { page, close } = await open(browser, server.url, {});
  await page.context().setOffline(true);
  await page.locator("#question").fill("hotel");
  await page.getByText("No connection to the server.").waitFor();
  await shot(page, "desktop-offline");
  assert.equal(await page.getByRole("button", { name: "Try again" }).isVisible(), true);
  await page.context().setOffline(false);
  await page.locator("#suggestions li:visible, #results .line:visible").first().waitFor();
  await page.route("**/photon/api**", route => route.fulfill({ status: 503, body: "{}" }));
  await page.locator("#question").fill("museo");
  await page.getByText("The server could not answer.").waitFor();
  await page.unroute("**/photon/api**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("#suggestions li:visible, #results .line:visible").first().waitFor();
  await close();
});

for (const [ui, kind, direction] of [["de", "Kaufhaus", "ltr"], ["pl", "Dom towarowy", "ltr"], ["ar", "متجر متعدد الأقسام", "rtl"]]) {
  test(`the page speaks ${ui}`, () => on({}, `#place=W122595241&ui=${ui}`, async page => {
    await page.locator("#card h2").waitFor();
    assert.equal((await page.locator("#card .kind").innerText()).trim(), kind);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), direction);
    await shot(page, `desktop-${ui}`);
  }));
}

test("where the reader is is asked only on request", () => on({ geolocation: { latitude: 60.1693, longitude: 24.9459 }, permissions: ["geolocation"] }, "", async page => {
  await page.getByRole("button", { name: "Show my location" }).click();
  await page.getByText("You asked what is at 60.16930, 24.94590").waitFor();
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
  const small = await page.evaluate(() => [...document.querySelectorAll("button, a.chip, input, select, summary")].filter(element => element.checkVisibility() && !element.closest(".week"))
    .map(element => [element.id || element.className, element.getBoundingClientRect()]).filter(([, box]) => box.height < 44).map(([name, box]) => `${name} ${box.height}`));
  assert.deepEqual(small, []);
  await page.touchscreen.tap(150, 250);
  await page.getByText("You asked what is at").waitFor();
  await shot(page, "phone-reverse");
  await page.locator("#handle").tap();
  assert.equal(await page.locator("#handle").getAttribute("aria-expanded"), "true");
}));

test("the page fits 320 pixels and a phone on its side", async () => {
  for (const [name, viewport] of [["phone-narrow", { width: 320, height: 568 }], ["phone-landscape", { width: 740, height: 360 }]]) {
    await on({ ...PHONE, deviceScaleFactor: 1, viewport }, "#place=W122595241", async page => {
      await page.locator("#card h2").waitFor();
      await page.waitForTimeout(400);
      await shot(page, name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= viewport.width);
      assert.equal(await page.getByRole("link", { name: "© OpenStreetMap contributors" }).isVisible(), true);
    });
  }
});

test("without JavaScript the form brings results of the server", () => on({ javaScriptEnabled: false }, "", async page => {
  await page.locator("#question").fill("stockmann");
  await page.locator("#question").press("Enter");
  await page.locator("ol li").first().waitFor();
  assert.match(await page.locator("ol li").first().innerText(), /Stockmann\s+Department store\s+Aleksanterinkatu 52, 00100 Helsinki, Finland/);
  await shot(page, "plain");
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
