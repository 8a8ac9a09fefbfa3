// The address field <parvis-search> in Chromium and in Firefox: typing, picking, and what the form sends.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { firefox, openFirefox } from "./bidi.mjs";
import { executable, launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const SHOTS = new URL("../../target/page/", import.meta.url).pathname;
const FOLDER = new URL("../../server/page/field/", import.meta.url);
/// Most bytes of the field without its map as they stand, and of all with the map as they are sent.
const MOST = 30_000;

let server;
let browser;

before(async () => {
  assert.ok(executable, "no Chromium found; install it or name it in CHROMIUM");
  [server, browser] = [await serve(), await launch()];
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const field = page => page.locator("parvis-search").first();
const sent = page => page.evaluate(() => Object.fromEntries(new FormData(document.querySelector("form"))));

async function on(options, steps) {
  const { page, offences, close } = await open(browser, `${server.url}/page/field/`, options);
  await steps(page);
  assert.deepEqual(offences, []);
  await close();
}

test("a form sends the picked place with address, position and time zone", () => on({}, async page => {
  const heard = page.evaluate(() => new Promise(resolve => document.querySelector("parvis-search").addEventListener("change", event => event.target.place && resolve(event.target.place))));
  await field(page).locator("input").pressSequentially("stockmann", { delay: 15 });
  await field(page).locator("li").first().waitFor();
  await page.screenshot({ path: `${SHOTS}field-suggestions.png` });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal((await heard).osm, "W122595241");
  const form = await sent(page);
  assert.equal(form.venue, "Stockmann, Aleksanterinkatu 52, Helsinki");
  assert.equal(form.venue_osm, "W122595241");
  assert.equal(form.venue_time_zone, "Europe/Helsinki");
  assert.match(form.venue_lat, /^60\.16/);
  assert.match(form.venue_address, /00100 Helsinki/);
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${SHOTS}field-picked.png` });
}));

test("a field that must be filled holds the form back until a place is picked", () => on({}, async page => {
  const isValid = () => page.evaluate(() => document.querySelector("form").checkValidity());
  assert.equal(await isValid(), false);
  await field(page).locator("input").pressSequentially("senaatintori", { delay: 15 });
  assert.equal(await isValid(), false);
  await field(page).locator("li").first().click();
  assert.equal(await isValid(), true);
  await page.evaluate(() => document.querySelector("form").reset());
  assert.equal((await sent(page)).venue_osm, "");
  assert.equal(await isValid(), false);
}));

test("a click on the field's map picks what is there", () => on({}, async page => {
  await page.waitForFunction(() => Number(document.querySelector("parvis-search").shadowRoot.querySelector("canvas").dataset.features) > 50);
  await field(page).locator("canvas").click();
  await page.waitForFunction(() => document.querySelector("parvis-search").place);
  assert.match((await sent(page)).venue_address, /Helsinki/);
}));

test("the field speaks the language of its page and keeps the attribution in sight", () => on({}, async page => {
  const french = page.locator("parvis-search[lang=fr]");
  await page.waitForFunction(() => document.querySelector("parvis-search[lang=fr]").shadowRoot.querySelector("input").placeholder.startsWith("Une adresse"));
  assert.equal(await french.getByRole("link", { name: "© OpenStreetMap contributors" }).isVisible(), true);
  assert.equal(await page.locator("parvis-search[lang=ar]").evaluate(element => getComputedStyle(element).direction), "rtl");
}));

test("the field is small, and its package holds all that it imports", () => {
  const read = folder => readdirSync(new URL(folder, FOLDER)).filter(name => name.endsWith(".js") && name !== "examples.js").map(name => readFileSync(new URL(`${folder}${name}`, FOLDER)));
  const bytes = list => list.reduce((sum, one) => sum + one.length, 0);
  const [own, map] = [read("./"), read("./map/")];
  assert.ok(bytes(own) <= MOST, `${bytes(own)} bytes`);
  const packed = [...own, ...map].map(one => gzipSync(one));
  assert.ok(bytes(packed) <= MOST, `${bytes(packed)} bytes compressed`);
  for (const text of own) assert.doesNotMatch(String(text), /from "\.\.\//);
});

test("Firefox picks and sends the same", { skip: !firefox && "no Firefox, or Node.js without WebSocket", timeout: 60000 }, async () => {
  const page = await openFirefox(`${server.url}/page/field/`);
  try {
    const until = async expression => {
      for (let tries = 0; tries < 100; tries++) {
        if (await page.evaluate(expression)) return;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      assert.fail(`not within 10 s: ${expression}`);
    };
    await until(`Boolean(customElements.get("parvis-search"))`);
    await page.evaluate(`document.querySelector("parvis-search").focus()`);
    await page.type("stockmann");
    await until(`document.querySelector("parvis-search").shadowRoot.querySelectorAll("li").length > 0`);
    await page.type("\uE015\uE007");
    await until(`document.querySelector("parvis-search").place !== null`);
    const form = await page.evaluate(`Object.fromEntries(new FormData(document.querySelector("form")))`);
    assert.equal(form.venue_osm, "W122595241");
    await until(`Number(document.querySelector("parvis-search").shadowRoot.querySelector("canvas").dataset.features) > 50`);
    assert.deepEqual(page.log, []);
  } finally {
    await page.close();
  }
});
