// A text field with a list of suggestions, after the combobox pattern of the WAI-ARIA practices:
// the focus stays in the field, arrow keys move through the list, Enter picks, Escape closes, then empties.

export class Combobox {
  #input;
  #list;
  #hits = [];
  #active = -1;
  #on;

  /// `on` has `type(text)`, `pick(hit)`, `enter(text)`.
  constructor(input, list, on) {
    this.#input = input;
    this.#list = list;
    this.#on = on;
    input.addEventListener("input", () => on.type(input.value));
    input.addEventListener("keydown", event => this.#key(event));
    input.addEventListener("focus", () => this.#expand(this.#hits.length > 0 && !list.dataset.done));
    // a moment later: what is below the list must not move away under a click
    input.addEventListener("blur", () => setTimeout(() => document.activeElement !== input && this.#expand(false), 200));
    // a pointer on the list must not take the focus away before the click arrives
    list.addEventListener("pointerdown", event => event.preventDefault());
    list.addEventListener("click", event => {
      const index = [...list.children].indexOf(event.target.closest("li"));
      if (index >= 0) this.#pick(index);
    });
  }

  /// Shows hits in place of those before.
  show(hits) {
    this.#hits = hits;
    delete this.#list.dataset.done;
    this.#list.replaceChildren(...hits.map(option));
    this.#activate(-1);
    this.#expand(hits.length > 0 && document.activeElement === this.#input);
  }

  /// Closes the list and keeps it closed until there are new suggestions.
  close() {
    this.#list.dataset.done = "yes";
    this.#activate(-1);
    this.#expand(false);
  }

  #key(event) {
    if (event.isComposing) return;
    const count = this.#hits.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count) {
      event.preventDefault();
      this.#expand(true);
      // one place between the last and the first is the field itself
      this.#activate(((this.#active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && this.#active >= 0 && !this.#list.hidden) {
      event.preventDefault();
      this.#pick(this.#active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (!this.#list.hidden) return this.close();
      this.#input.value = "";
      this.#on.type("");
    }
  }

  #pick(index) {
    const hit = this.#hits[index];
    this.#input.value = hit.name;
    this.close();
    this.#on.pick(hit);
  }

  #activate(index) {
    this.#active = index;
    [...this.#list.children].forEach((item, own) => item.setAttribute("aria-selected", String(own === index)));
    const item = this.#list.children[index];
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.#input.setAttribute("aria-activedescendant", item.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #expand(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
  }
}

function option(hit, index) {
  const item = document.createElement("li");
  item.id = `suggestion-${index}`;
  item.role = "option";
  item.setAttribute("aria-selected", "false");
  const name = document.createElement("b");
  name.textContent = hit.name;
  const kind = document.createElement("span");
  kind.className = "kind";
  kind.textContent = hit.kind;
  const detail = document.createElement("small");
  detail.textContent = hit.detail;
  item.append(name, kind, detail);
  return item;
}
