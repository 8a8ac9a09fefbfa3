//! The entrance to take: the main one, else the nearest, if only that of the building around.

use gazetteer::{BoundingBox, Entrance, Entry, PointPayload};
use geocoder::Level;
use serde::Serialize;

use crate::view::result::ResultView;
use crate::view::xml::XmlWriter;

/// Most buildings around that are looked at.
const MOST_SEEN: usize = 500;

/// An entrance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Door {
    /// The node of the map.
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_id: Option<u64>,
    /// `main`, `yes`, `service`, ...
    r#type: String,
    lat: f64,
    lon: f64,
    /// Whether one gets in with a wheelchair.
    #[serde(skip_serializing_if = "Option::is_none")]
    wheelchair: Option<String>,
}

impl Door {
    /// The entrance as an element.
    pub fn write_xml(&self, xml: &mut XmlWriter) {
        xml.open("entrance");
        if let Some(osm_id) = self.osm_id {
            xml.attribute("osm_id", &osm_id.to_string());
        }
        xml.attribute("type", &self.r#type).attribute("lat", &self.lat.to_string());
        xml.attribute("lon", &self.lon.to_string());
        if let Some(wheelchair) = &self.wheelchair {
            xml.attribute("wheelchair", wheelchair);
        }
        xml.close();
    }

    /// The entrance of a result: its own main one, else its own nearest to where it is shown, else the nearest of the
    /// building that it stands in.
    pub fn of(view: &ResultView<'_>) -> Option<Self> {
        let is_main = |entrance: &Entrance<'_>| entrance.kind() == "main";
        let near = |entrance: &Entrance<'_>| view.position.distance_m(entrance.position());
        let nearest = |entrances: Vec<Entrance<'_>>| -> Option<Self> {
            let best = entrances.into_iter().min_by(|a, b| near(a).total_cmp(&near(b)))?;
            Some(Self::from(best))
        };
        let mut own = view.entry.entrances();
        if own.iter().any(is_main) {
            own.retain(is_main);
        }
        nearest(own).or_else(|| nearest(around(view)))
    }
}

impl From<Entrance<'_>> for Door {
    fn from(entrance: Entrance<'_>) -> Self {
        Self {
            osm_id: entrance.osm().map(gazetteer::OsmId::number),
            r#type: entrance.kind().to_owned(),
            lat: entrance.position().lat_degrees(),
            lon: entrance.position().lon_degrees(),
            wheelchair: entrance.extratags().get("wheelchair").map(str::to_owned),
        }
    }
}

/// The entrances of what a venue or house stands in.
fn around<'g>(view: &ResultView<'g>) -> Vec<Entrance<'g>> {
    if !matches!(Level::of(&view.entry), Level::House | Level::Venue) {
        return Vec::new();
    }
    let gazetteer = view.entry.place().gazetteer();
    let (mut found, mut seen) = (Vec::new(), 0);
    gazetteer.point_tree().intersecting(BoundingBox::of_point(view.position), |payload| {
        seen += 1;
        match PointPayload::of(payload) {
            PointPayload::Place(ix) => {
                found.extend(gazetteer.place(ix).map(Entry::Place).and_then(|place| within(&place, view)));
            }
            PointPayload::Block(block) => {
                let houses = gazetteer.block(block).filter(|house| !house.is_place()).map(Entry::House);
                found.extend(houses.filter_map(|house| within(&house, view)));
            }
        }
        seen < MOST_SEEN
    });
    found.into_iter().flatten().collect()
}

/// The entrances of an entry that a result stands in; `None` where it has none or is elsewhere.
fn within<'g>(entry: &Entry<'g>, view: &ResultView<'_>) -> Option<Vec<Entrance<'g>>> {
    let entrances = entry.entrances();
    // The form is decoded only where it matters.
    (!entrances.is_empty() && entry.shape().contains(view.position)).then_some(entrances)
}
