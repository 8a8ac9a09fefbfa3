use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(text: &str, lat: f64, lon: f64, rest: &str) {
    let found = find(text).unwrap_or_else(|| panic!("{text}: nothing found"));
    let off = found.point.distance_m(Point::from_degrees(lat, lon).unwrap());
    assert!(off < 2.0, "{text}: {:?} is {off} m off", found.point);
    assert_eq!(found.rest, rest, "{text}");
}

#[test]
fn decimal_degrees_are_read_in_any_dress() {
    for text in [
        "47.141, 9.521",
        "47.141,9.521",
        "47.141 9.521",
        "[47.141, 9.521]",
        "(47.141, 9.521)",
        "47.141; 9.521",
        "47.141/9.521",
        "+47.141 +9.521",
        "N 47.141 E 9.521",
        "N47.141 E9.521",
        "47.141 N 9.521 E",
        "47.141N, 9.521E",
        "47.141n 9.521e",
        "47.141N9.521E",
        "9.521E 47.141N",
        "e 9.521, n 47.141",
        "47.141° N, 9.521° E",
        "47.141°, 9.521°",
        "47,141 9,521",
        "47,141; 9,521",
        "47,141, 9,521",
        "47,141° N 9,521° E",
        "lat: 47.141, lon: 9.521",
        "lat=47.141&lon=9.521",
        "Latitude 47.141 Longitude 9.521",
        "lon 9.521 lat 47.141",
    ] {
        check(text, 47.141, 9.521, "");
    }
    check("-33.8568, 151.2153", -33.8568, 151.2153, "");
    check("33.8568 S 151.2153 E", -33.8568, 151.2153, "");
    check("151.2153, -33.8568", -33.8568, 151.2153, "");
    check("−33.8568, 151.2153", -33.8568, 151.2153, "");
    check("64.1466 N 21.9426 W", 64.1466, -21.9426, "");
}

#[test]
fn minutes_and_seconds_are_read_with_and_without_marks() {
    let (lat, lon) = (47.0 + 8.0 / 60.0 + 28.0 / 3600.0, 9.0 + 31.0 / 60.0 + 15.0 / 3600.0);
    for text in [
        "47°08'28\"N 9°31'15\"E",
        "47° 8′ 28″ N, 9° 31′ 15″ E",
        "N 47° 08' 28\" E 9° 31' 15\"",
        "47°08’28”n 9°31’15”e",
        "47 08 28 N 9 31 15 E",
        "N 47 08 28, E 009 31 15",
        "47°8'28'' N 9°31'15'' E",
        "47º 08' 28\" 9º 31' 15\"",
        "47°08'28.0\"N+9°31'15.0\"E".replace('+', " ").as_str(),
    ] {
        check(text, lat, lon, "");
    }
    let (lat, lon) = (47.0 + 8.46 / 60.0, 9.0 + 31.25 / 60.0);
    for text in
        ["N 47° 08.460 E 009° 31.250", "47° 8.46' N 9° 31.25' E", "N 47 08.460 E 009 31.250", "47°8,46'N 9°31,25'E"]
    {
        check(text, lat, lon, "");
    }
    check("47°N 9°E", 47.0, 9.0, "");
    check("47° 9°", 47.0, 9.0, "");
    check("47°30'S 9°W", -47.5, -9.0, "");
}

#[test]
fn what_stands_beside_a_position_is_kept() {
    check("47.141, 9.521 pharmacy", 47.141, 9.521, "pharmacy");
    check("hotel near 47.141,9.521", 47.141, 9.521, "hotel near");
    check("Treffpunkt (47.141, 9.521)", 47.141, 9.521, "Treffpunkt");
    check("48.85 2.35 W Street", 48.85, 2.35, "W Street");
    check("48.85 2.35 Saint", 48.85, 2.35, "Saint");
    check("8FVFFFF9+CC, Degersheim", 47.473_562_5, 9.468_562_5, "Degersheim");
    check("party https://osm.org/?mlat=47.141&mlon=9.521#map=5/1.5/2.5 at 8", 47.141, 9.521, "party, at 8");
}

