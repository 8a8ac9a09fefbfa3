//! The documents of Photon's dump, version 0.1.0. Each is a line:
//!
//! ```text
//! {"type":"NominatimDumpFile","content":{"version":"0.1.0","generator":…,"data_timestamp":…,"features":{…}}}
//! {"type":"CountryInfo","content":[{"country_code":"li","name":{"name":"Liechtenstein","name:fr":…}}]}
//! {"type":"Place","content":[{"place_id":…,"object_type":"N","object_id":…,"osm_key":…,"osm_value":…,…}]}
//! ```
//!
//! A `Place` has several contents where an object bears several house numbers; they differ in number and centroid
//! alone.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Serialize, Serializer};

/// A line.
#[derive(Serialize)]
pub struct Line<T> {
    r#type: &'static str,
    content: T,
}

impl<T: Serialize> Line<T> {
    /// Writes a line of a type.
    pub fn write(out: &mut dyn Write, r#type: &'static str, content: T) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &Self { r#type, content })?;
        out.write_all(b"\n")
    }
}

/// What the dump is.
#[derive(Serialize)]
pub struct Header<'a> {
    /// Version of the format.
    pub version: &'static str,
    /// Who wrote it.
    pub generator: String,
    /// Time of the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_timestamp: Option<&'a str>,
    /// How it is arranged.
    pub features: Features,
}

/// How a dump is arranged.
#[derive(Serialize)]
pub struct Features {
    /// Whether the places of a country stand together.
    pub sorted_by_country: bool,
    /// Whether addresses are told by the places that they are made of, each of which stands before.
    pub has_addresslines: bool,
}

/// A country and its names.
#[derive(Serialize)]
pub struct Country {
    /// Two letters in lower case.
    pub country_code: String,
    /// By key, such as `name:fr`.
    pub name: Tags<'static>,
}

/// Tags in their order.
#[derive(Clone, Debug, Default)]
pub struct Tags<'a>(pub Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl Tags<'_> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Tags<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A place that an address is made of.
#[derive(Clone, Debug, Serialize)]
pub struct AddressLine {
    /// Its id in the dump.
    pub place_id: u64,
    /// Its address rank.
    pub rank_address: u8,
    /// Whether it is an area.
    pub fromarea: bool,
    /// Whether it is part of the address.
    pub isaddress: bool,
}

/// A place.
#[derive(Clone, Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the format")]
pub struct Place<'a> {
    /// Its id in the dump.
    pub place_id: u64,
    /// `N`, `W` or `R`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_type: Option<char>,
    /// Number of the object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_id: Option<u64>,
    /// Key of the main tag.
    pub osm_key: &'a str,
    /// Its value.
    pub osm_value: &'a str,
    /// `osm.key.value`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// Address rank.
    pub rank_address: u8,
    /// 0 to 1.
    pub importance: f64,
    /// The street, or the settlement that an address hangs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_place_id: Option<u64>,
    /// Names.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub name: Tags<'a>,
    /// House number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub housenumber: Option<Cow<'a, str>>,
    /// Parts of the address that no place stands for, and the street.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub address: Tags<'a>,
    /// Other tags.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub extra: Tags<'a>,
    /// Postcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<&'a str>,
    /// Two letters in lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// Longitude and latitude.
    pub centroid: [f64; 2],
    /// West, south, east, north.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bbox: Option<[f64; 4]>,
    /// Line or area.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "geometry")]
    pub geometry: Option<gazetteer::Shape>,
    /// The places above, the finest first.
    pub addresslines: Vec<AddressLine>,
}

#[expect(clippy::ref_option, reason = "serde hands the field over like this")]
fn geometry<S: Serializer>(shape: &Option<gazetteer::Shape>, serializer: S) -> Result<S::Ok, S::Error> {
    match shape {
        Some(shape) => server::GeoJson(shape).serialize(serializer),
        None => serializer.serialize_none(),
    }
}
