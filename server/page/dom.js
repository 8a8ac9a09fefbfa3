// Elements made in one line.

/// An element with properties and children; texts become text nodes, `null` and `false` nothing.
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key in element && !key.startsWith("aria-")) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.filter(child => child || child === 0));
  return element;
}

export const button = (text, click, properties) => {
  const element = make("button", { type: "button", ...properties }, text);
  element.addEventListener("click", click);
  return element;
};

/// A link that leaves the page and tells the other side nothing.
export const outside = (href, ...children) => make("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);

export const byId = id => document.getElementById(id);
