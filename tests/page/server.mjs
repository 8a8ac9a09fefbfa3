// A Parvis of its own for a test: the bundled extract, imported once for all tests, served on a free port.

import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const ROOT = new URL("../../", import.meta.url).pathname;
const PARVIS = process.env.PARVIS ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/parvis");

/// Gives { url, stop }; `options` are further arguments of `parvis serve`.
export async function serve(extract = join(ROOT, "data/helsinki-centre.osm.pbf"), options = []) {
  const gazetteer = execFileSync(join(ROOT, "scripts/sample-gazetteer"), [PARVIS, extract], { encoding: "utf-8" }).trim();
  const listen = `127.0.0.1:${await freePort()}`;
  const child = spawn(PARVIS, ["serve", "--gazetteer", gazetteer, "--listen", listen, "--log", "warn", ...options], { stdio: ["ignore", "ignore", "inherit"] });
  const stop = async () => {
    const ended = new Promise(resolve => child.once("exit", resolve));
    if (child.exitCode === null && child.kill()) await ended;
  };
  try {
    await ready(`http://${listen}`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${listen}`, stop };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function ready(url, child) {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`parvis serve ended with exit code ${child.exitCode}`);
    const response = await fetch(`${url}/status`).catch(() => null);
    if (response?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${url}/status: no answer within 10 s`);
}
