//! Postcodes of everything, and the places that stand for postcodes.
//!
//! The own tag first, then that of the building around, the street's, the postal area's, and last what most of the
//! addresses around have. Values that are lists ("1234;1235") say nothing about one place and are not used.

mod areas;
mod nearby;
mod patterns;
mod places;

use gazetteer::Point;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::feature::Feature;
use crate::model::Model;
use crate::parents::{Home, Parent};
use crate::streets::Streets;
use crate::strings::Sym;
pub use places::places;

/// What is known of postcodes.
pub struct Postcodes {
    areas: areas::PostalAreas,
    nearby: nearby::Nearby,
    /// By street.
    streets: Vec<Option<Sym>>,
}

impl Postcodes {
    /// Collects postal areas, tagged addresses, and the postcodes of the streets.
    pub fn of(world: &Model, streets: &Streets, homes: &[Home]) -> Self {
        let areas = areas::PostalAreas::of(world);
        let nearby = nearby::Nearby::of(world, homes);
        let mut votes: Vec<Votes> = vec![Votes::default(); streets.streets.len()];
        for home in homes {
            if let (Parent::Street(street), Some(code)) = (home.parent, own(world, home)) {
                *votes[street as usize].entry(code).or_default() += 1;
            }
        }
        let streets = votes
            .par_iter()
            .zip(&streets.streets)
            .map(|(votes, street)| {
                let features = street.ways.iter().map(|&way| world.feature(streets.ways[way as usize].entry));
                most_voted(votes)
                    .or_else(|| features.into_iter().find_map(|feature| tagged(world, feature)))
                    .or_else(|| areas.at(street.position))
                    .or_else(|| nearby.at(street.position))
            })
            .collect();
        Self { areas, nearby, streets }
    }

    /// The postcode of a street.
    pub fn of_street(&self, street: u32) -> Option<Sym> {
        self.streets[street as usize]
    }

    /// The postcode of a house or point of interest.
    pub fn of_home(&self, world: &Model, home: &Home) -> Option<Sym> {
        let street = || match home.parent {
            Parent::Street(street) => self.of_street(street),
            _ => None,
        };
        own(world, home).or_else(street).or_else(|| self.around(world.entries[home.entry as usize].position))
    }

    /// The postcode of any other feature at a point; the tags of large ones don't speak for their middle.
    pub fn of_feature(&self, world: &Model, feature: &Feature, point: Point) -> Option<Sym> {
        tagged(world, feature).or_else(|| self.around(point))
    }

    /// The postcode of the postal area, else of the addresses around a point.
    pub fn around(&self, point: Point) -> Option<Sym> {
        self.areas.at(point).or_else(|| self.nearby.at(point))
    }
}

type Votes = FxHashMap<Sym, u32>;

/// The value with the most votes; of equals the one seen first in the extract.
fn most_voted(votes: &Votes) -> Option<Sym> {
    votes.iter().max_by_key(|&(&code, &count)| (count, std::cmp::Reverse(code))).map(|(&code, _)| code)
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
