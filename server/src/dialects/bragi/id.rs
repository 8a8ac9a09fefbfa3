//! Ids of answers: type, source, and type and number of the object, as in `street:osm:way:123`.

use gazetteer::{Entry, OsmId, OsmType, PlaceId};
use geocoder::Geocoder;

use super::kind::Kind;

/// The id of something. Where no object stands for it, its public number does.
pub fn id_of(kind: Kind, osm: Option<OsmId>, place: PlaceId) -> String {
    let prefix = kind.id_prefix();
    match osm {
        Some(osm) => format!("{prefix}:osm:{}:{}", osm.kind().word(), osm.number()),
        None => format!("{prefix}:place:{}", place.number()),
    }
}

/// What an id stands for. Of an object with two main tags the one of the id's type, else the first.
pub fn find<'g>(geocoder: &'g Geocoder, id: &str) -> Option<Entry<'g>> {
    let (prefix, rest) = id.split_once(':')?;
    let (kind, number) = rest.rsplit_once(':')?;
    let number: u64 = number.parse().ok()?;
    let kind = match kind {
        "osm:node" => OsmType::Node,
        "osm:way" => OsmType::Way,
        "osm:relation" => OsmType::Relation,
        "place" => return geocoder.lookup_place_id(PlaceId::from_number(number)),
        _ => return None,
    };
    let mut found = geocoder.lookup(OsmId::new(kind, number)?);
    let index = found.iter().position(|entry| Kind::of(entry).id_prefix() == prefix).unwrap_or(0);
    (index < found.len()).then(|| found.swap_remove(index))
}
