//! The streets of house numbers that files list.
//!
//! A row hangs on the street of its name that is next to the middle of its line. The name is all that is trusted: a row
//! whose street the map does not know is left out rather than put on the next best street.

use gazetteer::Point;
use gazetteer::geometry::point_along;
use rayon::prelude::*;

use crate::hierarchy::{AncestorQuery, Hierarchy};
use crate::listed::{Fault, ListedRow};
use crate::model::Model;
use crate::streets::Streets;

/// How far a street may be from the middle of the line.
const WITHIN_M: f64 = 500.0;

/// A listed row that found its street.
pub struct ListedAddress {
    /// Index of the row.
    pub row: u32,
    /// The street.
    pub street: u32,
    /// The middle of its line.
    pub middle: Point,
    /// The entries above it.
    pub ancestors: Vec<u32>,
}

/// Finds the streets of all listed rows and counts those that have none, in the order of the rows.
pub fn listed(model: &mut Model, hierarchy: &Hierarchy, streets: &Streets) -> Vec<ListedAddress> {
    let read_only = &*model;
    let found: Vec<Option<ListedAddress>> = (read_only.listed.rows.par_iter().enumerate())
        .map(|(index, row)| object(read_only, hierarchy, streets, index as u32, row))
        .collect();
    let listed = &mut model.listed;
    for (object, row) in found.iter().zip(&listed.rows) {
        match object {
            Some(_) => listed.tally.taken += 1,
            None => listed.tally.leave_out(Fault::NoStreet, row.at),
        }
    }
    found.into_iter().flatten().collect()
}

fn object(
    model: &Model,
    hierarchy: &Hierarchy,
    streets: &Streets,
    index: u32,
    row: &ListedRow,
) -> Option<ListedAddress> {
    let length: f64 = row.line.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum();
    let middle = point_along(&row.line, length / 2.0);
    let (way, _) = streets.named(model, model.keys.all(row.street), middle).filter(|found| found.1 <= WITHIN_M)?;
    let way = &streets.ways[way as usize];
    let ancestors = hierarchy.ancestors(AncestorQuery {
        point: middle,
        below: 26,
        itself: None,
        named: row.city.map_or(&[], |city| model.keys.all(city)),
        country: model.entries[way.entry as usize].country,
        touched: &way.touched,
        fixed: None,
    });
    Some(ListedAddress { row: index, street: way.street, middle, ancestors })
}