#[test]
fn links_and_uris_carry_their_position() {
    for text in [
        "geo:47.141,9.521",
        "geo:47.141,9.521;u=35?z=17",
        "geo:0,0?q=47.141,9.521(Treffpunkt)",
        "GEO:47.141,9.521,455",
        "https://www.openstreetmap.org/#map=17/47.141/9.521",
        "https://www.openstreetmap.org/?mlat=47.141&mlon=9.521#map=5/1.0/2.0",
        "openstreetmap.org/?map=17/47.141/9.521",
        "https://osm.org/node/12#map=17/47.141/9.521&layers=N",
        "https://www.google.com/maps/@47.141,9.521,17z",
        "https://www.google.com/maps?q=47.141,9.521",
        "https://maps.google.com/?ll=47.141%2C9.521",
        "https://www.google.com/maps/search/?api=1&query=47.141,9.521",
        "https://www.google.com/maps/place/X/@1.5,2.5,17z/data=!3m1!4b1!4m5!3m4!1s0x0!8m2!3d47.141!4d9.521",
        "https://www.google.com/maps/place/47.141,9.521",
        "https://www.google.com/maps/search/47.141,+9.521?hl=de",
        "https://maps.apple.com/?ll=47.141,9.521&q=Name",
        "https://maps.apple.com/?q=47.141,9.521",
        "maps.apple.com/?coordinate=47.141,9.521",
        "https://www.bing.com/maps?cp=47.141~9.521&lvl=16",
        "https://waze.com/ul?ll=47.141,9.521&navigate=yes",
        "https://umap.example.org/m/1#17/47.141/9.521",
        "<https://osm.org/#map=17/47.141/9.521>",
    ] {
        check(text, 47.141, 9.521, "");
    }
}

#[test]
fn plus_codes_are_read_after_the_specification() {
    check("7FG49Q00+", 20.375, 2.775, "");
    check("7FG49QCJ+2V", 20.370_062_5, 2.782_187_5, "");
    check("7fg49qcj+2vx", 20.370_112_5, 2.782_234_375, "");
    check("4VCPPQGP+Q9", -41.273_062_5, 174.785_937_5, "");
    let short = find_short_code("9G8F+6X Zürich").unwrap();
    assert_eq!(short, ShortCode { code: "9G8F+6X".to_owned(), rest: "Zürich".to_owned() });
    let (point, accuracy) = short.near(Point::from_degrees(47.4, 8.6).unwrap()).unwrap();
    assert!(point.distance_m(Point::from_degrees(47.365_562_5, 8.524_937_5).unwrap()) < 1.0, "{point:?}");
    assert!(accuracy < 10.0);
    for text in ["2+2", "C++", "A+B", "CXX5+", "CXX5+H", "+", "12+14 Main"] {
        assert_eq!((find(text), find_short_code(text)), (None, None), "{text}");
    }
}

#[test]
fn numbers_of_addresses_dates_and_times_are_no_coordinates() {
    for text in [
        "",
        "12-14",
        "1030 Wien",
        "Landstrasse 12, 9490 Vaduz",
        "12 14",
        "12,14",
        "Broadway 54,56",
        "12, 9490",
        "47.5",
        "47 9",
        "12.05.2024 18.30",
        "18.30-20.00",
        "5 N Main St 7 E",
        "12 E 5 N",
        "5th Avenue 1.5",
        "91.5, 181.5",
        "47.141, 9",
        "v1.2.3 4.5.6",
        "192.168.1.1",
        "https://example.org/1/2",
        "https://osm.org/node/123",
        "geo:",
        "1 2 N 3",
        "Weg 1.1",
        "http://x/?q=Vaduz",
        "47.1 N 9.5 N",
        "S 1.1",
        "1°",
        "%",
        "(47.141)",
    ] {
        assert_eq!(find(text), None, "{text}");
    }
}

#[test]
fn accuracy_follows_the_digits() {
    let accuracy = |text: &str| find(text).unwrap().accuracy_m;
    assert!((accuracy("47.1, 9.5") - 5_559.75).abs() < 1.0);
    assert!((accuracy("47.14151, 9.52154") - 0.556).abs() < 0.01);
    assert!((accuracy("47°08'28\"N 9°31'15\"E") - 15.4).abs() < 0.1);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        let (_, _) = (find(&text), find_short_code(&text));
    }

    #[test]
    fn any_text_like_a_position_is_read_without_panic(
        text in "([0-9]{1,3}|[.,°′'\" /+;=&?#@!:()-]|[NSEWnsew]|lat|lon|geo:|https://|map=|q=|!3d|!4d|%2C|%|ä|8FVC|CXX5\\+){0,24}",
    ) {
        if let Some(found) = find(&text) {
            prop_assert!(found.accuracy_m > 0.0);
        }
        if let Some(short) = find_short_code(&text) {
            prop_assert!(short.near(Point::new(0, 0)).is_none_or(|(_, accuracy)| accuracy > 0.0));
        }
    }

    #[test]
    fn written_coordinates_are_read_back(lat in -89.9..89.9_f64, lon in -179.9..179.9_f64) {
        let found = find(&format!("{lat:.6}, {lon:.6}"));
        let expected = Point::from_degrees(lat, lon).unwrap();
        prop_assert!(found.is_some_and(|found| found.point.distance_m(expected) < 0.2));
    }
}
