// Requests to the server that the page came from. An asker has one question open: the next one aborts it.

export class Asker {
  #open = null;

  /// Gives the answer with what was asked, or null where a later question has overtaken it.
  async ask(url) {
    this.stop();
    const controller = new AbortController();
    this.#open = controller;
    const start = performance.now();
    try {
      const response = await fetch(url, { signal: controller.signal, headers: { Accept: "application/json" } });
      const text = await response.text();
      const milliseconds = performance.now() - start;
      return { url, status: response.status, ok: response.ok, text, json: parsed(text), milliseconds };
    } catch (error) {
      if (controller.signal.aborted) return null;
      return { url, status: 0, ok: false, text: String(error.message), json: null, milliseconds: performance.now() - start };
    } finally {
      if (this.#open === controller) this.#open = null;
    }
  }

  stop() {
    this.#open?.abort();
    this.#open = null;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/// What an answer that isn't a good one says for itself; dialects keep their words in different places.
export function complaint(answer) {
  const json = answer.json ?? {};
  const words = [
    json.error?.message, json.error, json.message, json.detail, json.description, json.long, json.title,
    json.status?.message, json.geocoding?.errors?.[0],
  ];
  return words.find(word => typeof word === "string") ?? (answer.status ? `The server answered ${answer.status}.` : "The server does not answer.");
}
