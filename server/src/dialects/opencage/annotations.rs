//! Annotations: the position in other notations, links, flag and time zone.

use std::f64::consts::PI;

use gazetteer::Point;
use serde_json::{Map, Value, json};

use crate::view::result::ResultView;

/// Radius of the sphere of Web Mercator in metres (EPSG:3857).
const MERCATOR_RADIUS_M: f64 = 6_378_137.0;

/// The annotations of a result; what is not known is absent.
pub fn annotations(view: &ResultView<'_>) -> Map<String, Value> {
    let at = view.position;
    let (lat, lon) = (at.lat_degrees(), at.lon_degrees());
    let mut found = Map::new();
    let mut set = |name: &str, value: Value| _ = found.insert(name.to_owned(), value);
    set("DMS", json!({"lat": sexagesimal(lat, 'N', 'S'), "lng": sexagesimal(lon, 'E', 'W')}));
    set("Maidenhead", maidenhead(lat, lon).into());
    set("Mercator", mercator(lat, lon));
    set("OSM", links(view));
    if let Some(flag) = view.country_code().and_then(|code| flag(&code)) {
        set("flag", flag.into());
    }
    set("geohash", geohash(at).into());
    if let Some(name) = view.entry.hierarchy().time_zone() {
        set("timezone", json!({"name": name}));
    }
    found
}

/// Degrees, minutes and seconds with five digits, and the side of the globe.
fn sexagesimal(degrees: f64, positive: char, negative: char) -> String {
    let side = if degrees < 0.0 { negative } else { positive };
    // Whole hundred-thousandths of a second, so that 59.999999 seconds carry over.
    let units = (degrees.abs() * 3600.0 * 1e5).round() as u64;
    let (seconds, rest) = (units / 100_000, units % 100_000);
    format!("{}° {}' {}.{rest:05}'' {side}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The field, square and subsquare of the Maidenhead locator, twice subdivided: ten characters.
fn maidenhead(lat: f64, lon: f64) -> String {
    let (mut x, mut y) = ((lon + 180.0) / 20.0, (lat + 90.0) / 10.0);
    let mut out = String::with_capacity(10);
    for (step, base) in [(18.0_f64, b'A'), (10.0, b'0'), (24.0, b'a'), (10.0, b'0'), (24.0, b'a')] {
        for value in [&mut x, &mut y] {
            let digit = value.floor().clamp(0.0, step - 1.0);
            out.push(char::from(base + digit as u8));
            *value -= digit;
        }
        let next = if step > 10.0 { 10.0 } else { 24.0 };
        (x, y) = (x * next, y * next);
    }
    out
}

/// Metres on the plane of web maps; the poles lie outside it and are cut at its edge.
fn mercator(lat: f64, lon: f64) -> Value {
    let lat = lat.clamp(-85.051_128_78, 85.051_128_78).to_radians();
    let y = MERCATOR_RADIUS_M * (PI / 4.0 + lat / 2.0).tan().ln();
    let x = MERCATOR_RADIUS_M * lon.to_radians();
    let rounded = |metres: f64| (metres * 1e3).round() / 1e3;
    json!({"x": rounded(x), "y": rounded(y)})
}

fn links(view: &ResultView<'_>) -> Value {
    let (lat, lon) = (view.position.lat_degrees(), view.position.lon_degrees());
    let map = format!("#map=17/{lat:.5}/{lon:.5}");
    let mut links = Map::new();
    if let Some(osm) = view.osm() {
        let object = format!("{}={}", osm.kind().word(), osm.number());
        links.insert("edit_url".to_owned(), format!("https://www.openstreetmap.org/edit?{object}{map}").into());
    }
    links.insert("note_url".to_owned(), format!("https://www.openstreetmap.org/note/new{map}&layers=N").into());
    let url = format!("https://www.openstreetmap.org/?mlat={lat:.5}&mlon={lon:.5}#map=17/{lat:.5}/{lon:.5}");
    links.insert("url".to_owned(), url.into());
    links.into()
}

/// The flag of a country: its letters as regional indicators.
fn flag(code: &str) -> Option<String> {
    let letter = |c: char| char::from_u32(u32::from(c.to_ascii_uppercase()).checked_sub(u32::from('A'))? + 0x1_F1E6);
    code.chars().all(|c| c.is_ascii_alphabetic()).then(|| code.chars().filter_map(letter).collect())
}

/// The geohash of twenty characters, five bits each: longitude and latitude halved in turn.
fn geohash(at: Point) -> String {
    const LETTERS: &[u8; 32] = b"0123456789bcdefghjkmnpqrstuvwxyz";
    let (mut lat, mut lon) = ((-90.0, 90.0), (-180.0, 180.0));
    let mut out = String::with_capacity(20);
    for character in 0..20 {
        let mut index = 0;
        for bit in 0..5 {
            let is_lon = (character * 5 + bit) % 2 == 0;
            let (range, value) = if is_lon { (&mut lon, at.lon_degrees()) } else { (&mut lat, at.lat_degrees()) };
            let middle = f64::midpoint(range.0, range.1);
            index = index << 1 | usize::from(value >= middle);
            *range = if value >= middle { (middle, range.1) } else { (range.0, middle) };
        }
        out.push(char::from(LETTERS[index]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_written_in_other_notations() {
        assert_eq!(sexagesimal(57.649_11, 'N', 'S'), "57° 38' 56.79600'' N");
        assert_eq!(sexagesimal(-0.5, 'E', 'W'), "0° 30' 0.00000'' W");
        assert_eq!(sexagesimal(59.999_999_999_9, 'N', 'S'), "60° 0' 0.00000'' N");
        assert!(geohash(Point::from_degrees(57.649_11, 10.407_44).unwrap()).starts_with("u4pruydqqvj"));
        assert!(maidenhead(48.146_66, 11.608_33).starts_with("JN58td"));
        assert_eq!(maidenhead(90.0, 180.0), "RR99xx99xx");
        assert_eq!(mercator(0.0, 180.0), json!({"x": 20_037_508.343, "y": -0.0}));
        assert_eq!((flag("fi").as_deref(), flag("1f")), (Some("🇫🇮"), None));
    }
}
