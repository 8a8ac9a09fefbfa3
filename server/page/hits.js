// Reading the answers of all dialects into one kind of hit:
// { name, detail, kind, key, lat, lon, bbox: [west, south, east, north] or null, osm: "W123" or null, details }
//
// `kind` and `key` are for field/kinds.js; `details` is the block of the server that every dialect has.

import { photon } from "./field/photon.js";
import { kindOf } from "./field/kinds.js";

export { photon };

const joined = (...parts) => [...new Set(parts.filter(Boolean))].join(", ");
const numbered = (street, number) => [street, number].filter(Boolean).join(" ");
const features = answer => (Array.isArray(answer?.features) ? answer.features : []);
const places = feature => {
  const [lon, lat] = feature.geometry?.coordinates ?? [];
  return { lat, lon };
};

/// The first part of a line of an address, and the rest.
function split(line) {
  const [name, ...rest] = String(line ?? "").split(", ");
  // a house number in front belongs to the street behind it
  return /^\d/.test(name) && rest.length ? [`${rest[0]} ${name}`, rest.slice(1).join(", ")] : [name, rest.join(", ")];
}

export function nominatim(answer) {
  const list = Array.isArray(answer) ? answer : answer?.lat ? [answer] : [];
  return list.map(place => {
    const [name, detail] = split(place.display_name);
    const [south, north, west, east] = (place.boundingbox ?? []).map(Number);
    const osm = place.osm_type ? place.osm_type[0].toUpperCase() + place.osm_id : null;
    const bbox = place.boundingbox ? [west, south, east, north] : null;
    const kind = kindOf(place.category, place.type, place.addresstype);
    return { name, detail, kind, key: place.category, lat: Number(place.lat), lon: Number(place.lon), bbox, osm, details: place.details, geometry: place.geojson };
  });
}

export function pelias(answer) {
  return features(answer).map(feature => {
    const own = feature.properties;
    const [, rest] = split(own.label?.startsWith(own.name) ? own.label : `${own.name}, ${own.label}`);
    const [type, id] = String(own.source_id ?? "").split("/");
    const osm = id && ["node", "way", "relation"].includes(type) ? type[0].toUpperCase() + id : null;
    return { name: own.name, detail: rest, kind: kindOf("", "", own.layer), key: "", ...places(feature), bbox: feature.bbox ?? null, osm, details: own.details };
  });
}

export function addok(answer) {
  return features(answer).map(feature => {
    const own = feature.properties;
    const town = [own.postcode, own.city].filter(Boolean).join(" ");
    const detail = joined(town, own.context, own.country);
    return { name: own.name ?? own.label, detail, kind: kindOf("", "", own.type), key: "", ...places(feature), bbox: null, osm: /^[NWR]\d+$/.test(own.id) ? own.id : null, details: own.details };
  });
}

export function bragi(answer) {
  return features(answer).map(feature => {
    const own = feature.properties.geocoding;
    const street = numbered(own.street, own.housenumber);
    const around = own.administrative_regions?.map(region => region.name) ?? [];
    const detail = joined(street !== own.name && street, own.postcode, ...around.filter(name => name !== own.name));
    const kind = kindOf("", "", own.zone_type ?? own.type);
    return { name: own.name, detail, kind, key: "", ...places(feature), bbox: wide(own.bbox), osm: null, details: own.details };
  });
}

export function opencage(answer) {
  return (answer?.results ?? []).map(result => {
    const [name, detail] = split(result.formatted);
    const { northeast, southwest } = result.bounds ?? {};
    const bbox = northeast ? wide([southwest.lng, southwest.lat, northeast.lng, northeast.lat]) : null;
    const kind = kindOf("", "", result.components?._type);
    return { name, detail, kind, key: "", lat: result.geometry.lat, lon: result.geometry.lng, bbox, osm: null, details: result.details };
  });
}

function wide(bbox) {
  return bbox && bbox[0] < bbox[2] && bbox[1] < bbox[3] ? bbox : null;
}
