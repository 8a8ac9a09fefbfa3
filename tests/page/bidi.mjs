// A headless Firefox over WebDriver BiDi, with nothing but Node's own WebSocket (Node.js 22 or newer): as much of it as the
// address field needs to be driven.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PLACES = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

/// Where the browser is; undefined where there is none, or no WebSocket to speak to it.
export const firefox = globalThis.WebSocket && PLACES.find(path => path && existsSync(path));

/// Starts Firefox with a page; gives { evaluate, type, log, close }.
export async function openFirefox(url) {
  const profile = mkdtempSync(join(tmpdir(), "parvis-firefox-"));
  const child = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  const close = async () => {
    const ended = new Promise(resolve => child.once("exit", resolve));
    if (child.exitCode === null && child.kill()) await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const session = await Session.open(await address(child));
    const { context } = await session.send("browsingContext.create", { type: "tab" });
    await session.send("session.subscribe", { events: ["log.entryAdded"] });
    await session.send("browsingContext.navigate", { context, url, wait: "complete" });
    return { evaluate: text => session.evaluate(context, text), type: text => session.type(context, text), log: session.log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/// The address that Firefox tells when it is ready.
function address(child) {
  return new Promise((resolve, reject) => {
    let told = "";
    child.stderr.on("data", text => {
      told += text;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(told);
      if (found) resolve(`${found[1]}/session`);
    });
    child.once("exit", code => reject(new Error(`firefox ended with exit code ${code}: ${told}`)));
    setTimeout(() => reject(new Error(`firefox is not ready within 30 s: ${told}`)), 30000).unref();
  });
}

class Session {
  log = [];
  #socket;
  #open = new Map();
  #last = 0;

  static async open(url) {
    const session = new Session();
    session.#socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      session.#socket.onopen = resolve;
      session.#socket.onerror = () => reject(new Error(`${url}: no connection`));
    });
    session.#socket.onmessage = ({ data }) => session.#take(JSON.parse(data));
    await session.send("session.new", { capabilities: {} });
    return session;
  }

  #take(message) {
    if (message.method === "log.entryAdded" && message.params.level === "error") this.log.push(message.params.text);
    const { resolve, reject } = this.#open.get(message.id) ?? {};
    this.#open.delete(message.id);
    if (message.type === "success") resolve?.(message.result);
    else if (message.type === "error") reject?.(new Error(`${message.error}: ${message.message}`));
  }

  send(method, params) {
    const id = ++this.#last;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.#open.set(id, { resolve, reject }));
  }

  /// The value of an expression, by way of JSON.
  async evaluate(context, expression) {
    const { type, result, exceptionDetails } = await this.send("script.evaluate", {
      expression: `(async () => JSON.stringify(await (${expression})))()`, target: { context }, awaitPromise: true,
    });
    if (type === "exception") throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }

  type(context, text) {
    const actions = [...text].flatMap(value => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    return this.send("input.performActions", { context, actions: [{ type: "key", id: "keyboard", actions }] });
  }
}
