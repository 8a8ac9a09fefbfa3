// What the panel leaves of the map, and how close a place is looked at.

import { byId } from "./dom.js";

/// Pixels around a place that the panel and the edges take: left, top, right, bottom.
export function room() {
  const panel = byId("sheet").getBoundingClientRect();
  const search = byId("form").getBoundingClientRect();
  const isSheet = panel.width > innerWidth * 0.6;
  if (isSheet) return [40, search.bottom + 50, 40, Math.min(innerHeight * 0.5, innerHeight - panel.top) + 30];
  const isRight = panel.left > innerWidth / 2;
  return isRight ? [70, 70, innerWidth - panel.left + 50, 60] : [panel.right + 50, 70, 70, 60];
}

/// The closest zoom for what has no outline, or a small one: a town is looked at as a town.
const CLOSEST = {
  country: 6, state: 7, county: 9, island: 11, city: 12, municipality: 12, town: 13, village: 14, postcode: 14, suburb: 14.5, hamlet: 15, neighbourhood: 15, locality: 15,
  nature_reserve: 13, water: 14, glacier: 11, peak: 14, volcano: 13, aerodrome: 14, river: 14, road: 16, street: 17,
};

export const closest = hit => CLOSEST[hit.kind] ?? 17.5;
