// The colours of the map, for light and dark screens. Fills are opaque: neighbouring sheets overlap.

const LIGHT = {
  land: "#f4f3ee", built: "#ecebe5", green: "#dcebd0", wood: "#c5dcb8", bare: "#ebe5d3", glacier: "#e6f3f8", water: "#bcd9ea", site: "#eee6da", building: "#ddd8ce", buildingEdge: "#c9c3b7",
  boundary: "#9a86a8", path: "#ffffff", pathEdge: "#d9d5cb", street: "#ffffff", streetEdge: "#d3cfc5", road: "#fde9b8", roadEdge: "#dcbf7c",
  ink: "#3d4440", faint: "#6d756f", settlement: "#232926", waterInk: "#3f6f8c", greenInk: "#4c7040", venue: "#75668a", halo: "rgba(255,255,255,.9)",
  pin: "#1f6f5c", pinInk: "#ffffff", mark: "#c2410c", markFill: "rgba(194,65,12,.16)", markInk: "#ffffff",
};

const DARK = {
  land: "#171a19", built: "#1c1f1e", green: "#1f2c22", wood: "#1a3020", bare: "#282620", glacier: "#2b3d45", water: "#16303f", site: "#25231f", building: "#2a2c2b", buildingEdge: "#383b39",
  boundary: "#6d5f7a", path: "#323735", pathEdge: "#1f2322", street: "#3d4341", streetEdge: "#222625", road: "#5a5038", roadEdge: "#2c2819",
  ink: "#c8cfcb", faint: "#8c9691", settlement: "#eef2ef", waterInk: "#7fb0cc", greenInk: "#8fb583", venue: "#a99bbb", halo: "rgba(15,18,17,.9)",
  pin: "#6cc5ab", pinInk: "#0d1a16", mark: "#fb923c", markFill: "rgba(251,146,60,.2)", markInk: "#231103",
};

const dark = matchMedia("(prefers-color-scheme: dark)");

export const colours = () => (dark.matches ? DARK : LIGHT);

export function onChange(then) {
  dark.addEventListener("change", then);
}
