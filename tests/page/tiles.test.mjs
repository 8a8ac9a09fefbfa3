// The page with an outside tile server: its images are the map, and no other host is asked. Screenshots go to target/page.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { executable, launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const SHOTS = new URL("../../target/page/", import.meta.url).pathname;
/// A picture of one dark green pixel.
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNwmJAAAAJEATH3dgukAAAAAElFTkSuQmCC",
  "base64",
);

let tiles;
let asked = [];
let server;
let browser;

before(async () => {
  assert.ok(executable, "no Chromium found; install it or name it in CHROMIUM");
  mkdirSync(SHOTS, { recursive: true });
  tiles = createServer((request, response) => {
    asked.push(request);
    response.writeHead(200, { "content-type": "image/png" }).end(PIXEL);
  });
  await new Promise(resolve => tiles.listen(0, "127.0.0.1", resolve));
  const template = `http://127.0.0.1:${tiles.address().port}/{z}/{x}/{y}.png`;
  server = await serve(undefined, ["--tiles", template, "--tiles-attribution", "Tiles <b>by</b> a test"]);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  tiles?.close();
});

test("a configured tile server draws the map and its owner is named", async () => {
  const host = `http://127.0.0.1:${tiles.address().port}`;
  const { page, offences, close } = await open(browser, `${server.url}/#map=16/60.16905/24.94539`, { servers: [server.url, host] });
  await page.waitForFunction(() => Number(document.querySelector("#map canvas").dataset.tiles) > 5);
  assert.match(asked[0].url, /^\/16\/\d+\/\d+\.png$/);
  // the site is told, not what was asked
  assert.equal(asked[0].headers.referer, `${server.url}/`);
  assert.equal(await page.getByText("Tiles <b>by</b> a test").isVisible(), true);
  assert.equal(await page.getByRole("link", { name: "© OpenStreetMap contributors" }).isVisible(), true);
  await page.locator("#question").pressSequentially("senaatintori", { delay: 15 });
  await page.locator("#suggestions li").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("#card h2").waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${SHOTS}desktop-tiles.png` });
  assert.match(await page.locator("#map canvas").getAttribute("data-marker"), /^60\.16\d+,24\.95\d+$/);
  assert.deepEqual(offences, []);
  await close();
});

test("the browser itself refuses images of any other host", async () => {
  const { page, close } = await open(browser, server.url);
  const isRefused = await page.evaluate(() => new Promise(resolve => {
    document.addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective));
    new Image().src = "https://elsewhere.example/1.png";
  }));
  assert.equal(isRefused, "img-src");
  await close();
});
