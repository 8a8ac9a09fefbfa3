//! The address of an entry: its parts from the thing itself up to the country.
//!
//! Which parts there are was decided at import (the chain); here they get their order and their keys, by the rules of
//! Nominatim: the linked place's type, the boundary's level, the road, or the main key.

use std::borrow::Cow;

use super::entry::Entry;
use super::place::Place;
use super::tags::Tags;
use crate::category::Category;
use crate::countries;
use crate::languages::Languages;

/// Address ranks of towns: from municipalities to villages.
const TOWNS: std::ops::RangeInclusive<u8> = 13..=16;

/// A part of an address.
#[derive(Clone, Debug)]
pub struct AddressLine<'g> {
    /// The key: `road`, `city`, `postcode`, ...
    pub key: Cow<'g, str>,
    /// What it says.
    pub text: LineText<'g>,
    /// Address rank; 28 for house numbers, 5 for postcodes, 4 for countries.
    pub rank: u8,
    /// The place that it is; `None` for numbers, postcodes and built-in countries.
    pub place: Option<Place<'g>>,
}

/// What a part of an address says.
#[derive(Clone, Debug)]
pub enum LineText<'g> {
    /// One of these names, by language.
    Names(Tags<'g>),
    /// This, in any language.
    Plain(&'g str),
    /// The country of this ISO 3166-1 alpha-2 code, whose names are built in.
    Country([u8; 2]),
}

impl<'g> AddressLine<'g> {
    /// The text for a reader of these languages.
    pub fn localise(&self, languages: &Languages) -> &'g str {
        match &self.text {
            LineText::Names(names) => languages.choose(names.iter()),
            LineText::Plain(text) => text,
            LineText::Country(code) => country_name(*code, languages),
        }
    }

    /// The ISO 3166-2 code of the part and its admin level, where it has both.
    pub fn iso3166_2(&self) -> Option<(u8, &'g str)> {
        let place = self.place?;
        let code = place.names().get("ISO3166-2").or_else(|| place.extratags().get("ISO3166-2"))?;
        (place.admin_level() > 0).then_some((place.admin_level(), code))
    }
}

impl<'g> Entry<'g> {
    /// The parts of its address: itself, house number, street, areas from small to large, postcode, country.
    pub fn address(&self) -> Vec<AddressLine<'g>> {
        let mut lines = Vec::with_capacity(10);
        let country = self.hierarchy().country();
        if let Some(line) = self.own_line(country) {
            lines.push(line);
        }
        lines.extend(self.house_number().map(|number| plain("house_number", number, 28)));
        let areas: Vec<Place<'g>> = self.hierarchy().areas().collect();
        let street = self.street().filter(|street| !street.is_linked() && !areas.contains(street));
        lines.extend(street.map(|street| part(street, country)));
        let is_country = |place: &Place<'_>| place.rank_address() <= 4;
        lines.extend(areas.iter().filter(|area| !is_country(area)).map(|area| part(*area, country)));
        if let Some(line) = self.hierarchy().locality().map(|text| unmapped(text, &areas)) {
            let above = lines.iter().rposition(|other| other.rank > line.rank).map_or(0, |finer| finer + 1);
            lines.insert(above, line);
        }
        if !self.category().is("place", "postcode") && !self.is_country() {
            lines.extend(
                self.postcode().filter(|code| !code.contains([',', ';'])).map(|code| plain("postcode", code, 5)),
            );
        }
        if !self.is_country() {
            lines.extend(country_line(&areas, country));
        }
        lines
    }

    /// Whether it is a country.
    pub fn is_country(&self) -> bool {
        matches!(self, Self::Place(place) if place.rank_address() == 4)
    }

    /// The key of the entry itself, as Nominatim's `addresstype` gives it.
    pub fn address_key(&self) -> Cow<'g, str> {
        match self {
            Self::Place(place) => key_of(*place, self.hierarchy().country()),
            Self::Way(_) => Cow::Borrowed("road"),
            Self::House(_) => Cow::Borrowed(self.category().key),
        }
    }

    /// The line of the entry itself: its name, or for a house without one its number.
    fn own_line(&self, country: Option<[u8; 2]>) -> Option<AddressLine<'g>> {
        match self {
            Self::House(_) if self.names().is_empty() => None,
            Self::House(_) => {
                let key = self.address_key();
                Some(AddressLine { key, text: LineText::Names(self.names()), rank: 30, place: None })
            }
            Self::Way(way) => Some(part(way.street(), country)),
            Self::Place(place) if place.names().is_empty() => None,
            Self::Place(place) => Some(part(*place, country)),
        }
    }
}

