//! The kinds of administrative features that a search can be confined to.

use super::Query;

/// Least and greatest search rank for `featureType`; `None` where it is absent or unknown.
pub fn feature_type(query: &Query) -> Option<(u8, u8)> {
    match query.get("featureType")? {
        "country" => Some((4, 4)),
        "state" => Some((8, 8)),
        "city" => Some((14, 16)),
        "settlement" => Some((8, 20)),
        _ => None,
    }
}
