//! The client profiles: each rule with the requests that the client sends.

use serde_json::Value;

use crate::harness::{get, helsinki};

/// The `geocoding` blocks of a search as Mobilizon sends it.
#[track_caller]
fn mobilizon(question: &str) -> Vec<Value> {
    let path = format!(
        "/for/mobilizon/search?format=geocodejson&q={question}&limit=10&accept-language=fi&addressdetails=1&namedetails=1"
    );
    let body = get(&helsinki(), &path).json();
    body["features"].as_array().unwrap().iter().map(|one| one["properties"]["geocoding"].clone()).collect()
}

#[test]
fn the_type_of_a_venue_shows_its_picture() {
    assert_eq!(mobilizon("Ateneum")[0]["type"], "tourism:museum");
    assert_eq!(mobilizon("Aleksanterinkatu%2052")[0]["street"], "Aleksanterinkatu");
    assert!(mobilizon("Aleksanterinkatu").iter().any(|one| one["type"] == "street"));
    assert!(mobilizon("Aleksanterinkatu%2052").iter().any(|one| one["type"] == "house"));
    assert!(mobilizon("Kluuvi").iter().any(|one| one["type"] == "administrative"));
}

#[test]
fn a_city_is_its_own_city() {
    let city = mobilizon("Helsinki").into_iter().find(|one| one["type"] == "city").unwrap();
    assert_eq!((&city["name"], &city["city"]), (&Value::from("Helsinki"), &Value::from("Helsinki")));
    let plain = get(&helsinki(), "/search?format=geocodejson&q=Helsinki&addressdetails=1&limit=1").json();
    assert!(plain["features"][0]["properties"]["geocoding"].get("city").is_none());
}

#[test]
fn a_guessed_country_shuts_nothing_out() {
    assert_eq!(mobilizon("Ateneum&countrycodes=fr")[0]["name"], "Ateneum");
    for path in ["/search?q=Ateneum&countrycodes=fr", "/for/gancio/search?q=Ateneum&countrycodes=fr"] {
        assert_eq!(get(&helsinki(), path).body, "[]", "{path}");
    }
    let pelias =
        |prefix: &str| get(&helsinki(), &format!("{prefix}/v1/autocomplete?text=Ateneum&boundary.country=FR")).json();
    assert_eq!(pelias("/for/mobilizon")["features"][0]["properties"]["name"], "Ateneum");
    assert_eq!(pelias("")["features"], serde_json::json!([]));
}

#[test]
fn locales_with_underscores_are_read() {
    for (locale, name) in
        [("sv_FI", "Helsingfors"), ("en_US", "Helsinki"), ("ru_RU", "Хельсинки"), ("zh_Hant", "赫爾辛基")]
    {
        let path = format!("/for/mobilizon/search?format=geocodejson&q=Helsinki&limit=1&accept-language={locale}");
        let body = get(&helsinki(), &path).json();
        let found = body["features"][0]["properties"]["geocoding"]["name"].as_str().unwrap().to_owned();
        assert!(found == name || locale == "zh_Hant" && found.starts_with('赫'), "{locale}: {found}");
    }
}

#[test]
fn an_unescaped_ampersand_belongs_to_the_question() {
    let path = "/for/mobilizon/search?format=geocodejson&q=Milliklubi%20Bar%20&%20Disco&limit=10&accept-language=en";
    let body = get(&helsinki(), path).json();
    assert_eq!(body["geocoding"]["query"], "Milliklubi Bar & Disco");
    assert_eq!(body["features"][0]["properties"]["geocoding"]["name"], "Milliklubi Bar & Disco");
    let plain = get(&helsinki(), &path.replace("/for/mobilizon", "")).json();
    assert_eq!(plain["geocoding"]["query"], "Milliklubi Bar ");
}

#[test]
fn whatever_mobilizon_reads_is_there_in_the_shape_it_reads() {
    for step in 0..300 {
        let (lat, lon) = (60.160 + f64::from(step / 20) * 0.001, 24.930 + f64::from(step % 20) * 0.001);
        let path = format!(
            "/for/mobilizon/reverse?format=geocodejson&lat={lat}&lon={lon}&accept-language=en&addressdetails=1&namedetails=1"
        );
        for feature in get(&helsinki(), &path).json()["features"].as_array().into_iter().flatten() {
            let block = feature["properties"]["geocoding"].as_object().unwrap();
            assert!(block.values().all(|value| !value.is_null()), "{block:?}");
            assert!(!block.contains_key("category") && !block.contains_key("class"), "{block:?}");
            assert!(block.get("housenumber").is_none_or(|number| number.is_string() && block["street"].is_string()));
            assert!(block["type"].is_string() && block["country"].is_string(), "{block:?}");
            assert!(block["city"].is_string() || block["type"] == "administrative", "{block:?}");
            let coordinates = feature["geometry"]["coordinates"].as_array().unwrap();
            assert!(coordinates.len() == 2 && coordinates.iter().all(Value::is_f64), "{feature}");
        }
    }
}

#[test]
fn gancio_gets_its_slash_back_and_reads_the_usual_name() {
    let shown = |path: &str| get(&helsinki(), path).json();
    let path = "/for/gancio/search?countrycodes=&q=ateneum&limit=3&format=json&addressdetails=1&namedetails=1";
    let body = shown(path);
    let names = body[0]["namedetails"].as_object().unwrap();
    assert_eq!(names["name"], "Ateneum");
    for place in body.as_array().unwrap() {
        assert!(place["namedetails"].get("alt_name").is_none());
        for key in ["class", "osm_type", "lat", "lon", "display_name"] {
            assert!(place[key].is_string(), "{key}");
        }
    }
    let torn = shown("/for/gancio/search?q=aleksanterinkatu+52,54&limit=3&format=geocodejson");
    assert_eq!(torn["geocoding"]["query"], "aleksanterinkatu 52/54");
}

#[test]
fn what_gancio_sends_to_try_a_server_is_answered() {
    let answer =
        get(&helsinki(), "/for/gancio/search?countrycodes=&q=x7k2q&limit=3&format=json&addressdetails=1&namedetails=1");
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "[]"));
}
