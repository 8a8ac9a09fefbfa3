// Reading the answers of all dialects into one kind of hit:
// { name, detail, kind, lat, lon, bbox: [west, south, east, north] or null, osm: "W123" or null }

const words = text => String(text ?? "").replaceAll("_", " ").replaceAll(":", ": ");
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
    return { name, detail, kind: words(place.type), lat: Number(place.lat), lon: Number(place.lon), bbox, osm };
  });
}

export function photon(answer) {
  return features(answer).map(feature => {
    const own = feature.properties;
    const address = numbered(own.street, own.housenumber);
    const name = own.name ?? (address || own.city || words(own.osm_value));
    const town = [own.postcode, own.city].filter(Boolean).join(" ");
    const detail = joined(address !== name && address, own.district, town !== name && town, own.state, own.country);
    const [west, north, east, south] = own.extent ?? [];
    const osm = own.osm_id ? own.osm_type + own.osm_id : null;
    return { name, detail, kind: words(own.osm_value), ...places(feature), bbox: own.extent ? [west, south, east, north] : null, osm };
  });
}

export function pelias(answer) {
  return features(answer).map(feature => {
    const own = feature.properties;
    const [, rest] = split(own.label?.startsWith(own.name) ? own.label : `${own.name}, ${own.label}`);
    const [type, id] = String(own.source_id ?? "").split("/");
    const osm = id && ["node", "way", "relation"].includes(type) ? type[0].toUpperCase() + id : null;
    return { name: own.name, detail: rest, kind: words(own.layer), ...places(feature), bbox: feature.bbox ?? null, osm };
  });
}

export function addok(answer) {
  return features(answer).map(feature => {
    const own = feature.properties;
    const town = [own.postcode, own.city].filter(Boolean).join(" ");
    const detail = joined(town, own.context, own.country);
    return { name: own.name ?? own.label, detail, kind: words(own.type), ...places(feature), bbox: null, osm: null };
  });
}

export function bragi(answer) {
  return features(answer).map(feature => {
    const own = feature.properties.geocoding;
    const street = numbered(own.street, own.housenumber);
    const around = own.administrative_regions?.map(region => region.name) ?? [];
    const detail = joined(street !== own.name && street, own.postcode, ...around.filter(name => name !== own.name));
    const kind = words(own.zone_type ?? own.poi_types?.[0]?.name ?? own.type);
    return { name: own.name, detail, kind, ...places(feature), bbox: wide(own.bbox), osm: null };
  });
}

export function opencage(answer) {
  return (answer?.results ?? []).map(result => {
    const [name, detail] = split(result.formatted);
    const { northeast, southwest } = result.bounds ?? {};
    const bbox = northeast ? wide([southwest.lng, southwest.lat, northeast.lng, northeast.lat]) : null;
    return { name, detail, kind: words(result.components?._type), lat: result.geometry.lat, lon: result.geometry.lng, bbox, osm: null };
  });
}

function wide(bbox) {
  return bbox && bbox[0] < bbox[2] && bbox[1] < bbox[3] ? bbox : null;
}
