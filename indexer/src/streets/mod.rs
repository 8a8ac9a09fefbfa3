//! Streets: the ways of one name that hang together, and finding them by name or by distance.
//!
//! [`Streets`] knows every named way. `merge` joins ways into streets; `index` finds the nearest way of a point.
//! A street is one name, one connected piece and one settlement: the same name across the border is another street.

mod index;
mod merge;
mod way;

use gazetteer::Point;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::hierarchy::{AncestorQuery, Hierarchy};
use crate::model::Model;
use crate::model::entries::Role;
use crate::model::keys::NameKey;
pub use index::Nearest;
pub use way::{Street, Way, settlement};
use way::{length_m, lines_of};

/// All streets of an extract.
#[expect(clippy::struct_field_names, reason = "streets consist of ways; neither name can be spared")]
pub struct Streets {
    /// Every named way.
    pub ways: Vec<Way>,
    /// The streets made of them.
    pub streets: Vec<Street>,
    by_name: FxHashMap<NameKey, Vec<u32>>,
    nearest: index::Index,
}

/// Streets whose ways lie within such a distance of the asked point bear an `addr:street` (0.015 degrees).
const NAMED_WITHIN_M: f64 = 1_670.0;

impl Streets {
    /// Where the ways of a street are.
    pub fn positions(&self, model: &Model, street: u32) -> Vec<Point> {
        let ways = self.streets[street as usize].ways.iter();
        ways.map(|&way| model.entries[self.ways[way as usize].entry as usize].position).collect()
    }

    /// Collects and merges the ways of a model.
    pub fn build(model: &Model, hierarchy: &Hierarchy) -> Self {
        let mut ways: Vec<Way> = model
            .entries
            .par_iter()
            .enumerate()
            .filter(|(_, entry)| entry.role == Role::Street)
            .map(|(index, entry)| {
                let shape = &model.feature_of(entry).shape;
                let touched = hierarchy.along(lines_of(shape));
                let query = AncestorQuery {
                    point: entry.position,
                    below: 26,
                    itself: Some(index as u32),
                    named: &[],
                    country: entry.country,
                    touched: &touched,
                    fixed: None,
                };
                let ancestors = hierarchy.ancestors(query);
                Way {
                    entry: index as u32,
                    street: 0,
                    bounds: shape.bounding_box(),
                    length_m: lines_of(shape).map(|line| length_m(line)).sum(),
                    settlement: settlement(model, &ancestors),
                    ancestors,
                    touched,
                }
            })
            .collect();
        let streets = merge::merge(model, &mut ways);
        let mut by_name: FxHashMap<NameKey, Vec<u32>> = FxHashMap::default();
        for (index, way) in ways.iter().enumerate() {
            let mut keys: Vec<NameKey> = model.names_of(way.entry).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                by_name.entry(key).or_default().push(index as u32);
            }
        }
        let nearest = index::Index::build(model, &ways);
        Self { ways, streets, by_name, nearest }
    }

    /// Gives up what is only for finding ways: afterwards none is found any more.
    pub fn end_search(&mut self) {
        self.by_name = FxHashMap::default();
        self.nearest = index::Index::default();
        for way in &mut self.ways {
            (way.ancestors, way.touched) = (Vec::new(), Box::default());
        }
    }

    /// The nearest way that bears one of the names, and its distance in metres.
    pub fn named(&self, model: &Model, keys: &[NameKey], point: Point) -> Option<(u32, f64)> {
        let mut best: Option<(u32, f64)> = None;
        for &way in keys.iter().filter_map(|key| self.by_name.get(key)).flatten() {
            let limit = best.map_or(NAMED_WITHIN_M, |(_, distance)| distance);
            if self.ways[way as usize].bounds.distance_m(point) < limit {
                let distance = self.distance_m(model, way, point);
                if distance < limit {
                    best = Some((way, distance));
                }
            }
        }
        best
    }

    /// The nearest way at most `limit_m` away for which `accept` says yes.
    pub fn nearest(&self, model: &Model, point: Point, limit_m: f64, accept: impl Fn(&Way) -> bool) -> Option<Nearest> {
        self.nearest.nearest(model, &self.ways, point, limit_m, accept)
    }

    /// Metres from a point to a way.
    pub fn distance_m(&self, model: &Model, way: u32, point: Point) -> f64 {
        let shape = &model.feature(self.ways[way as usize].entry).shape;
        lines_of(shape).map(|line| index::distance_to_line_m(line, point)).fold(f64::INFINITY, f64::min)
    }

    /// The entry that a street is shown as.
    pub fn main_entry(&self, street: u32) -> u32 {
        self.ways[self.streets[street as usize].ways[0] as usize].entry
    }
}
