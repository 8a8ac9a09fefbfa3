//! Answers that a client has seen and does not want again.

use gazetteer::PlaceId;
use geocoder::Excluded;

use super::osm_ids::osm_id;
use super::{Error, Query};

/// What `exclude_place_ids` names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exclusions {
    /// Places and objects.
    pub places: Vec<Excluded>,
    /// Artificial postcodes: country in lower case, and code.
    pub postcodes: Vec<(String, String)>,
}

/// Reads `exclude_place_ids`: place_id numbers, OSM ids, and `Pcc:code` for postcodes with `_` for blanks.
pub fn exclusions(query: &Query) -> Result<Exclusions, Error> {
    let mut found = Exclusions::default();
    let value = query.get("exclude_place_ids").unwrap_or_default();
    for entry in value.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
        if entry.bytes().all(|byte| byte.is_ascii_digit()) {
            found.places.extend(entry.parse().ok().map(|number| Excluded::Place(PlaceId::from_number(number))));
        } else if let Some(osm) = osm_id(entry) {
            found.places.extend(osm.id().map(Excluded::Osm));
        } else if let Some(postcode) = postcode(entry) {
            found.postcodes.push(postcode);
        } else {
            return Err(Error::new(format!("Invalid exclude ID: {entry}")));
        }
    }
    Ok(found)
}

fn postcode(entry: &str) -> Option<(String, String)> {
    let (country, code) = entry.strip_prefix(['P', 'p'])?.split_once(':')?;
    let is_country = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_country && !code.is_empty()).then(|| (country.to_ascii_lowercase(), code.replace('_', " ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gazetteer::{OsmId, OsmType};

    fn of(list: &str) -> Result<Exclusions, Error> {
        exclusions(&Query::parse(&format!("exclude_place_ids={list}")))
    }

    #[test]
    fn numbers_objects_and_postcodes_are_told_apart() {
        let osm = OsmId::new(OsmType::Relation, 1_155_956).unwrap();
        let expected = Exclusions {
            places: vec![Excluded::Place(PlaceId::from_number(12)), Excluded::Osm(osm)],
            postcodes: vec![("gb".to_owned(), "PO30 1AA".to_owned())],
        };
        assert_eq!(of("12,,%20r1155956,Pgb:PO30_1AA"), Ok(expected));
        assert_eq!(of(""), Ok(Exclusions::default()));
        assert_eq!(of("99999999999999999999999"), Ok(Exclusions::default()));
    }

    #[test]
    fn the_first_bad_entry_is_named() {
        assert_eq!(of("1,Q2,zz"), Err(Error::new("Invalid exclude ID: Q2")));
    }
}
