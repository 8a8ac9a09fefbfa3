//! Postcodes of everything, and the places that stand for postcodes.
//!
//! The own tag first, then that of the building around, the street's, the postal area's, and last what most of the
//! addresses around have. Values that are lists ("1234;1235") say nothing about one place and are not used.

mod areas;
mod nearby;
mod patterns;
mod places;
mod tags;
mod votes;

use gazetteer::Point;
use rayon::prelude::*;

use crate::feature::Feature;
use crate::model::Model;
use crate::parents::{AddressObject, Parent};
use crate::streets::Streets;
use crate::strings::Sym;
pub use places::places;
use tags::own;
pub use tags::{tagged, unofficial};
use votes::{Votes, most_voted};

/// What is known of postcodes.
pub struct Postcodes {
    areas: areas::PostalAreas,
    nearby: nearby::Nearby,
    /// By street.
    streets: Vec<Option<Sym>>,
}

impl Postcodes {
    /// Collects postal areas, tagged addresses, and the postcodes of the streets.
    pub fn build(model: &Model, streets: &Streets, objects: &[AddressObject]) -> Self {
        let areas = areas::PostalAreas::build(model);
        let nearby = nearby::Nearby::build(model, objects);
        let mut votes: Vec<Votes> = vec![Votes::default(); streets.streets.len()];
        for object in objects {
            if let (Parent::Street(street), Some(code)) = (object.parent, own(model, object)) {
                *votes[street as usize].entry(code).or_default() += 1;
            }
        }
        let streets = votes
            .par_iter()
            .zip(&streets.streets)
            .map(|(votes, street)| {
                let features = street.ways.iter().map(|&way| model.feature(streets.ways[way as usize].entry));
                most_voted(votes)
                    .or_else(|| features.into_iter().find_map(|feature| tagged(model, feature)))
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
    pub fn of_object(&self, model: &Model, object: &AddressObject) -> Option<Sym> {
        let street = || match object.parent {
            Parent::Street(street) => self.of_street(street),
            _ => None,
        };
        own(model, object).or_else(street).or_else(|| self.around(model.entries[object.entry as usize].position))
    }

    /// The postcode of any other feature at a point; the tags of large ones don't speak for their middle.
    pub fn of_feature(&self, model: &Model, feature: &Feature, point: Point) -> Option<Sym> {
        tagged(model, feature).or_else(|| self.around(point))
    }

    /// The postcode of the postal area, else of the addresses around a point.
    pub fn around(&self, point: Point) -> Option<Sym> {
        self.areas.at(point).or_else(|| self.nearby.at(point))
    }
}
