//! Lists of OpenStreetMap ids: a letter N, W or R and a number each.

use gazetteer::{OsmId, OsmType};

use super::{Error, Query};

/// Most ids of one request.
const MOST: usize = 50;

/// The ids of `osm_ids` in the order given. Entries of another form are skipped; numbers that no object has only count.
pub fn osm_ids(query: &Query) -> Result<Vec<OsmId>, Error> {
    let value = query.get("osm_ids").unwrap_or_default();
    let named: Vec<_> = value.split(',').filter_map(|text| osm_id(text.trim())).collect();
    if named.len() > MOST {
        return Err(Error::new("Too many object IDs."));
    }
    Ok(named.into_iter().filter_map(Named::id).collect())
}

/// What the text of an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An object.
    Object(OsmId),
    /// Nothing: the number is too large for any object.
    Nothing,
}

impl Named {
    /// The object's id.
    pub fn id(self) -> Option<OsmId> {
        match self {
            Self::Object(id) => Some(id),
            Self::Nothing => None,
        }
    }
}

/// An id in either letter case; `None` for text of another form.
pub fn osm_id(text: &str) -> Option<Named> {
    let mut chars = text.chars();
    let kind = chars.next().and_then(OsmType::from_letter)?;
    let digits = chars.as_str();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let id = digits.parse().ok().and_then(|number| OsmId::new(kind, number));
    is_number.then(|| id.map_or(Named::Nothing, Named::Object))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &str) -> Result<Vec<String>, Error> {
        let found = osm_ids(&Query::parse(&format!("osm_ids={list}")))?;
        Ok(found.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn malformed_entries_are_skipped_and_the_rest_kept_in_order() {
        assert_eq!(ids("w2,X1,%20N1,W,R-1,,w2").unwrap(), ["W2", "N1", "W2"]);
        assert_eq!(ids("N99999999999999999999999,n1").unwrap(), ["N1"]);
    }

    #[test]
    fn fifty_are_taken_and_fifty_one_are_too_many() {
        assert_eq!(ids(&["N1"; 50].join(",")).unwrap().len(), 50);
        assert_eq!(ids(&["N99999999999999999999"; 50].join(",")).unwrap().len(), 0);
        assert_eq!(ids(&["N1"; 51].join(",")), Err(Error::new("Too many object IDs.")));
    }
}
