// The page of examples: shows the two lines, and what the form would send.

const script = new URL("parvis-search.js", import.meta.url).href;
document.getElementById("lines").textContent = `<script type="module" src="${script}"></script>\n<parvis-search name="venue" label="Where" map required></parvis-search>`;

document.getElementById("event").addEventListener("submit", event => {
  event.preventDefault();
  const lines = [...new FormData(event.target)].map(([name, value]) => `${name}: ${value}`);
  document.getElementById("sent").textContent = lines.join("\n");
});
