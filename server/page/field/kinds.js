// What a thing is, in the reader's language and as a small picture, from its main tag.
//
// A kind is a word of the tables in `words`: mostly the value of the tag itself. What no table knows falls back to its key
// ("*shop"), so that no raw tag is ever shown.

const SAME = {
  "highway=bus_stop": "bus_stop", "railway=halt": "station", "railway=station": "station", "railway=stop": "stop", "place=house": "house", "place=houses": "house",
  "amenity=food_court": "restaurant", "amenity=biergarten": "pub", "amenity=grave_yard": "cemetery", "landuse=cemetery": "cemetery", "landuse=forest": "wood",
  "landuse=reservoir": "water", "leisure=sports_hall": "sports_centre", "leisure=nature_reserve": "nature_reserve", "boundary=national_park": "nature_reserve",
  "boundary=protected_area": "nature_reserve", "boundary=postal_code": "postcode", "amenity=college": "university", "amenity=music_venue": "events_venue",
  "amenity=concert_hall": "events_venue", "amenity=conference_centre": "events_venue", "amenity=exhibition_centre": "events_venue",
  "historic=memorial": "monument", "historic=fort": "castle", "historic=palace": "castle", "tourism=alpine_hut": "hostel", "tourism=chalet": "apartment",
  "tourism=motel": "hotel", "tourism=theme_park": "attraction", "aeroway=terminal": "aerodrome", "place=borough": "suburb", "place=quarter": "suburb",
  "place=city_district": "suburb", "place=district": "county", "place=region": "state", "place=province": "state", "place=islet": "island",
  "place=isolated_dwelling": "farm", "place=farm": "farm", "place=archipelago": "island", "natural=hill": "peak", "natural=spring": "water", "waterway=canal": "river",
  "water=lake": "water", "office=government": "government", "office=diplomatic": "embassy", "amenity=public_building": "government", "amenity=bicycle_repair_station": "bicycle",
  "public_transport=stop_position": "stop", "public_transport=platform": "stop", "public_transport=station": "station", "amenity=bureau_de_change": "bank", "bridge=yes": "bridge",
  "man_made=bridge": "bridge", "tourism=picnic_site": "park", "amenity=swimming_pool": "swimming_pool", "leisure=water_park": "swimming_pool",
};

/// Values that say nothing, or something else under another key.
const VAGUE = new Set(["yes", "no", "information", "administrative", "station", "stop", "house", "bicycle", "bridge", "water", "farm", "bank", "bar", "garden"]);
const CLEAR = new Set(["tourism=information", "shop=bicycle", "natural=water", "amenity=bank", "amenity=bar", "leisure=garden"]);

const ROADS = new Set(["motorway", "trunk", "primary", "secondary", "tertiary"]);
const PATHS = new Set(["path", "footway", "track", "cycleway", "bridleway", "steps", "corridor", "via_ferrata"]);
/// Levels that Photon, Nominatim and others call boundaries and houses by.
const LEVELS = new Set(["country", "state", "county", "city", "town", "village", "hamlet", "municipality", "suburb", "neighbourhood", "locality", "street", "house", "postcode"]);
const RENAMED = { district: "suburb", city_district: "suburb", borough: "suburb", region: "state", province: "state", localadmin: "municipality", zone: "suburb", road: "street", address: "house", macroregion: "state" };

/// The kind of a main tag; `level` is what a dialect calls its level, where it has one.
export function kindOf(key, value, level) {
  const tag = `${key}=${value}`;
  if (SAME[tag]) return SAME[tag];
  if (key === "highway") return ROADS.has(value?.replace("_link", "")) ? "road" : PATHS.has(value) ? "path" : value === "services" ? "fuel" : "street";
  if (key === "building") return "building";
  const own = RENAMED[level] ?? level;
  if (key === "boundary" || !value) return LEVELS.has(own) ? own : key ? `*${key}` : "*";
  if (!VAGUE.has(value) || CLEAR.has(tag)) return value;
  return `*${key}`;
}

/// The word for a kind: its own, that of its key, or the one for anything.
export function wordFor(kinds, kind, key) {
  return kinds[kind] ?? kinds[`*${key}`] ?? kinds["*"];
}

