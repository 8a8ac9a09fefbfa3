//! The documents of a dump as they are read: every field may be missing, texts may be numbers, other fields are left
//! alone.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// The type of a line, without its content.
#[derive(Deserialize)]
pub struct LineType<'a> {
    /// `NominatimDumpFile`, `CountryInfo` or `Place`.
    #[serde(borrow)]
    pub r#type: Cow<'a, str>,
}

/// The content of a line.
#[derive(Deserialize)]
pub struct Line<T> {
    /// What the type says it is.
    pub content: T,
}

/// What the dump is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Header {
    /// Version of the format.
    pub version: String,
    /// Time of the data.
    pub data_timestamp: Option<String>,
}

/// A place.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_field_names, reason = "the names are those of the format")]
pub struct Place {
    /// Its id in the dump.
    pub place_id: Text,
    /// `N`, `W` or `R`.
    pub object_type: Text,
    /// Number of the object.
    pub object_id: Text,
    /// Key of the category.
    pub osm_key: String,
    /// Its value.
    pub osm_value: String,
    /// Address rank.
    pub rank_address: Option<u8>,
    /// The same in words.
    pub address_type: Option<String>,
    /// 0 to 1.
    pub importance: Option<f64>,
    /// The street, or the settlement that an address hangs on.
    #[serde(alias = "parent")]
    pub parent_place_id: Text,
    /// Names.
    pub name: Tags,
    /// House number.
    pub housenumber: Text,
    /// Parts of the address.
    pub address: Tags,
    /// Other tags.
    pub extra: Tags,
    /// Postcode.
    pub postcode: Text,
    /// Two letters.
    pub country_code: Option<String>,
    /// Longitude and latitude.
    pub centroid: Option<[f64; 2]>,
    /// Line or area.
    pub geometry: Option<Geometry>,
    /// Places above.
    pub addresslines: Vec<AddressLine>,
}

/// A place that an address is made of.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressLine {
    /// Its id in the dump.
    pub place_id: Text,
    /// Whether it is part of the address; yes where the dump doesn't say.
    pub isaddress: Option<bool>,
}

/// A GeoJSON geometry.
#[derive(Debug, Deserialize)]
pub struct Geometry {
    /// Its type.
    pub r#type: String,
    /// Its coordinates; absent in collections.
    #[serde(default)]
    pub coordinates: Nested,
}

/// A text, or a number as text; empty where there is neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text(pub String);

impl Text {
    /// The text without blanks around; `None` where there is none.
    pub fn filled(&self) -> Option<&str> {
        Some(self.0.trim()).filter(|text| !text.is_empty())
    }
}

/// Keys and texts in their order; values that are neither text nor number are left out.
#[derive(Debug, Default)]
pub struct Tags(pub Vec<(String, String)>);

impl Tags {
    /// The text of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }
}

/// Numbers and lists of them, as deep as a geometry needs.
#[derive(Debug)]
pub enum Nested {
    /// A number.
    Number(f64),
    /// A list.
    List(Vec<Nested>),
}

impl Default for Nested {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::String(text) => Self(text),
            serde_json::Value::Number(number) => Self(number.to_string()),
            _ => Self::default(),
        })
    }
}

impl<'de> Deserialize<'de> for Tags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Tags;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }

            fn visit_unit<E>(self) -> Result<Tags, E> {
                Ok(Tags::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tags, A::Error> {
                let mut tags = Tags::default();
                while let Some((key, Text(text))) = map.next_entry::<String, Text>()? {
                    if !key.is_empty() && !text.is_empty() {
                        tags.0.push((key, text));
                    }
                }
                Ok(tags)
            }
        }
        deserializer.deserialize_any(Pairs)
    }
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Nested;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a list of coordinates")
            }

            fn visit_f64<E>(self, number: f64) -> Result<Nested, E> {
                Ok(Nested::Number(number))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Nested, E> {
                Ok(Nested::Number(number as f64))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Nested, E> {
                Ok(Nested::Number(number as f64))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Nested, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Nested::List(items))
            }
        }
        deserializer.deserialize_any(Numbers)
    }
}
