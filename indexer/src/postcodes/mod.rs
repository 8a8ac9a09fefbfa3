//! Postcodes of everything, and the places that stand for postcodes.
//!
//! The own tag first, then that of the building around, the street's, that of a municipality or postal area around, and
//! last the code whose addresses are next. Values that are lists ("1234;1235") say nothing about one place and are not used.

mod areas;
mod centroids;
mod patterns;
mod places;

use gazetteer::{Point, Shape};
use rayon::prelude::*;

use crate::country::CountryCode;
use crate::feature::Feature;
use crate::model::Model;
use crate::model::entries::Entry;
use crate::parents::{Home, Parent};
use crate::streets::{Street, Streets, Way};
use crate::strings::Sym;
pub use places::places;

/// What is known of postcodes.
pub struct Postcodes {
    areas: areas::PostalAreas,
    centroids: centroids::Centroids,
    /// By way.
    ways: Vec<Option<Sym>>,
}

impl Postcodes {
    /// Collects postal areas, tagged addresses, and the postcodes of the ways.
    pub fn of(world: &Model, streets: &Streets) -> Self {
        let (areas, centroids) = (areas::PostalAreas::of(world), centroids::Centroids::of(world));
        let mut postcodes = Self { areas, centroids, ways: Vec::new() };
        postcodes.ways = streets.ways.par_iter().map(|way| postcodes.find_way(world, way)).collect();
        postcodes
    }

    fn find_way(&self, world: &Model, way: &Way) -> Option<Sym> {
        let entry = &world.entries[way.entry as usize];
        let feature = world.feature_of(entry);
        let lines = || lines_of(&feature.shape).map(Vec::as_slice);
        valid(world, feature, entry.country)
            .or_else(|| of_chain(world, &way.chain))
            .or_else(|| self.areas.at(entry.position))
            .or_else(|| self.centroids.along(&lines, entry.country))
    }

    /// The postcode of a street: that of the way that it is shown as, else of its first way that has one.
    pub fn of_street(&self, street: &Street) -> Option<Sym> {
        street.ways.iter().find_map(|&way| self.of_way(way))
    }

    /// The postcode of a way, an index of [`Streets::ways`].
    pub fn of_way(&self, way: u32) -> Option<Sym> {
        self.ways.get(way as usize).copied().flatten()
    }

    /// The postcode of a house or point of interest: its own, its street's, that of an area around it.
    pub fn of_home(&self, world: &Model, streets: &Streets, home: &Home) -> Option<Sym> {
        let entry = &world.entries[home.entry as usize];
        own(world, home).or_else(|| match home.parent {
            Parent::Street(street) => {
                home.way.and_then(|way| self.of_way(way)).or_else(|| self.of_street(&streets.streets[street as usize]))
            }
            Parent::Place(_) => self.around(world, &home.chain, entry.position, entry.country),
            _ => self.of_form(world, entry, &home.chain),
        })
    }

    /// The postcode of any other entry below the areas of `chain`. A node that a boundary stands for has none, and
    /// neither has a whole state.
    pub fn of_entry(&self, world: &Model, entry: &Entry, chain: &[u32]) -> Option<Sym> {
        if entry.boundary.is_some() || entry.rank.search <= STATE {
            return None;
        }
        valid(world, world.feature_of(entry), entry.country).or_else(|| self.of_form(world, entry, chain))
    }

    /// The postcode of the areas around a point, else the next one.
    pub fn around(&self, world: &Model, chain: &[u32], point: Point, country: CountryCode) -> Option<Sym> {
        of_chain(world, chain).or_else(|| self.areas.at(point)).or_else(|| self.centroids.at(point, country))
    }

    fn of_form(&self, world: &Model, entry: &Entry, chain: &[u32]) -> Option<Sym> {
        of_chain(world, chain)
            .or_else(|| self.areas.at(entry.position))
            .or_else(|| self.centroids.of_shape(&world.feature_of(entry).shape, entry.country))
    }
}

/// The search rank of states and all that is larger.
const STATE: u8 = 8;

/// The postcode that the smallest area with one bears for all that lies in it.
fn of_chain(world: &Model, chain: &[u32]) -> Option<Sym> {
    chain.iter().find_map(|&above| {
        let entry = &world.entries[above as usize];
        let is_area = matches!(world.feature_of(entry).shape, Shape::Area(_));
        is_area.then(|| valid(world, world.feature_of(entry), entry.country)).flatten()
    })
}

/// The postcode that a feature itself bears, if it looks like one of the country.
fn valid(world: &Model, feature: &Feature, country: CountryCode) -> Option<Sym> {
    tagged(world, feature).filter(|&code| patterns::fits(world.features.strings.get(code), country))
}

fn lines_of(shape: &Shape) -> impl Iterator<Item = &Vec<Point>> {
    let (lines, polygons) = match shape {
        Shape::Lines(lines) => (lines.as_slice(), &[][..]),
        Shape::Area(polygons) => (&[][..], polygons.as_slice()),
        Shape::Point(_) => (&[][..], &[][..]),
    };
    lines.iter().chain(polygons.iter().map(|polygon| &polygon.outer))
}

/// The postcode that a feature itself bears.
pub fn tagged(world: &Model, feature: &Feature) -> Option<Sym> {
    ["addr:postcode", "postal_code"]
        .iter()
        .find_map(|key| world.tag(feature, key))
        .filter(|&code| is_single(world.features.strings.get(code)))
}

/// The postcode that a house or its building bears.
///
/// What does not look like a code of its country ("7", "n/a") is left aside.
fn own(world: &Model, home: &Home) -> Option<Sym> {
    codes(world, home).find(|&code| fits(world, home, code))
}

/// What a house bears as its postcode though it does not look like one: people may still write it.
pub fn unofficial(world: &Model, home: &Home) -> Option<Sym> {
    codes(world, home).find(|&code| !fits(world, home, code))
}

fn codes<'a>(world: &'a Model, home: &Home) -> impl Iterator<Item = Sym> + use<'a> {
    let features = [world.feature(home.entry), &world.features.features[home.address as usize]];
    features.into_iter().filter_map(|feature| tagged(world, feature))
}

fn fits(world: &Model, home: &Home, code: Sym) -> bool {
    patterns::fits(world.features.strings.get(code), world.entries[home.entry as usize].country)
}

/// Whether a text is one postcode: short, with a digit or letter, and no list.
fn is_single(code: &str) -> bool {
    code.len() <= 16 && !code.contains([';', ',', '/']) && code.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_are_no_postcode() {
        assert_eq!(
            ["9490", "SW1A 1AA", "9490;9491", "1,2", "-", ""].map(is_single),
            [true, true, false, false, false, false]
        );
    }
}
