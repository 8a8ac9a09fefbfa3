// Photon's dialect: the address of a question, and its answer as hits. The page and the address field both ask in it.
//
// A hit: { name, detail, kind, key, lat, lon, bbox: [west, south, east, north] or null, osm: "W123" or null, details }

import { kindOf } from "./kinds.js";

const joined = (...parts) => [...new Set(parts.filter(Boolean))].join(", ");

/// An address below a server without the parameters that are empty.
export function address(server, path, parameters) {
  const url = new URL(path, server);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== "" && value !== undefined && value !== null) url.searchParams.set(name, value);
  }
  return url.href;
}

export function photon(answer) {
  const features = Array.isArray(answer?.features) ? answer.features : [];
  return features.map(({ properties: own, geometry }) => {
    const [lon, lat] = geometry?.coordinates ?? [];
    const details = own.details;
    // the country's order of street and number
    const lines = details?.address_lines ?? [];
    const written = own.street && lines.find(line => line !== own.name && line.includes(own.street));
    const street = written ?? [own.street, own.housenumber].filter(Boolean).join(" ");
    const name = own.name || street || own.city || lines[0] || joined(own.postcode, own.country);
    const town = [own.postcode, own.city].filter(Boolean).join(" ");
    const detail = joined(street !== name && street, !own.street && own.district !== name && own.district, own.city !== name && town, own.state !== name && own.state, own.country !== name && own.country);
    const [west, north, east, south] = own.extent ?? [];
    return {
      name, detail, lat, lon, details, kind: kindOf(own.osm_key, own.osm_value, own.type), key: own.osm_key,
      bbox: own.extent ? [west, south, east, north] : null, osm: own.osm_id ? own.osm_type + own.osm_id : null,
    };
  });
}
