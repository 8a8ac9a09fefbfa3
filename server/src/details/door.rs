//! The entrance to take: the main one, else the first that the map has.

use serde::Serialize;

use crate::hit::Hit;
use crate::xml::XmlWriter;

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

    /// The entrance of a hit: a main one before all others, then the nearest to where the hit is shown.
    pub fn of(hit: &Hit<'_>) -> Option<Self> {
        let is_main = |kind: &str| kind == "main";
        let near = |entrance: &gazetteer::Entrance<'_>| hit.position.distance_m(entrance.position());
        let entrances = hit.entry.entrances().into_iter();
        let best = entrances
            .min_by(|a, b| is_main(b.kind()).cmp(&is_main(a.kind())).then_with(|| near(a).total_cmp(&near(b))))?;
        Some(Self {
            osm_id: best.osm().map(gazetteer::OsmId::number),
            r#type: best.kind().to_owned(),
            lat: best.position().lat_degrees(),
            lon: best.position().lon_degrees(),
            wheelchair: best.extratags().get("wheelchair").map(str::to_owned),
        })
    }
}
