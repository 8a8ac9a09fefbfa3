"""The places of a dump of Photon as documents of Addok: streets with their house numbers, and settlements."""

import json

# ranks of address; the towns that addresses name are of 16 or, where there is none, the next ones
SETTLEMENTS, TOWN, STREETS = range(13, 26), 16, range(26, 28)


def places(dump):
    """The places that a dump of Photon holds, a document a line."""
    with dump.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if line["type"] == "Place":
                yield from line["content"]


def names(place):
    """What a place is called in its own language and besides, each once."""
    found = place.get("name", {})
    return list(dict.fromkeys(found[key] for key in ("name", "alt_name", "official_name", "short_name") if key in found))


def position(place):
    longitude, latitude = place["centroid"]
    return {"lat": latitude, "lon": longitude}


def documents(dump):
    """The documents of all streets and settlements with their houses; the pieces of a street in one settlement are one."""
    named = {place["place_id"]: names(place) for place in places(dump) if is_document(place)}
    made, document_of = {}, {}
    for place in filter(is_document, places(dump)):
        cities = list(dict.fromkeys(name for above in towns(place) for name in named.get(above, ())))
        same = (*names(place), "", *cities) if place["rank_address"] in STREETS else place["place_id"]
        document_of[place["place_id"]] = made.setdefault(same, document(place, cities))
    for place in places(dump):
        if "housenumber" in place and place.get("parent_place_id") in document_of:
            add_house(document_of[place["parent_place_id"]], place)
    yield from made.values()


def is_document(place):
    settled = place["rank_address"] in (*SETTLEMENTS, *STREETS) or place["osm_key"] == "place"
    return settled and "housenumber" not in place and names(place)


def towns(place):
    """The settlements above a place, the town first, as labels are made of the first one."""
    above = [line for line in place.get("addresslines", ()) if line["rank_address"] in SETTLEMENTS]
    above.sort(key=lambda line: (line["rank_address"] < TOWN, line["rank_address"]))
    return [line["place_id"] for line in above]


def document(place, cities):
    """A street or settlement without houses; empty fields are left out, as Addok wants it."""
    kind = "street" if place["rank_address"] in STREETS else "locality"
    fields = {"id": str(place["place_id"]), "type": kind, "name": names(place), "importance": place["importance"],
              "city": cities, "postcode": [place["postcode"]] if place.get("postcode") else []}
    return {key: value for key, value in fields.items() if value} | position(place)


def add_house(one, place):
    for number in place["housenumber"].replace(",", ";").split(";"):
        one.setdefault("housenumbers", {})[number.strip().lower()] = position(place)
    if place.get("postcode"):
        one["postcode"] = sorted({*one.get("postcode", ()), place["postcode"]})
