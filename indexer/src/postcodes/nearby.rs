//! The postcode that the addresses around a point have.
//!
//! Tagged addresses are counted in cells of some 500 m; a point takes the most frequent postcode of its own cell and
//! the eight around it, so a single mistake among many does no harm.

use gazetteer::Point;
use rustc_hash::FxHashMap;

use super::tags::own;
use super::votes::{Votes, most_voted};
use crate::model::Model;
use crate::parents::AddressObject;
use crate::strings::Sym;

/// Height of a cell in 1e-7 degrees (some 550 m); cells have twice the width in degrees.
const CELL: i32 = 50_000;
/// How many rings of cells around the point's own are asked, one after the other.
const RINGS: i32 = 4;

/// Postcodes by cell.
pub(super) struct Nearby(FxHashMap<(i32, i32), Votes>);

impl Nearby {
    pub(super) fn build(model: &Model, objects: &[AddressObject]) -> Self {
        let mut cells: FxHashMap<(i32, i32), Votes> = FxHashMap::default();
        for object in objects {
            if let Some(code) = own(model, object) {
                let cell = cell(model.entries[object.entry as usize].position);
                *cells.entry(cell).or_default().entry(code).or_default() += 1;
            }
        }
        Self(cells)
    }

    /// The most frequent postcode of the nearest ring of cells that has any, up to some 2.5 km away.
    pub(super) fn at(&self, point: Point) -> Option<Sym> {
        let (row, column) = cell(point);
        (1..=RINGS).find_map(|ring| {
            let mut votes = Votes::default();
            for near in (-ring..=ring).flat_map(|y| (-ring..=ring).map(move |x| (row + y, column + x))) {
                for (&code, &count) in self.0.get(&near).into_iter().flatten() {
                    *votes.entry(code).or_default() += count;
                }
            }
            most_voted(&votes)
        })
    }
}

fn cell(point: Point) -> (i32, i32) {
    (point.lat.div_euclid(CELL), point.lon.div_euclid(2 * CELL))
}
