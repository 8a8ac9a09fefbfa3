//! What an answer says, in GeoJSON as in CSV.
//!
//! Labels are written as the country writes addresses; France's have no commas. Besides the keys of the BAN there is
//! `country`, because readers take answers without it for French ones.

use gazetteer::{Languages, Point};
use geocoder::{Answer, Layer, Level, municipality_code};
use serde::Serialize;

use super::filters::type_of;
use super::projection;
use crate::details::Details;
use crate::view::label::{street_line, town_line};
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;

/// Metres at which an answer to a reverse question has lost all its score.
const FAR_M: f64 = 10_000.0;
/// Metres within which answers with the same words are the same to a reader.
const ALIKE_M: f64 = 200.0;

/// The words of an answer. Absent values have no key.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Properties {
    /// The address in one line.
    pub label: String,
    /// How sure it is, 0 to 1.
    pub score: f64,
    /// House number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub housenumber: Option<String>,
    /// Its id: type and number of the object.
    pub id: String,
    /// House number and street, or what else it is called.
    pub name: String,
    /// Postcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// Official number of the municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citycode: Option<String>,
    /// Metres east in Lambert-93, in France.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
    /// Metres north in Lambert-93, in France.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
    /// Settlement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Part of the settlement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Number of the department in France, county and state; the country where none is known.
    pub context: String,
    /// Its type.
    pub r#type: &'static str,
    /// Importance, 0 to 1.
    pub importance: f64,
    /// Street.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Metres from the point that was asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<u64>,
    /// Country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What somebody needs to go there, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Details>,
}

/// An answer with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Where it is.
    pub position: Point,
    /// What it says.
    pub properties: Properties,
}

impl Feature {
    /// The feature of an answer to a search. A venue with a house number is shown as that address, or as the venue
    /// where venues are wanted.
    pub fn found(answer: &Answer<'_>, languages: &Languages, score: f64, with_venues: bool) -> Self {
        let view = ResultView::of_answer(answer, languages);
        let level = match Level::of(&view.entry) {
            Level::House if with_venues && is_named_venue(&view) => Level::Venue,
            level => level,
        };
        // A city hit says its own name as city, as the BAN does.
        let parts = AddressParts::whole(&view);
        let properties = properties(&view, &parts, level, score);
        Self { position: view.position, properties }
    }

    /// The feature with the block `details`.
    pub fn with_details(mut self, details: Option<Details>) -> Self {
        self.properties.details = details;
        self
    }

    /// The feature of an answer to a reverse question: the nearer, the higher its score.
    pub fn near(answer: &Answer<'_>, languages: &Languages, with_venues: bool) -> Self {
        let metres = answer.distance_m.unwrap_or_default();
        let score = (1.0 - metres / FAR_M).max(0.0);
        let mut feature = Self::found(answer, languages, (score * 1e4).round() / 1e4, with_venues);
        feature.properties.distance = Some(metres.round() as u64);
        feature
    }
}

/// Adds features, those that look alike once: the same words for what is next to each other.
pub fn distinct(features: impl Iterator<Item = Feature>, limit: usize) -> Vec<Feature> {
    let mut kept: Vec<Feature> = Vec::with_capacity(limit);
    for feature in features {
        if kept.len() == limit {
            break;
        }
        if !kept.iter().any(|known| known.looks_like(&feature)) {
            kept.push(feature);
        }
    }
    kept
}

impl Feature {
    fn looks_like(&self, other: &Self) -> bool {
        let words = |feature: &Self| (feature.properties.r#type, feature.properties.label.clone());
        words(self) == words(other) && self.position.distance_m(other.position) < ALIKE_M
    }
}

fn is_named_venue(view: &ResultView<'_>) -> bool {
    !view.name.is_empty() && Layer::of(&view.entry) != Layer::Address
}

fn properties(view: &ResultView<'_>, parts: &AddressParts<'_>, level: Level, score: f64) -> Properties {
    let country = parts.country_code.as_deref();
    let own = |text: Option<&str>| text.map(str::to_owned);
    let citycode = municipality_code(&view.entry);
    let name = match (level, parts.street) {
        (Level::House, Some(street)) => street_line(parts.house_number, street, country),
        // A venue without a name is called by what it stands at, because readers join names.
        _ => [Some(view.name), parts.street, parts.city]
            .into_iter()
            .flatten()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
            .to_owned(),
    };
    let is_french = country == Some("fr");
    let plane = Some(view.position).filter(|at| is_french && projection::covers(*at)).map(projection::lambert93);
    Properties {
        label: label(&name, parts, level),
        score,
        housenumber: own(parts.house_number),
        id: view.osm().map_or_else(|| view.entry.place_id().number().to_string(), |osm| osm.to_string()),
        postcode: own(parts.postcode),
        citycode: own(citycode),
        x: plane.map(|(x, _)| x),
        y: plane.map(|(_, y)| y),
        city: own(parts.city),
        district: own(parts.district.filter(|_| level < Level::District)),
        context: context(parts, citycode.or(parts.postcode).filter(|_| is_french)),
        r#type: type_of(level),
        importance: view.importance(),
        street: own(parts.street),
        distance: None,
        country: own(parts.country),
        details: None,
        name,
    }
}

/// Name, postcode and city in one line; of a municipality its name alone.
fn label(name: &str, parts: &AddressParts<'_>, level: Level) -> String {
    if level == Level::City {
        return name.to_owned();
    }
    let country = parts.country_code.as_deref();
    let street = parts.street.filter(|_| level == Level::Venue);
    let street = street.map(|street| street_line(parts.house_number, street, country));
    let town = town_line(parts);
    let lines = [name, street.as_deref().unwrap_or_default(), &town];
    let mut lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.dedup();
    lines.join(if country == Some("fr") { " " } else { ", " })
}

/// The department's number by the code of a French municipality or postcode, county and state.
fn context(parts: &AddressParts<'_>, french_code: Option<&str>) -> String {
    let department = french_code.and_then(|code| if code.starts_with("97") { code.get(..3) } else { code.get(..2) });
    let mut texts: Vec<&str> = [department, parts.county, parts.state].into_iter().flatten().collect();
    if texts.is_empty() {
        texts.extend(parts.country);
    }
    texts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amiens() -> AddressParts<'static> {
        AddressParts {
            house_number: Some("8"),
            street: Some("Boulevard du Port"),
            city: Some("Amiens"),
            county: Some("Somme"),
            state: Some("Hauts-de-France"),
            country: Some("France"),
            country_code: Some("fr".to_owned()),
            postcode: Some("80000"),
            ..AddressParts::default()
        }
    }

    #[test]
    fn french_labels_have_no_comma_and_municipalities_only_their_name() {
        assert_eq!(label("8 Boulevard du Port", &amiens(), Level::House), "8 Boulevard du Port 80000 Amiens");
        assert_eq!(label("Amiens", &amiens(), Level::City), "Amiens");
        assert_eq!(label("Théâtre", &amiens(), Level::Venue), "Théâtre 8 Boulevard du Port 80000 Amiens");
        let elsewhere = AddressParts { country_code: Some("de".to_owned()), ..amiens() };
        assert_eq!(label("Hafenstraße 8", &elsewhere, Level::House), "Hafenstraße 8, 80000 Amiens");
    }

    #[test]
    fn the_context_begins_with_the_department() {
        assert_eq!(context(&amiens(), Some("80021")), "80, Somme, Hauts-de-France");
        assert_eq!(context(&amiens(), Some("97411")), "974, Somme, Hauts-de-France");
        let bare = AddressParts { county: None, state: None, ..amiens() };
        assert_eq!(context(&bare, None), "France");
    }
}
