//! Global ids: source, layer and id, as in `openstreetmap:venue:node/123`.

use gazetteer::{Entry, OsmId, OsmType, PlaceId};
use geocoder::Geocoder;

use super::layer::Layer;

/// The one source there is.
pub const SOURCE: &str = "openstreetmap";

/// A global id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gid {
    layer: Layer,
    id: Id,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Osm(OsmId),
    Place(PlaceId),
}

impl Gid {
    /// Reads an id; `None` for text of another form, another source or no layer.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ':');
        let (source, layer, id) = (parts.next()?, parts.next()?, parts.next()?);
        let layer = *Layer::named(layer).first().filter(|known| known.name() == layer)?;
        let (kind, number) = id.split_once('/')?;
        let number: u64 = number.parse().ok()?;
        let id = match kind {
            "node" => Id::Osm(OsmId::new(OsmType::Node, number)?),
            "way" => Id::Osm(OsmId::new(OsmType::Way, number)?),
            "relation" => Id::Osm(OsmId::new(OsmType::Relation, number)?),
            "place" => Id::Place(PlaceId::from_number(number)),
            _ => return None,
        };
        matches!(source, SOURCE | "osm").then_some(Self { layer, id })
    }

    /// What it stands for. Of an object with two main tags the one that is in the layer, else the first.
    pub fn find(self, geocoder: &Geocoder) -> Option<Entry<'_>> {
        match self.id {
            Id::Place(id) => geocoder.lookup_place_id(id),
            Id::Osm(osm) => {
                let mut found = geocoder.lookup(osm);
                let index = found.iter().position(|entry| Layer::of(entry, &[]) == self.layer).unwrap_or(0);
                (index < found.len()).then(|| found.swap_remove(index))
            }
        }
    }

    /// The layer that it names.
    pub fn layer(self) -> Layer {
        self.layer
    }
}

/// The id of an entry inside its source: that of its object, or its public number where no object stands for it.
pub fn id_of(osm: Option<OsmId>, place: PlaceId) -> String {
    match osm {
        Some(osm) => format!("{}/{}", osm.kind().word(), osm.number()),
        None => format!("place/{}", place.number()),
    }
}

/// The global id of an id.
pub fn gid_of(layer: Layer, id: &str) -> String {
    format!("{SOURCE}:{}:{id}", layer.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        let osm = OsmId::new(OsmType::Node, 123);
        let text = gid_of(Layer::Venue, &id_of(osm, PlaceId::from_number(9)));
        assert_eq!(text, "openstreetmap:venue:node/123");
        assert_eq!(Gid::parse(&text), osm.map(|osm| Gid { layer: Layer::Venue, id: Id::Osm(osm) }));
        let artificial = gid_of(Layer::PostalCode, &id_of(None, PlaceId::from_number(9)));
        let expected = Gid { layer: Layer::PostalCode, id: Id::Place(PlaceId::from_number(9)) };
        assert_eq!(Gid::parse(&artificial), Some(expected));
    }

    #[test]
    fn other_forms_and_sources_are_refused() {
        for text in [
            "",
            "a:b:c",
            "openstreetmap:venue",
            "openstreetmap:coarse:node/1",
            "openstreetmap:venue:node/x",
            "whosonfirst:locality:101",
            "openstreetmap:venue:node/99999999999999999999",
            "openstreetmap:venue:tree/1",
        ] {
            assert_eq!(Gid::parse(text), None, "{text}");
        }
    }
}
