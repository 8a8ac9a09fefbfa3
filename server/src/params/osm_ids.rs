//! Lists of OpenStreetMap ids: a letter N, W or R and a number each.

use gazetteer::{OsmId, OsmType};

use super::{BadParameter, Query};

/// Most ids of one request.
const MOST: usize = 50;

/// The ids of `osm_ids` in the order given; entries of another form are skipped, `None` stands for numbers that no object has.
pub fn osm_ids(query: &Query) -> Result<Vec<Option<OsmId>>, BadParameter> {
    let value = query.get("osm_ids").unwrap_or_default();
    let ids: Vec<_> = value.split(',').filter_map(|text| osm_id(text.trim())).collect();
    if ids.len() > MOST { Err(BadParameter::new("Too many object IDs.")) } else { Ok(ids) }
}

/// An id in either letter case. The outer `None` is text of another form, the inner one a number too large for any object.
pub fn osm_id(text: &str) -> Option<Option<OsmId>> {
    let mut chars = text.chars();
    let kind = chars.next().and_then(OsmType::from_letter)?;
    let digits = chars.as_str();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok().and_then(|number| OsmId::new(kind, number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &str) -> Result<Vec<String>, BadParameter> {
        let found = osm_ids(&Query::parse(&format!("osm_ids={list}")))?;
        Ok(found.into_iter().map(|id| id.map_or("none".to_owned(), |id| id.to_string())).collect())
    }

    #[test]
    fn malformed_entries_are_skipped_and_the_rest_kept_in_order() {
        assert_eq!(ids("w2,X1,%20N1,W,R-1,,w2").unwrap(), ["W2", "N1", "W2"]);
        assert_eq!(ids("N99999999999999999999999").unwrap(), ["none"]);
    }

    #[test]
    fn fifty_are_taken_and_fifty_one_are_too_many() {
        assert_eq!(ids(&["N1"; 50].join(",")).unwrap().len(), 50);
        assert_eq!(ids(&["N1"; 51].join(",")), Err(BadParameter::new("Too many object IDs.")));
    }
}