fn plain<'g>(key: &'static str, text: &'g str, rank: u8) -> AddressLine<'g> {
    AddressLine { key: Cow::Borrowed(key), text: LineText::Plain(text), rank, place: None }
}

/// The part that no object stands for: the town where there is no other, else a part of it.
fn unmapped<'g>(text: &'g str, areas: &[Place<'g>]) -> AddressLine<'g> {
    let has_town = areas.iter().any(|area| TOWNS.contains(&area.rank_address()));
    if has_town { plain("locality", text, 25) } else { plain("city", text, 16) }
}

fn part(place: Place<'_>, country: Option<[u8; 2]>) -> AddressLine<'_> {
    let text = LineText::Names(place.names());
    AddressLine { key: key_of(place, country), text, rank: place.rank_address(), place: Some(place) }
}

/// The built-in name of a country: in the first language that has one, else its own.
fn country_name(code: [u8; 2], languages: &Languages) -> &'static str {
    let asked = languages.iter().find_map(|language| countries::name(code, language));
    asked.or_else(|| countries::name(code, "local")).or_else(|| countries::name(code, "en")).unwrap_or_default()
}

/// The country's own relation where the chain ends in it, else the built-in names.
fn country_line<'g>(areas: &[Place<'g>], country: Option<[u8; 2]>) -> Option<AddressLine<'g>> {
    let known = areas.last().filter(|place| place.rank_address() == 4 && !place.names().is_empty());
    let text = match (known, country) {
        (Some(place), _) => LineText::Names(place.names()),
        (None, Some(code)) => LineText::Country(code),
        (None, None) => return None,
    };
    Some(AddressLine { key: Cow::Borrowed("country"), text, rank: 4, place: known.copied() })
}

/// The key of a place in an address (api of Nominatim: the linked place's type, then the level, road, or main key).
fn key_of(place: Place<'_>, country: Option<[u8; 2]>) -> Cow<'_, str> {
    let Category { key, value } = place.category();
    let rank = place.rank_address();
    if value == "postcode" || value == "postal_code" {
        return Cow::Borrowed("postcode");
    }
    let extratags = place.extratags();
    let type_of_place = || extratags.get("linked_place").or_else(|| extratags.get("place"));
    if rank < 26
        && let Some(value) = type_of_place()
    {
        return tidy(value);
    }
    match (key, value) {
        ("boundary", "administrative") => Cow::Borrowed(boundary_key(rank / 2, country)),
        _ if rank < 26 => tidy(if value == "yes" { key } else { value }),
        _ if matches!(rank, 26 | 27) => Cow::Borrowed("road"),
        ("place", "house_number" | "house_name" | "country_code") => tidy(value),
        _ => tidy(key),
    }
}

fn tidy(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|b| b == b' ' || b.is_ascii_uppercase()) {
        Cow::Owned(text.to_lowercase().replace(' ', "_"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The key of an administrative boundary by half its address rank.
fn boundary_key(half_rank: u8, country: Option<[u8; 2]>) -> &'static str {
    let nordic = matches!(country.as_ref(), Some(b"no" | b"se"));
    match half_rank {
        1 => "continent",
        2 => "country",
        3 if nordic => "state",
        4 if nordic => "county",
        3 => "region",
        4 => "state",
        5 => "state_district",
        6 => "county",
        7 => "municipality",
        8 => "city",
        9 => "city_district",
        10 => "suburb",
        11 => "neighbourhood",
        12 => "city_block",
        _ => "administrative",
    }
}