/// Strokes on a field of 24 by 24.
const STROKES = {
  pin: "M12 21s7-6.6 7-11.5A7 7 0 0 0 5 9.5C5 14.4 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  house: "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
  street: "M8 3L5 21M16 3l3 18M12 4v3M12 10.5v3M12 17v3",
  town: "M3 21V9l5-3v15M8 21V4h7v17M15 10h6v11M11 8h1M11 12h1M11 16h1M18 14h.1M18 17h.1M2 21h20",
  area: "M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14",
  food: "M7 3v7M4.5 3v5a2.5 2.5 0 0 0 5 0V3M7 10v11M17 3c-2.5 1-3.5 4-3.5 7H17zM17 3v18",
  cup: "M4 8h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5zM17 9h1.5a2.5 2.5 0 0 1 0 5H17M8 2.5v2.5M12 2.5v2.5",
  glass: "M5 4h14l-7 8zM12 12v8M8 20h8",
  shop: "M5 8h14l1 13H4zM8.5 10V6.5a3.5 3.5 0 0 1 7 0V10",
  bed: "M3 5v15M3 16h18v4M21 16v-2a4 4 0 0 0-4-4h-6v6M7 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  bus: "M5 4h14v13H5zM5 11h14M8 17v3M16 17v3M8 14h.1M16 14h.1",
  train: "M6 3h12v14H6zM6 10h12M9 13.5h.1M15 13.5h.1M8 17l-2 4M16 17l2 4",
  plane: "M12 3c1 0 1.5 1 1.5 2.5V9l7 4v2l-7-2v4.5l2 1.5v1.5L12 19.5 8.5 20.5V19l2-1.5V13l-7 2v-2l7-4V5.5C10.5 4 11 3 12 3z",
  car: "M4 16v-4l2-6h12l2 6v4zM4 12h16M7 16v3M17 16v3",
  bicycle: "M6 19a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM18 19a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM6 15.5l4-8h5l3 8M8.5 10.5H15M9 5.5h2",
  fuel: "M5 21V4h9v17M4 21h11M7 7h5v4H7zM14 12h2.5v5a1.8 1.8 0 0 0 3.5 0V8.5L17 5.5",
  health: "M9.5 4h5v5.5H20v5h-5.5V20h-5v-5.5H4v-5h5.5z",
  school: "M2 9l10-5 10 5-10 5zM6 11v6c3 3 9 3 12 0v-6M22 9v6",
  culture: "M3 9l9-5 9 5zM5 9v9M10 9v9M14 9v9M19 9v9M3 20.5h18",
  worship: "M12 3v5M9.5 5h5M12 8l-6 5v8h12v-8zM12 21v-4",
  tree: "M12 21v-7M12 3c-4 0-6 3-5 5-2 1-2 6 2 6h6c4 0 4-5 2-6 1-2-1-5-5-5z",
  sport: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3c3 5 3 13 0 18M4 8c5 2 11 2 16 0M4 16c5-2 11-2 16 0",
  water: "M3 8c3-3 6 3 9 0s6 3 9 0M3 13c3-3 6 3 9 0s6 3 9 0M3 18c3-3 6 3 9 0s6 3 9 0",
  peak: "M2 20L9 6l4 7 2.5-4L22 20z",
  money: "M3 6h18v12H3zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 9h.1M18 15h.1",
  office: "M4 8h16v12H4zM9 8V4.5h6V8M4 13h16",
  mail: "M3 6h18v13H3zM3 7l9 7 9-7",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5h.1",
  eye: "M2 12c5-8 15-8 20 0-5 8-15 8-20 0zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
};

const PICTURES = {
  house: "house", building: "house", farm: "house", street: "street", road: "street", path: "street", square: "area", "*highway": "street",
  postcode: "mail", country: "area", state: "area", county: "area", municipality: "town", city: "town", town: "town", village: "town", hamlet: "town",
  suburb: "town", neighbourhood: "town", island: "area", "*boundary": "area", "*landuse": "area", nature_reserve: "tree",
  restaurant: "food", fast_food: "food", cafe: "cup", ice_cream: "cup", bar: "glass", pub: "glass", nightclub: "glass",
  "*shop": "shop", marketplace: "shop", bicycle: "bicycle", bicycle_parking: "bicycle", bicycle_rental: "bicycle",
  hotel: "bed", hostel: "bed", guest_house: "bed", apartment: "bed", camp_site: "bed", parking: "car", car_rental: "car", taxi: "car", fuel: "fuel", charging_station: "fuel",
  bus_stop: "bus", bus_station: "bus", stop: "bus", tram_stop: "train", station: "train", subway_entrance: "train", "*railway": "train", aerodrome: "plane", "*aeroway": "plane", ferry_terminal: "water",
  pharmacy: "health", hospital: "health", clinic: "health", doctors: "health", dentist: "health", veterinary: "health", "*healthcare": "health",
  school: "school", university: "school", kindergarten: "school", library: "school", museum: "culture", gallery: "culture", theatre: "culture", cinema: "culture", arts_centre: "culture",
  community_centre: "culture", events_venue: "culture", townhall: "culture", courthouse: "culture", embassy: "culture", government: "culture", castle: "culture", monument: "culture", "*historic": "culture",
  place_of_worship: "worship", cemetery: "worship", park: "tree", garden: "tree", playground: "tree", wood: "tree", "*leisure": "sport",
  swimming_pool: "water", sports_centre: "sport", stadium: "sport", pitch: "sport", fitness_centre: "sport", beach: "water", water: "water", river: "water", stream: "water", glacier: "water",
  bay: "water", waterfall: "water", fountain: "water", drinking_water: "water", "*waterway": "water", peak: "peak", volcano: "peak", "*natural": "peak",
  atm: "money", bank: "money", post_office: "mail", post_box: "mail", "*office": "office", "*craft": "office", information: "info", viewpoint: "eye", attraction: "eye", artwork: "eye", zoo: "eye", "*tourism": "eye",
};

/// A picture of a kind, for decoration beside its word.
export function iconFor(kind, key) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", STROKES[PICTURES[kind] ?? PICTURES[`*${key}`] ?? "pin"]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}
