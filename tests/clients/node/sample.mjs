// The server that is asked, and the places of the bundled extract that the tests ask for.
// PARVIS_URL is set by scripts/with-sample-server.

export const URL_OF_PARVIS = process.env.PARVIS_URL;

// [latitude, longitude], as OpenStreetMap knew them in April 2019
export const ALEKSANTERINKATU_52 = [60.1686722, 24.9419347];
export const ATENEUM = [60.1700175, 24.9440678];
// where nothing is near
export const ATLANTIC = [1, 1];

/// Whether two positions are within about 5 m of each other.
export const sameSpot = (found, expected) =>
  Math.abs(found[0] - expected[0]) < 5e-5 && Math.abs(found[1] - expected[1]) < 1e-4;

/// Numbers, in lists or in a text with commas, to about a metre.
export const rounded = numbers =>
  typeof numbers === "string" ? rounded(numbers.split(",").map(Number)) : numbers.map(one => (Array.isArray(one) ? rounded(one) : Number(one.toFixed(5))));
