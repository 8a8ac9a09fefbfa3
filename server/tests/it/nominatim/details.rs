//! `/details` and the block `details`: lists of what belongs to a place, and what somebody needs to go there.

use axum::Router;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{geocoder, get, helsinki, service, shared};

fn json_of(service: &Router, path: &str) -> Value {
    get(service, path).good_json()
}

/// The place that the first answer to a text is, as parameters of `/details`.
fn found(service: &Router, text: &str) -> String {
    let first = &json_of(service, &format!("/search?limit=1&q={text}"))[0];
    let letter = first["osm_type"].as_str().unwrap()[..1].to_uppercase();
    format!("osmtype={letter}&osmid={}", first["osm_id"])
}

fn strings<'a>(rows: &'a Value, key: &str) -> Vec<&'a str> {
    rows.as_array().unwrap().iter().map(|row| row[key].as_str().unwrap_or_default()).collect()
}

#[test]
fn a_street_has_its_numbers_and_venues_as_children() {
    let service = helsinki();
    let street = found(&service, "Aleksanterinkatu");
    let flat = json_of(&service, &format!("/details?{street}&hierarchy=1"));
    let children = flat["hierarchy"].as_array().unwrap();
    assert!(children.len() > 20, "{}", children.len());
    assert!(strings(&flat["hierarchy"], "localname").contains(&"52"));
    for child in children {
        assert_eq!((&child["isaddress"], &child["rank_address"]), (&json!(true), &json!(30)));
        assert!(child["place_id"].is_u64() && child["distance"].as_f64().unwrap() < 3000.0);
        let own = json_of(&service, &format!("/details?place_id={}", child["place_id"]));
        assert_eq!(own["parent_place_id"], flat["place_id"], "{child}");
    }
    let grouped = json_of(&service, &format!("/details?{street}&hierarchy=1&group_hierarchy=1"));
    let groups = grouped["hierarchy"].as_object().unwrap();
    assert!(groups.contains_key("building"), "{:?}", groups.keys());
    assert_eq!(groups.values().map(|rows| rows.as_array().unwrap().len()).sum::<usize>(), children.len());
    // Grouping alone asks for nothing.
    assert!(json_of(&service, &format!("/details?{street}&group_hierarchy=1")).get("hierarchy").is_none());
}

#[test]
fn a_place_is_the_same_by_every_id() {
    let service = helsinki();
    let object = found(&service, "Ateneum");
    let by_object = json_of(&service, &format!("/details?{object}"));
    let number = &by_object["place_id"];
    let class = by_object["category"].as_str().unwrap();
    assert_eq!(json_of(&service, &format!("/details?place_id={number}")), by_object);
    assert_eq!(json_of(&service, &format!("/details.php?{object}&class={class}")), by_object);
    assert_eq!(get(&service, &format!("/details?{object}&class=waterway")).status, StatusCode::NOT_FOUND);
    // The public id is looked at first.
    assert_eq!(json_of(&service, &format!("/details?place_id={number}&osmtype=N&osmid=1")), by_object);
}

#[test]
fn a_postcode_has_details_without_an_object() {
    let service = helsinki();
    let postcode = json_of(&service, "/details?postcode=fi:00100&addressdetails=1");
    assert_eq!((&postcode["category"], &postcode["type"]), (&json!("place"), &json!("postcode")));
    assert!(postcode.get("osm_id").is_none() && postcode.get("osm_type").is_none());
    assert_eq!((&postcode["rank_address"], &postcode["localname"]), (&json!(5), &json!("00100")));
    let by_id = json_of(&service, &format!("/details?addressdetails=1&place_id={}", postcode["place_id"]));
    assert_eq!(by_id, postcode);
}

#[test]
fn a_reader_gets_names_in_their_language_in_every_list() {
    let service = helsinki();
    let object = found(&service, "Ateneum");
    let details = |lang: &str| json_of(&service, &format!("/details?{object}&addressdetails=1&accept-language={lang}"));
    assert!(strings(&details("fi")["address"], "localname").contains(&"Suomi"));
    assert!(strings(&details("sv")["address"], "localname").contains(&"Finland"));
}

/// The texts and lists of a genuine answer that the same place must have here too.
#[test]
fn details_agree_with_genuine_ones_field_by_field() {
    let Some(samples) = shared("samples/nominatim-5.3-liechtenstein-2026-03") else { return };
    let Some(extract) = shared("data/liechtenstein-2026-03.osm.pbf") else { return };
    let service = service(geocoder(&extract), server::Options::default());
    for name in ["details_r1155956", "details_r1155956_all"] {
        let theirs: Value =
            serde_json::from_slice(&std::fs::read(samples.join(format!("{name}.json"))).unwrap()).unwrap();
        let all =
            "&addressdetails=1&keywords=1&linkedplaces=1&hierarchy=1&group_hierarchy=1&polygon_geojson=1&entrances=1";
        let rest = if name.ends_with("_all") { all } else { "" };
        let ours = json_of(&service, &format!("/details?osmtype=R&osmid=1155956{rest}"));
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&ours), keys(&theirs), "{name}");
        for key in [
            "osm_type",
            "osm_id",
            "category",
            "type",
            "admin_level",
            "localname",
            "names",
            "addresstags",
            "calculated_postcode",
            "country_code",
            "extratags",
            "rank_address",
            "rank_search",
            "isarea",
            "centroid",
            "hierarchy",
            "entrances",
        ] {
            assert_eq!(ours.get(key), theirs.get(key), "{name} {key}");
        }
        // Importance is of another kind here, but never less than rank alone gives.
        assert!(ours["importance"].as_f64() >= Some(theirs["importance"].as_f64().unwrap() - 1e-5));
        for list in ["address", "linked_places"] {
            assert_eq!(rows(&ours[list]), rows(&theirs[list]), "{name} {list}");
        }
    }
}

