//! The entrances of a building or venue.

use std::borrow::Cow;

use gazetteer::{Entrance, OsmId};
use serde::Serialize;

use super::Pairs;
use super::json::degrees;
use crate::view::result::ResultView;

/// Entrances that print as a list; null where there are none.
#[derive(Clone, Debug)]
pub struct Entrances<'a>(Vec<Row<'a>>);

/// An entrance.
#[derive(Clone, Debug, Serialize)]
pub struct Row<'a> {
    /// The node of the map.
    pub osm_id: u64,
    /// `main`, `yes`, ...
    pub r#type: &'a str,
    /// Latitude.
    pub lat: String,
    /// Longitude.
    pub lon: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    extratags: Option<Pairs<'a>>,
}

impl<'a> Entrances<'a> {
    /// The entrances of a result.
    pub fn of(view: &ResultView<'a>) -> Self {
        Self(view.entry.entrances().into_iter().filter_map(row).collect())
    }

    /// Each of them.
    pub fn rows(&self) -> &[Row<'a>] {
        &self.0
    }
}

fn row(entrance: Entrance<'_>) -> Option<Row<'_>> {
    let tags: Vec<_> = entrance.extratags().iter().map(|(key, value)| (key, Cow::Borrowed(value))).collect();
    Some(Row {
        osm_id: entrance.osm().map(OsmId::number)?,
        r#type: entrance.kind(),
        lat: degrees(entrance.position().lat_degrees()),
        lon: degrees(entrance.position().lon_degrees()),
        extratags: Some(Pairs::of_tags(tags)).filter(|pairs| !pairs.0.is_empty()),
    })
}

impl Serialize for Entrances<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_empty() { serializer.serialize_none() } else { self.0.serialize(serializer) }
    }
}
