//! The country of a point: by the country boundaries of the extract where they are whole, else by built-in shapes.
//!
//! Extracts mostly cut their own country's relation, so the built-in shapes answer most of the time. They are exact
//! to some hundred metres; a boundary of the extract is exact to the map.

use country_boundaries::{BOUNDARIES_ODBL_360X180, CountryBoundaries, LatLon};
use gazetteer::{BoundingBox, Point, Shape};
use rayon::prelude::*;

use crate::feature::{Feature, Features};
use crate::prepared_polygon::PreparedPolygon;
use crate::strings::Strings;

/// ISO 3166-1 alpha-2 in lower case; zeros where unknown.
pub type CountryCode = [u8; 2];

/// The code of a point that lies in no country.
pub const UNKNOWN: CountryCode = [0; 2];

const CODE_KEYS: [&str; 3] = ["ISO3166-1:alpha2", "ISO3166-1", "country_code_iso3166_1_alpha_2"];

/// All that tells the country of a point.
pub struct Countries {
    mapped: Vec<(CountryCode, BoundingBox, PreparedPolygon)>,
    built_in: Option<CountryBoundaries>,
}

impl Countries {
    /// Takes the whole country boundaries of an extract beside the built-in ones.
    pub fn build(features: &Features) -> Self {
        let mut mapped: Vec<_> = features
            .features
            .par_iter()
            .filter(|feature| !feature.extra().cut)
            .filter_map(|feature| {
                let code = code_of_boundary(feature, &features.strings)?;
                let Shape::Area(polygons) = &feature.shape else { return None };
                Some((code, feature.shape.bounding_box(), PreparedPolygon::build(polygons)))
            })
            .collect();
        mapped.sort_by(|a, b| a.1.area_degrees().total_cmp(&b.1.area_degrees()));
        Self { mapped, built_in: CountryBoundaries::from_reader(BOUNDARIES_ODBL_360X180).ok() }
    }

    /// The country of a point, [`UNKNOWN`] on the high sea.
    pub fn at(&self, point: Point) -> CountryCode {
        self.mapped
            .iter()
            .find(|(_, bounds, area)| bounds.contains(point) && area.contains(point))
            .map_or_else(|| self.built_in_at(point), |&(code, ..)| code)
    }

    fn built_in_at(&self, point: Point) -> CountryCode {
        let Some(built_in) = &self.built_in else { return UNKNOWN };
        let Ok(position) = LatLon::new(point.lat_degrees(), point.lon_degrees()) else { return UNKNOWN };
        built_in.ids(position).into_iter().find_map(parse_code).unwrap_or(UNKNOWN)
    }
}

/// The code of a country's boundary, `None` for every other feature.
pub fn code_of_boundary(feature: &Feature, strings: &Strings) -> Option<CountryCode> {
    if feature.tags.get(strings, "boundary") != Some("administrative") {
        return None;
    }
    let level = feature.tags.get(strings, "admin_level")?;
    // Overseas countries of a kingdom (Greenland, the Faroe Islands) stand at level 3 with a code of their own.
    if !matches!(level, "2" | "3" | "4") {
        return None;
    }
    CODE_KEYS.iter().find_map(|key| parse_code(feature.tags.get(strings, key)?))
}

/// The country that the tags of a boundary tell: its own code, or the one before the hyphen of a subdivision's.
///
/// An extract cuts its neighbours, and the middle of what is left of them lies in another country.
pub fn told_by_boundary(feature: &Feature, strings: &Strings) -> Option<CountryCode> {
    let subdivision = || {
        let code = feature.tags.get(strings, "ISO3166-2")?;
        parse_code(code.split_once('-')?.0)
    };
    code_of_boundary(feature, strings).or_else(subdivision)
}

fn parse_code(text: &str) -> Option<CountryCode> {
    let code: CountryCode = text.as_bytes().try_into().ok()?;
    code.iter().all(u8::is_ascii_alphabetic).then(|| code.map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_shapes_know_a_point_on_land_and_none_at_sea() {
        let countries = Countries::build(&Features::default());
        assert_eq!(countries.at(Point::from_degrees(47.14, 9.52).unwrap()), *b"li");
        assert_eq!(countries.at(Point::from_degrees(62.01, -6.77).unwrap()), *b"fo");
        assert_eq!(countries.at(Point::from_degrees(50.0, -30.0).unwrap()), UNKNOWN);
    }

    #[test]
    fn only_two_letters_are_a_country_code() {
        assert_eq!(parse_code("LI"), Some(*b"li"));
        assert_eq!(parse_code("US-TX"), None);
        assert_eq!(parse_code("12"), None);
    }
}
