// A page of somebody else's website: another origin than Parvis, with the libraries that it uses.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before } from "node:test";
import { executable, launch, open } from "../../page/browser.mjs";
import { URL_OF_PARVIS } from "./sample.mjs";

const MODULES = new URL("./node_modules/", import.meta.url);
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css" };
const PAGE = "<!doctype html><link rel=icon href=data:,>";

/// Why nothing can be tested where there is no browser; undefined where there is one.
export const skip = executable ? undefined : "no Chromium found; install it or name it in CHROMIUM";

/// The files below node_modules, and an empty page for every other path.
const server = () => createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  const body = await readFile(new URL(`.${pathname}`, MODULES)).catch(() => null);
  response.setHeader("content-type", body ? TYPES[extname(pathname)] ?? "application/octet-stream" : "text/html");
  response.end(body ?? PAGE);
});

/// A page with the scripts of these files below node_modules, for the tests of one file. Gives a function that runs steps in
/// the page, which get the address of Parvis and what else is named; with it comes `page()`, the page itself.
export function website(...files) {
  const site = server();
  let browser, visit;
  before(async () => {
    if (skip) return;
    await new Promise(resolve => site.listen(0, "127.0.0.1", resolve));
    browser = await launch();
    const origin = `http://127.0.0.1:${site.address().port}/`;
    visit = await open(browser, origin, { servers: [origin, URL_OF_PARVIS], locale: "fi-FI" });
    for (const file of files) await visit.page.addScriptTag({ url: `/${file}` });
  });
  after(async () => {
    await browser?.close();
    site.close();
  });
  const run = async (steps, ...values) => {
    const result = await visit.page.evaluate(steps, [URL_OF_PARVIS, ...values]);
    // how fast the driver draws is nobody's offence
    assert.deepEqual(visit.offences.filter(offence => !offence.includes("GL Driver Message")), []);
    return result;
  };
  return Object.assign(run, { page: () => visit.page });
}
