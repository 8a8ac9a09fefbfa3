//! The places that an extract is to give: one entry for each category of each feature, with country, ranks and role.

use gazetteer::draft::CategoryDraft;
use gazetteer::{OsmType, Point, Shape};
use rayon::prelude::*;

use super::names;
use crate::assemble::centroid;
use crate::country::{self, Countries, CountryCode};
use crate::feature::{Feature, Features};
use crate::ranks::{self, Circumstances, Rank};
use crate::strings::{Strings, Sym};

/// What an entry is to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An area that can be part of addresses.
    Area,
    /// A place node (or line) that can be part of addresses around it.
    Node,
    /// An area of one postcode.
    PostalArea,
    /// A way that is a street or part of one.
    Street,
    /// A house number and nothing else.
    House,
    /// A venue or named building.
    Poi,
    /// A line of interpolated numbers.
    Interpolation,
    /// Named land, water and the like, no part of addresses.
    Nature,
}

/// A place to be.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Index of the feature.
    pub feature: u32,
    /// The tag that makes it a place.
    pub category: CategoryDraft,
    /// Its country.
    pub country: CountryCode,
    /// Its ranks.
    pub rank: Rank,
    /// `admin_level` of a boundary, or 0.
    pub admin_level: u8,
    /// Where it is shown.
    pub position: Point,
    /// What it is to the others.
    pub role: Role,
    /// Of a boundary: the entry of the place node that is one with it.
    pub node: Option<u32>,
    /// Of a place node: the boundary that is one with it.
    pub boundary: Option<u32>,
}

/// The entries of all features, in the order of the features.
///
/// A farm, a square or grounds that bear a house number are an address as well: their last entry is a house.
pub fn build(features: &mut Features, countries: &Countries) -> Vec<Entry> {
    let house = CategoryDraft { key: features.strings.intern("place"), value: features.strings.intern("house") };
    let features = &*features;
    let strings = &features.strings;
    features
        .features
        .par_iter()
        .enumerate()
        .flat_map_iter(|(index, feature)| {
            let position = centroid(&feature.shape);
            let country = countries.at(position);
            let of_category =
                |category: CategoryDraft| entry(index as u32, feature, category, position, country, strings);
            let mut entries: Vec<Entry> =
                feature.categories.iter().filter_map(|&category| of_category(category)).collect();
            if bears_number_beside(feature, &entries, strings) {
                entries.extend(of_category(house));
            }
            entries
        })
        .collect()
}

/// Whether a feature has a house number that none of its entries takes.
fn bears_number_beside(feature: &Feature, entries: &[Entry], strings: &Strings) -> bool {
    let takes = |entry: &Entry| matches!(entry.role, Role::House | Role::Poi | Role::Interpolation | Role::PostalArea);
    let is_boundary = || feature.categories.iter().any(|category| strings.get(category.key) == "boundary");
    !feature.categories.is_empty()
        && !matches!(feature.shape, Shape::Lines(_))
        && !entries.iter().any(takes)
        && tag(feature, strings, "addr:housenumber").is_some()
        && !is_boundary()
}

fn entry(
    index: u32,
    feature: &Feature,
    category: CategoryDraft,
    position: Point,
    country: CountryCode,
    strings: &Strings,
) -> Option<Entry> {
    let (key, value) = (strings.get(category.key), strings.get(category.value));
    let admin_level = match key {
        "boundary" => feature.tags.get(strings, "admin_level").and_then(|level| level.parse().ok()).unwrap_or(15),
        _ => 0,
    };
    let told = (key == "boundary").then(|| country::told_by_boundary(feature, strings)).flatten();
    let country = told.unwrap_or(country);
    let circumstances = Circumstances {
        admin_level,
        country,
        is_capital: feature.tags.get(strings, "capital") == Some("yes"),
        is_relation: feature.osm.kind() == OsmType::Relation,
    };
    let mut rank = ranks::of(key, value, circumstances);
    if (REGION..COUNTY).contains(&rank.address) && is_cut_region(feature, key, strings) {
        rank.address = 0;
    }
    let role = role(feature, key, value, rank, strings)?;
    match role {
        Role::Poi | Role::House => rank = Rank { search: rank.search.max(28), address: 30 },
        _ => {}
    }
    let admin_level = if admin_level > 15 { 15 } else { admin_level };
    Some(Entry { feature: index, category, country, rank, admin_level, position, role, node: None, boundary: None })
}

