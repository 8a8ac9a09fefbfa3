// A text field with a list of suggestions, after the combobox pattern of the WAI-ARIA practices:
// the focus stays in the field, arrow keys move through the list, Enter picks, Escape closes, then empties.

export class Combobox {
  #input;
  #list;
  #hits = [];
  #active = -1;
  #on;

  /// `on` has `type(text)`, `pick(hit)`, `line(hit, index)` for what stands in a suggestion, and may have `point(index)` for
  /// the suggestion that is pointed at (-1 for none) and `closed()`.
  constructor(input, list, on) {
    this.#input = input;
    this.#list = list;
    this.#on = on;
    input.addEventListener("input", () => on.type(input.value));
    input.addEventListener("keydown", event => this.#key(event));
    input.addEventListener("focus", () => this.#expand(this.#hits.length > 0 && !list.dataset.done));
    // a moment later: what is below the list must not move away under a click
    input.addEventListener("blur", () => setTimeout(() => input.getRootNode().activeElement !== input && this.#shut(), 200));
    // a pointer on the list must not take the focus away before the click arrives
    list.addEventListener("pointerdown", event => event.preventDefault());
    list.addEventListener("click", event => {
      const index = [...list.children].indexOf(event.target.closest("li"));
      if (index >= 0) this.#pick(index);
    });
    list.addEventListener("pointerover", event => on.point?.([...list.children].indexOf(event.target.closest("li"))));
    list.addEventListener("pointerleave", () => on.point?.(this.#active));
  }

  /// Shows hits in place of those before. The one that the reader has moved to stays chosen if it is still among them.
  show(hits) {
    const chosen = this.#hits[this.#active];
    const isChosen = hit => chosen && ["name", "detail", "lat", "lon"].every(key => hit[key] === chosen[key]);
    this.#hits = hits;
    delete this.#list.dataset.done;
    this.#list.replaceChildren(...hits.map((hit, index) => this.#option(hit, index)));
    this.#activate(hits.findIndex(isChosen));
    this.#expand(hits.length > 0 && this.#input.getRootNode().activeElement === this.#input);
  }

  get isOpen() {
    return !this.#list.hidden;
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
      if (this.isOpen) {
        this.close();
        return this.#on.closed?.();
      }
      this.#input.value = "";
      this.#on.type("");
    }
  }

  #pick(index) {
    this.close();
    this.#on.pick(this.#hits[index]);
  }

  #activate(index) {
    this.#active = index;
    [...this.#list.children].forEach((item, own) => item.setAttribute("aria-selected", String(own === index)));
    const item = this.#list.children[index];
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.#input.setAttribute("aria-activedescendant", item.id);
    else this.#input.removeAttribute("aria-activedescendant");
    this.#on.point?.(index);
  }

  #expand(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
  }

  /// Closes the list because the reader went elsewhere.
  #shut() {
    if (!this.isOpen) return;
    this.#expand(false);
    this.#on.closed?.();
  }

  #option(hit, index) {
    const item = document.createElement("li");
    item.id = `${this.#list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(...this.#on.line(hit, index));
    return item;
  }
}
