// The place that was picked or clicked, and the request by which it was found.

export function showCard(card, hit, note) {
  const name = document.createElement("h2");
  name.textContent = hit.name;
  const detail = document.createElement("p");
  detail.textContent = hit.detail;
  const facts = document.createElement("p");
  facts.className = "facts";
  for (const text of [hit.kind, `${hit.lat.toFixed(5)}, ${hit.lon.toFixed(5)}`, note]) {
    if (!text) continue;
    const fact = document.createElement("span");
    fact.textContent = text;
    facts.append(fact);
  }
  if (hit.osm) facts.append(link(`https://www.openstreetmap.org/${path(hit.osm)}`, "at OpenStreetMap"));
  card.replaceChildren(name, detail, facts);
  card.hidden = false;
}

export function hideCard(card) {
  card.hidden = true;
}

/// Shows what was asked and answered, word by word.
export function showRequest(elements, answer, explain) {
  elements.request.hidden = false;
  elements.url.href = answer.url;
  elements.url.textContent = decodeURI(answer.url);
  elements.explain.href = explain;
  const bytes = new TextEncoder().encode(answer.text).length;
  elements.facts.textContent = `Status ${answer.status}, ${bytes.toLocaleString()} bytes, ${answer.milliseconds.toFixed(0)} ms`;
  elements.raw.textContent = answer.json ? JSON.stringify(answer.json, null, 2) : answer.text;
}

function path(osm) {
  return `${{ N: "node", W: "way", R: "relation" }[osm[0]]}/${osm.slice(1)}`;
}

function link(href, text) {
  const anchor = document.createElement("a");
  Object.assign(anchor, { href, target: "_blank", rel: "noopener noreferrer", textContent: text });
  return anchor;
}
