// A headless Chromium that writes down what a page must not do: complain, or ask another host.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/// Where the browser is; undefined where there is none.
export const executable = PLACES.find(path => path && existsSync(path));

export const launch = () => chromium.launch({ executablePath: executable, headless: true, args: ARGUMENTS });

/// A fresh page with its list of offences; it may ask the server from which it comes, or those named.
export async function open(browser, url, { servers = [url], ...options } = {}) {
  const origins = servers.map(server => `${new URL(server).origin}/`);
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const offences = [];
  page.on("console", message => ["error", "warning"].includes(message.type()) && offences.push(`console: ${message.text()}`));
  page.on("pageerror", error => offences.push(`error: ${error.message}`));
  page.on("request", request => origins.some(origin => request.url().startsWith(origin)) || request.url().startsWith("data:") || offences.push(`request: ${request.url()}`));
  await page.goto(url, { waitUntil: "networkidle" });
  return { page, offences, close: () => context.close() };
}
