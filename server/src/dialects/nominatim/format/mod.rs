//! Printing answers in the five formats of the dialect.
//!
//! What is shown is decided by [`ResultView`] and [`Blocks`]; here it only gets its notation. Key order, strings
//! against numbers, and absent against null are part of the contract: clients that compare or join strings break on any
//! other.

mod address;
mod entrances;
mod geocodejson;
mod geojson;
mod json;
mod xml;

pub use address::{Object, Pairs};
pub use entrances::Entrances;

use std::borrow::Cow;

use super::blocks::Blocks;
use super::more_url::More;
use super::reply::Kind;
use crate::params::{Error, Query};
use crate::view::result::ResultView;
pub use crate::view::shape::GeoJson;

/// A format of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// XML.
    Xml,
    /// GeoJSON.
    GeoJson,
    /// GeocodeJSON 0.1.0.
    GeocodeJson,
    /// JSON with `class`.
    Json,
    /// JSON with `category`.
    JsonV2,
    /// Plain text.
    Text,
}

impl Format {
    /// The formats of places, in the order in which errors list them.
    pub const PLACES: [Self; 5] = [Self::Xml, Self::GeoJson, Self::GeocodeJson, Self::Json, Self::JsonV2];

    /// The format that a request names; letter case counts.
    pub fn of(query: &Query, known: &[Self], default: Self) -> Result<Self, Error> {
        let Some(name) = query.get("format") else { return Ok(default) };
        known.iter().copied().find(|format| format.name() == name).ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|format| format.name()).collect();
            Error::new(format!("Parameter 'format' must be one of: {}", names.join(", ")))
        })
    }

    /// The type of bodies in this format.
    pub fn kind(self) -> Kind {
        match self {
            Self::Xml => Kind::Xml,
            Self::Text => Kind::Text,
            Self::GeoJson | Self::GeocodeJson | Self::Json | Self::JsonV2 => Kind::Json,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::GeoJson => "geojson",
            Self::GeocodeJson => "geocodejson",
            Self::Json => "json",
            Self::JsonV2 => "jsonv2",
            Self::Text => "text",
        }
    }
}

/// What stands around the answers: a bit of the question.
#[derive(Clone, Debug)]
pub enum Frame<'a> {
    /// Answers to a search.
    Search {
        /// The text that was asked for.
        query: &'a str,
        /// The link to more answers, for the format that has it.
        more: Option<More>,
        /// The box as the client wrote it.
        viewbox: Option<&'a str>,
    },
    /// What is at a point.
    Reverse {
        /// The question as the XML format repeats it.
        querystring: &'a str,
    },
    /// Objects by id.
    Lookup,
}

impl<'a> Frame<'a> {
    /// The question as GeocodeJSON repeats it; `None` where it has none.
    fn query(&self) -> Option<&'a str> {
        match self {
            Self::Search { query, .. } => Some(query),
            Self::Reverse { .. } => Some(""),
            Self::Lookup => None,
        }
    }
}

/// A list of places.
pub fn places(views: &[ResultView<'_>], frame: &Frame<'_>, format: Format, blocks: &Blocks) -> String {
    match format {
        Format::Xml => xml::places(views, frame, blocks),
        Format::GeoJson => geojson::places(views, blocks),
        Format::GeocodeJson => geocodejson::places(views, frame.query(), blocks),
        Format::Json | Format::JsonV2 | Format::Text => json::places(views, format, blocks),
    }
}

/// One place.
pub fn place(view: &ResultView<'_>, frame: &Frame<'_>, format: Format, blocks: &Blocks) -> String {
    match format {
        Format::Xml => xml::place(view, frame, blocks),
        Format::GeoJson => geojson::places(std::slice::from_ref(view), blocks),
        Format::GeocodeJson => geocodejson::places(std::slice::from_ref(view), frame.query(), blocks),
        Format::Json | Format::JsonV2 | Format::Text => json::place(view, format, blocks),
    }
}

/// No place, where one was asked for: a good answer all the same.
pub fn nothing(frame: &Frame<'_>, format: Format) -> String {
    match format {
        Format::Xml => xml::nothing(frame),
        _ => "{\"error\":\"Unable to geocode\"}".to_owned(),
    }
}

/// All names to show.
fn names<'a>(view: &ResultView<'a>, blocks: &Blocks) -> Vec<(&'a str, Cow<'a, str>)> {
    let shown = |key: &str| !(blocks.profile.hides_alt_name && key == "alt_name");
    view.names().into_iter().filter(|(key, _)| shown(key)).collect()
}

/// A value as JSON. What is printed here has no maps with other keys than text, so it can't fail.
pub fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
