// What axe-core finds wrong for people who read by ear, by keyboard or with weak eyes: nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { executable, launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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

const ask = text => async page => {
  await page.locator("#question").pressSequentially(text, { delay: 10 });
  await page.locator("#suggestions li").first().waitFor();
};
const list = async page => {
  await page.locator("#question").fill("hotel");
  await page.keyboard.press("Enter");
  await page.locator("#results .line").first().waitFor();
};
const nothing = async page => {
  await page.locator("#question").fill("qzxvwk 17");
  await page.getByText("Nothing found for").waitFor();
};
const card = page => page.locator("#card h2").waitFor();
const developers = async page => {
  await list(page);
  await page.locator("#developers summary").click();
};

const STATES = [
  ["the start", {}, "/", async () => {}],
  ["suggestions", {}, "/", ask("hotel")],
  ["results", { colorScheme: "dark" }, "/", list],
  ["a card in Arabic on a phone", PHONE, "/#place=W122595241&ui=ar", card],
  ["a card in the dark", { colorScheme: "dark" }, "/#place=W122595241&ui=de", card],
  ["an asked point", {}, "/#at=60.169,24.945&map=17/60.169/24.945", card],
  ["nothing found", {}, "/", nothing],
  ["the developers' part", PHONE, "/", developers],
  ["results of the server", {}, "/page/search?q=hotel", async () => {}],
  ["the address field", {}, "/page/field/", async page => {
    await page.locator("parvis-search input").first().pressSequentially("hotel", { delay: 10 });
    await page.locator("parvis-search li").first().waitFor();
  }],
];

for (const [name, options, path, steps] of STATES) {
  test(`nothing is in the way of anybody: ${name}`, async () => {
    const { page, close } = await open(browser, `${server.url}${path}`, options);
    await steps(page);
    await page.waitForTimeout(300);
    // from outside of the page: its policy lets no other script in
    await page.evaluate(AXE);
    const found = await page.evaluate(tags => axe.run(document, { runOnly: { type: "tag", values: tags } }), RULES);
    const told = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join(" | ")}`);
    assert.deepEqual(told, []);
    await close();
  });
}