/// Address ranks of regions and states: smaller than a country, larger than a county.
const REGION: u8 = 6;
const COUNTY: u8 = 12;

/// Whether a boundary is cut by the edge and has no ISO 3166-2 code: a statistical region, which nobody writes.
fn is_cut_region(feature: &Feature, key: &str, strings: &Strings) -> bool {
    key == "boundary" && feature.extra().cut && tag(feature, strings, "ISO3166-2").is_none()
}

fn role(feature: &Feature, key: &str, value: &str, rank: Rank, strings: &Strings) -> Option<Role> {
    let is_lines = matches!(feature.shape, Shape::Lines(_));
    if is_lines && key != "highway" && feature.tags.get(strings, "addr:interpolation").is_some() {
        return (feature.extra().numbered_nodes.len() > 1).then_some(Role::Interpolation);
    }
    // The ways of a border are named after the river or ridge that it follows: they are no places.
    if is_lines && key == "boundary" && feature.osm.kind() == OsmType::Way {
        return None;
    }
    let is_named = || feature.tags.iter(strings).any(|(key, _)| names::is_proper_name(key));
    let is_area = matches!(feature.shape, Shape::Area(_));
    match (key, rank.address) {
        ("boundary" | "place", 5) => Some(Role::PostalArea),
        ("highway", 26 | 27) if matches!(feature.shape, Shape::Point(_)) => Some(Role::Poi),
        ("highway", 26 | 27) => (is_named() || feature.tags.get(strings, "ref").is_some()).then_some(Role::Street),
        (_, 1..=25) if !is_named() => None,
        (_, 1..=25) if is_area => Some(Role::Area),
        // A boundary whose ring the extract's edge has cut contains nothing and is no place node either.
        ("boundary", 0..=25) | (_, 0) => Some(Role::Nature),
        (_, 1..=25) => Some(Role::Node),
        _ => {
            let is_plain = key == "building" || key == "place" && matches!(value, "house" | "houses");
            // What is named is another entry of the object already.
            let is_beside = !feature
                .categories
                .iter()
                .any(|category| (strings.get(category.key), strings.get(category.value)) == (key, value));
            let is_plain = is_plain && (is_beside || !is_named() && !has_house_name(feature, strings));
            if is_plain && house_number(feature, strings).is_none() {
                return None;
            }
            Some(if is_plain { Role::House } else { Role::Poi })
        }
    }
}

/// Whether a house has a name that people look for: not one that only repeats its number.
fn has_house_name(feature: &Feature, strings: &Strings) -> bool {
    let name = feature.tags.get(strings, "addr:housename").unwrap_or_default();
    let number = feature.tags.get(strings, "addr:housenumber").unwrap_or_default();
    name.chars().filter(|c| c.is_alphabetic()).count() > 1 && !name.eq_ignore_ascii_case(number)
}

/// The house number of a feature as tagged: a number, else a conscription number, else the name of the house.
pub fn house_number(feature: &Feature, strings: &Strings) -> Option<Sym> {
    ["addr:housenumber", "addr:streetnumber", "addr:conscriptionnumber", "addr:housename"]
        .iter()
        .find_map(|key| tag(feature, strings, key))
}

/// The symbol of a tag's value.
pub fn tag(feature: &Feature, strings: &Strings, key: &str) -> Option<Sym> {
    let key = strings.find(key)?;
    feature.tags.0.iter().find(|(known, _)| *known == key).map(|&(_, value)| value)
}
