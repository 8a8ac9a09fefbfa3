// The looks of <parvis-search>. Pages change them by the custom properties --parvis-..., and by ::part().
// A constructed sheet needs no leave of a Content-Security-Policy.

const STYLE = `
:host { display: block; position: relative; color-scheme: light dark; font: inherit; text-align: start; direction: ltr;
  --paper: var(--parvis-paper, light-dark(#fff, #1c211f)); --ink: var(--parvis-ink, light-dark(#1d2420, #e8ece9)); --faint: var(--parvis-faint, light-dark(#565f5a, #a9b4ae));
  --line: var(--parvis-line, light-dark(#8a938e, #6d7772)); --hover: var(--parvis-hover, light-dark(#eef4f1, #28302c)); --accent: var(--parvis-accent, light-dark(#1f6f5c, #6cc5ab)); }
:host([data-rtl]) { direction: rtl; }
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
label { display: block; margin-block-end: .25rem; }
.field { position: relative; }
input { width: 100%; min-height: 44px; padding-block: .5rem; padding-inline: .75rem 48px; border: 1px solid var(--line); border-radius: var(--parvis-radius, 8px); background: var(--paper); color: var(--ink); font: inherit; font-size: max(1rem, 16px); }
input::placeholder { color: var(--faint); opacity: 1; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button { position: absolute; inset-block-start: 0; inset-inline-end: 0; width: 44px; height: 44px; border: 0; background: none; color: var(--faint); font-size: 1.3rem; cursor: pointer; }
ul { position: absolute; z-index: 1000; inset-inline: 0; margin: 4px 0 0; padding: 4px; max-height: 22rem; overflow: hidden auto; list-style: none; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: var(--parvis-radius, 8px); box-shadow: 0 6px 24px rgb(0 0 0 / 18%); }
li { display: grid; grid-template-columns: 1fr auto; gap: 0 .75rem; align-items: baseline; min-height: 44px; padding: .45rem .6rem; border-radius: 6px; cursor: pointer; }
li:hover { background: var(--hover); }
li[aria-selected="true"] { background: var(--hover); outline: 2px solid var(--accent); outline-offset: -2px; }
li b { font-weight: 600; overflow-wrap: anywhere; }
li span { display: inline-flex; gap: .35em; align-items: center; color: var(--faint); font-size: .82em; }
li small { grid-column: 1 / -1; color: var(--faint); }
:host(:not([data-rtl])) :is(b, small) { text-align: left; }
:host([data-rtl]) :is(b, small) { text-align: right; }
.icon { width: 1.15em; height: 1.15em; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
#state { margin: .25rem 0 0; color: var(--faint); font-size: .88em; }
#state:empty { display: none; }
.map { position: relative; height: var(--parvis-map-height, 16rem); margin-top: .5rem; border-radius: var(--parvis-radius, 8px); overflow: hidden; touch-action: none; user-select: none; cursor: crosshair; }
canvas { display: block; width: 100%; height: 100%; }
.scale { position: absolute; inset-inline-end: 8px; bottom: 6px; border: solid currentColor; border-width: 0 1px 1px; font-size: .7rem; line-height: 1.1; text-align: center; color: var(--ink); }
.rights { margin: .15rem 0 0; font-size: .75em; }
.rights a { display: inline-block; min-height: 24px; line-height: 24px; color: var(--faint); }
`;

let shared = null;

/// The sheet, one for all fields of a page.
export function sheet() {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(STYLE);
  }
  return shared;
}
