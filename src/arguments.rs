//! Arguments that several subcommands take, parsed into types that can't be wrong.
//!
//! Each parser takes one argument as typed and says what was expected; clap puts the name of the argument in front.

use clap::{Args, ValueEnum};
use gazetteer::{BoundingBox, Languages};
use geocoder::{Layer, Layers};

/// The kinds of answers to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LayerName {
    /// Everything that is part of addresses: countries to houses
    Address,
    /// Points of interest
    Poi,
    /// Railway infrastructure
    Railway,
    /// Natural features and water
    Natural,
    /// Everything else that people built
    Manmade,
}

impl From<LayerName> for Layer {
    fn from(name: LayerName) -> Self {
        match name {
            LayerName::Address => Self::Address,
            LayerName::Poi => Self::Poi,
            LayerName::Railway => Self::Railway,
            LayerName::Natural => Self::Natural,
            LayerName::Manmade => Self::Manmade,
        }
    }
}

/// How answers are chosen and shown, alike for all questions.
#[derive(Args, Debug)]
pub struct Wanted {
    /// Languages to show names in, best liked first, such as "sv,fi"; local names where none is given
    #[arg(long, value_delimiter = ',', value_name = "LANG")]
    lang: Vec<String>,

    /// Layers to answer from; all where none is given
    #[arg(long, value_enum, value_delimiter = ',', value_name = "LAYER")]
    layer: Vec<LayerName>,

    /// How to print the answers
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// In JSON and GeoJSON, add time zone, short label, address as the country writes it, entrance, phone, website and
    /// the like
    #[arg(long)]
    pub details: bool,
}

/// How answers are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: two lines an answer
    Text,
    /// One JSON object an answer, each on a line of its own
    Json,
    /// A GeoJSON FeatureCollection
    Geojson,
    /// Comma-separated values with a head line
    Csv,
}

impl Wanted {
    /// How to print the answers.
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }

    /// The languages to show names in.
    pub fn languages(&self) -> Languages {
        Languages::new(self.lang.clone())
    }

    /// The layers to answer from.
    pub fn layers(&self) -> Layers {
        self.layer.iter().copied().map(Layer::from).collect()
    }
}

/// A country code, in either case.
pub fn country_code(text: &str) -> Result<[u8; 2], String> {
    match text.as_bytes() {
        &[a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
            Ok([a.to_ascii_lowercase(), b.to_ascii_lowercase()])
        }
        _ => Err("a country code of two letters expected, such as \"fi\"".to_owned()),
    }
}

/// Two opposite corners: `lon1,lat1,lon2,lat2`.
pub fn viewbox(text: &str) -> Result<BoundingBox, String> {
    const EXPECTED: &str = "four numbers expected (lon1,lat1,lon2,lat2)";
    let numbers: Vec<f64> = text
        .split(',')
        .map(|number| number.trim().parse().map_err(|_| format!("{EXPECTED}, found {number:?}")))
        .collect::<Result<_, _>>()?;
    let [lon1, lat1, lon2, lat2] = numbers[..] else { return Err(format!("{EXPECTED}, found {}", numbers.len())) };
    if !numbers.iter().all(|number| number.is_finite()) {
        return Err(EXPECTED.to_owned());
    }
    Ok(BoundingBox::of_corners((lat1, lon1), (lat2, lon2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn country_codes_have_two_letters() {
        assert_eq!(country_code("FI"), Ok(*b"fi"));
        for wrong in ["", "f", "fin", "f1", "åb"] {
            assert_eq!(country_code(wrong), Err("a country code of two letters expected, such as \"fi\"".into()));
        }
    }

    #[test]
    fn a_viewbox_has_its_corners_in_any_order() {
        let expected = BoundingBox::of_corners((60.1, 24.9), (60.2, 25.0));
        assert_eq!(viewbox("24.9,60.1,25,60.2"), Ok(expected));
        assert_eq!(viewbox("25, 60.2, 24.9, 60.1"), Ok(expected));
        assert_eq!(viewbox("-22,64,-21,65").map(|found| found.west), Ok(-220_000_000));
    }

    #[test]
    fn a_wrong_viewbox_says_what_was_found() {
        let found = |text| viewbox(text).unwrap_err();
        assert_eq!(found("1,2,3"), "four numbers expected (lon1,lat1,lon2,lat2), found 3");
        assert_eq!(found("1,2,x,4"), "four numbers expected (lon1,lat1,lon2,lat2), found \"x\"");
        assert_eq!(found("1,2,nan,4"), "four numbers expected (lon1,lat1,lon2,lat2)");
    }
}