/// The rows of a list without what depends on the server: public ids and distances.
fn rows(list: &Value) -> Vec<Value> {
    let mut rows = list.as_array().cloned().unwrap_or_default();
    for row in rows.iter_mut().filter_map(Value::as_object_mut) {
        row.shift_remove("distance");
        row.shift_remove("admin_level").filter(|_| row["class"] == "boundary").into_iter().for_each(|level| {
            row.insert("admin_level".to_owned(), level);
        });
        if let Some(id) = row.get_mut("place_id") {
            *id = json!("an id");
        }
    }
    rows
}

#[test]
fn the_block_details_tells_how_to_get_there_in_every_format_and_endpoint() {
    let service = helsinki();
    let first = json_of(&service, "/search?q=Ateneum&limit=1&details=1&accept-language=fi");
    let block = &first[0]["details"];
    assert_eq!(block["time_zone"], "Europe/Helsinki");
    let lines: Vec<&str> =
        block["address_lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    assert_eq!(lines.join(", "), block["address"].as_str().unwrap());
    assert_eq!(lines.last(), Some(&"Suomi"), "{block}");
    let object = found(&service, "Ateneum");
    let id = object.replace("osmtype=", "").replace("&osmid=", "");
    let (lat, lon) = (first[0]["lat"].as_str().unwrap(), first[0]["lon"].as_str().unwrap());
    let fi = "details=1&accept-language=fi";
    for (path, pointer) in [
        (format!("/details?{object}&{fi}"), "/details"),
        (format!("/lookup?osm_ids={id}&format=json&{fi}"), "/0/details"),
        (format!("/search?q=Ateneum&limit=1&format=geojson&{fi}"), "/features/0/properties/details"),
        (format!("/search?q=Ateneum&limit=1&format=geocodejson&{fi}"), "/features/0/properties/geocoding/details"),
    ] {
        assert_eq!(json_of(&service, &path).pointer(pointer), Some(block), "{path}");
    }
    let reverse = json_of(&service, &format!("/reverse?lat={lat}&lon={lon}&format=json&{fi}"));
    assert_eq!(reverse["details"]["time_zone"], "Europe/Helsinki");
    let xml = get(&service, &format!("/search?q=Ateneum&limit=1&format=xml&{fi}")).body;
    assert!(xml.contains("<details><time_zone>Europe/Helsinki</time_zone><label>"), "{xml}");
    // Nobody who doesn't ask sees it.
    assert!(json_of(&service, "/search?q=Ateneum&limit=1")[0].get("details").is_none());
}

#[test]
fn entrances_are_listed_alike_in_every_format() {
    let service = helsinki();
    let venue = ["Ateneum", "Stockmann", "Kiasma", "Helsingin+päärautatieasema", "Kämp"].into_iter().find_map(|text| {
        let first = json_of(&service, &format!("/search?q={text}&limit=1&entrances=1"))[0].clone();
        first["entrances"].is_array().then_some((text, first["entrances"].clone()))
    });
    let (text, entrances) = venue.unwrap();
    let entrance = &entrances[0];
    let keys: Vec<&str> = entrance.as_object().unwrap().keys().map(String::as_str).take(4).collect();
    assert_eq!(keys, ["osm_id", "type", "lat", "lon"]);
    assert!(entrance["lat"].is_string() && entrance["osm_id"].is_u64());
    for (format, pointer) in [
        ("json", "/0/entrances"),
        ("geojson", "/features/0/properties/entrances"),
        ("geocodejson", "/features/0/properties/geocoding/entrances"),
    ] {
        let answer = json_of(&service, &format!("/search?q={text}&limit=1&entrances=1&format={format}"));
        assert_eq!(answer.pointer(pointer), Some(&entrances), "{format}");
    }
    let xml = get(&service, &format!("/search?q={text}&limit=1&entrances=1&format=xml")).body;
    let id = entrance["osm_id"].to_string();
    assert!(xml.contains(&format!("<entrances><entrance osm_id=\"{id}\" type=\"")), "{xml}");
    let object = found(&service, text);
    assert_eq!(json_of(&service, &format!("/details?{object}&entrances=1"))["entrances"], entrances);
}

#[test]
fn a_venue_is_entered_through_its_building() {
    let service = helsinki();
    let found = json_of(&service, "/search?q=ravintola&limit=50&details=1&entrances=1");
    let mut through_building = 0;
    for place in found.as_array().unwrap() {
        let Some(door) = place["details"].get("entrance") else {
            assert!(place["entrances"].is_null(), "{place}");
            continue;
        };
        let degrees = |value: &Value| value.as_f64().or_else(|| value.as_str()?.parse().ok()).unwrap();
        let (north, east) =
            (degrees(&door["lat"]) - degrees(&place["lat"]), degrees(&door["lon"]) - degrees(&place["lon"]));
        assert!(north.abs() < 0.003 && east.abs() < 0.006, "{place}");
        through_building += usize::from(place["entrances"].is_null());
    }
    assert!(through_building > 0);
}
