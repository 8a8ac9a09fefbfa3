//! Postcodes of everything, and the places that stand for postcodes.
//!
//! The own tag first, then that of the building around, the street's, that of a municipality or postal area around, and
//! last the code whose addresses are next. Values that are lists ("1234;1235") say nothing about one place and are not
//! used.

mod areas;
mod centroids;
mod patterns;
mod places;
mod tags;

use gazetteer::{Point, Shape};
use rayon::prelude::*;

use crate::country::CountryCode;
use crate::feature::Feature;
use crate::model::Model;
use crate::model::entries::Entry;
use crate::parents::{AddressObject, Parent};
use crate::streets::{Street, Streets, Way};
use crate::strings::Sym;
pub use places::places;
use tags::own;
pub use tags::{tagged, unofficial};

/// What is known of postcodes.
pub struct Postcodes {
    areas: areas::PostalAreas,
    centroids: centroids::Centroids,
    /// By way.
    ways: Vec<Option<Sym>>,
}

impl Postcodes {
    /// Collects postal areas, tagged addresses, and the postcodes of the ways.
    pub fn build(model: &Model, streets: &Streets) -> Self {
        let (areas, centroids) = (areas::PostalAreas::build(model), centroids::Centroids::build(model));
        let mut postcodes = Self { areas, centroids, ways: Vec::new() };
        postcodes.ways = streets.ways.par_iter().map(|way| postcodes.find_way(model, way)).collect();
        postcodes
    }

    fn find_way(&self, model: &Model, way: &Way) -> Option<Sym> {
        let entry = &model.entries[way.entry as usize];
        let feature = model.feature_of(entry);
        let lines = || lines_of(&feature.shape).map(Vec::as_slice);
        valid(model, feature, entry.country)
            .or_else(|| of_ancestors(model, &way.ancestors))
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
    pub fn of_object(&self, model: &Model, streets: &Streets, object: &AddressObject) -> Option<Sym> {
        let entry = &model.entries[object.entry as usize];
        own(model, object).or_else(|| match object.parent {
            Parent::Street(street) => object
                .way
                .and_then(|way| self.of_way(way))
                .or_else(|| self.of_street(&streets.streets[street as usize])),
            Parent::Place(_) => self.around(model, &object.ancestors, entry.position, entry.country),
            _ => self.of_form(model, entry, &object.ancestors),
        })
    }

    /// The postcode of any other entry below the `ancestors`. A node that a boundary stands for has none, and
    /// neither has a whole state.
    pub fn of_entry(&self, model: &Model, entry: &Entry, ancestors: &[u32]) -> Option<Sym> {
        if entry.boundary.is_some() || entry.rank.search <= STATE {
            return None;
        }
        valid(model, model.feature_of(entry), entry.country).or_else(|| self.of_form(model, entry, ancestors))
    }

    /// The postcode of the areas around a point, else the next one.
    pub fn around(&self, model: &Model, ancestors: &[u32], point: Point, country: CountryCode) -> Option<Sym> {
        of_ancestors(model, ancestors).or_else(|| self.areas.at(point)).or_else(|| self.centroids.at(point, country))
    }

    fn of_form(&self, model: &Model, entry: &Entry, ancestors: &[u32]) -> Option<Sym> {
        of_ancestors(model, ancestors)
            .or_else(|| self.areas.at(entry.position))
            .or_else(|| self.centroids.of_shape(&model.feature_of(entry).shape, entry.country))
    }
}

/// The search rank of states and all that is larger.
const STATE: u8 = 8;

/// The postcode that the smallest area with one bears for all that lies in it.
fn of_ancestors(model: &Model, ancestors: &[u32]) -> Option<Sym> {
    ancestors.iter().find_map(|&above| {
        let entry = &model.entries[above as usize];
        let is_area = matches!(model.feature_of(entry).shape, Shape::Area(_));
        is_area.then(|| valid(model, model.feature_of(entry), entry.country)).flatten()
    })
}

/// The postcode that a feature itself bears, if it looks like one of the country.
fn valid(model: &Model, feature: &Feature, country: CountryCode) -> Option<Sym> {
    tagged(model, feature).filter(|&code| patterns::fits(model.features.strings.get(code), country))
}

fn lines_of(shape: &Shape) -> impl Iterator<Item = &Vec<Point>> {
    let (lines, polygons) = match shape {
        Shape::Lines(lines) => (lines.as_slice(), &[][..]),
        Shape::Area(polygons) => (&[][..], polygons.as_slice()),
        Shape::Point(_) => (&[][..], &[][..]),
    };
    lines.iter().chain(polygons.iter().map(|polygon| &polygon.outer))
}
