//! Positions, objects and addresses as people have them at hand: copied from a map, a link, or another program.

use std::net::{Ipv4Addr, SocketAddr, ToSocketAddrs};

use gazetteer::{OsmId, OsmType, Point};
use geocoder::notation;

/// A point from one argument or two: `60.17 24.94`, `60.17,24.94`, a link to a map, or another notation of positions.
pub fn point(words: &[String]) -> Result<Point, String> {
    let text = words.join(" ");
    let numbers: Vec<Option<f64>> =
        text.split([',', ';', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
    match numbers[..] {
        [Some(lat), Some(lon)] => Point::from_degrees(lat, lon).ok_or_else(|| {
            format!(
                "{lat} {lon}: not in this world; latitudes -90 to 90 and longitudes -180 to 180 expected{}",
                if Point::from_degrees(lon, lat).is_some() { ", latitude first" } else { "" }
            )
        }),
        _ => notation::find(&text).map(|found| found.point).ok_or_else(|| {
            format!("{text:?}: latitude and longitude expected, such as 60.17 24.94 or 60.17,24.94, or a link to a map")
        }),
    }
}

/// An object of OpenStreetMap: `R2919185`, `relation/2919185`, or a link to its page.
pub fn osm_id(text: &str) -> Result<OsmId, String> {
    let expected = || {
        format!(
            "{text:?}: N, W or R and a number expected, such as R2919185, or relation/2919185, or a link to its page"
        )
    };
    if let Ok(id) = text.parse() {
        return Ok(id);
    }
    let path = text.split(['?', '#']).next().unwrap_or(text).trim_end_matches('/');
    let mut parts = path.rsplit('/');
    let (number, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let kind = [OsmType::Node, OsmType::Way, OsmType::Relation].into_iter().find(|known| known.word() == kind);
    let number = number.parse().map_err(|_| expected())?;
    kind.and_then(|kind| OsmId::new(kind, number)).ok_or_else(expected)
}

/// Where to listen: an address with its port, a name with its port, or a port of this machine alone.
pub fn listen(text: &str) -> Result<SocketAddr, String> {
    if let Ok(port) = text.parse::<u16>() {
        return Ok((Ipv4Addr::LOCALHOST, port).into());
    }
    if let Ok(address) = text.parse() {
        return Ok(address);
    }
    // IPv4 first: that is what people type who write "localhost"
    let mut found: Vec<SocketAddr> = text.to_socket_addrs().map(Iterator::collect).unwrap_or_default();
    found.sort_by_key(SocketAddr::is_ipv6);
    found.first().copied().ok_or_else(|| {
        "an address and a port expected, such as 127.0.0.1:8080, 0.0.0.0:8080 for all networks, or 8080".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(words: &[&str]) -> Result<Point, String> {
        point(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_position_is_read_in_one_argument_or_two() {
        let expected = Point::from_degrees(60.17, -24.94);
        for words in [&["60.17", "-24.94"][..], &["60.17,-24.94"], &["60.17, -24.94"], &["60.17,", "-24.94"]] {
            assert_eq!(at(words).ok(), expected, "{words:?}");
        }
        let link = at(&["https://www.openstreetmap.org/#map=18/60.17/-24.94"]);
        assert_eq!(link.ok(), expected);
    }

    #[test]
    fn a_position_that_is_none_says_what_was_expected() {
        assert!(at(&["here"]).unwrap_err().starts_with("\"here\": latitude and longitude expected"));
        assert!(at(&["120", "60"]).unwrap_err().ends_with("expected, latitude first"));
    }

    #[test]
    fn objects_are_read_as_links_and_paths() {
        let expected = OsmId::new(OsmType::Relation, 2_919_185);
        for text in
            ["R2919185", "r2919185", "relation/2919185", "https://www.openstreetmap.org/relation/2919185#map=9/1/2"]
        {
            assert_eq!(osm_id(text).ok(), expected, "{text}");
        }
        for text in ["", "relation", "house/5", "relation/x", "https://www.openstreetmap.org/"] {
            assert!(osm_id(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_port_or_a_name_is_enough_to_listen() {
        let local: SocketAddr = ([127, 0, 0, 1], 8080).into();
        for text in ["8080", "127.0.0.1:8080", "localhost:8080"] {
            assert_eq!(listen(text), Ok(local), "{text}");
        }
        assert!(listen("99999").is_err() && listen("nonsense").is_err());
    }
}
