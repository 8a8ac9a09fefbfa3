//! Streets: the ways of one name that hang together, and finding them by name or by distance.
//!
//! [`Streets`] knows every named way. `merge` joins ways into streets; `index` finds the nearest way of a point.
//! A street is one name, one connected piece and one settlement: the same name across the border is another street.

mod index;
mod merge;

use gazetteer::{BoundingBox, Point, Shape};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::hierarchy::{Asked, Hierarchy, MemberId};
use crate::model::Model;
use crate::model::entries::Role;
use crate::model::keys::NameKey;
use crate::model::names;
use crate::strings::Sym;
pub use index::Nearest;

/// A way of a street.
pub struct Way {
    /// Its entry.
    pub entry: u32,
    /// The street that it is part of: an index of [`Streets::streets`].
    pub street: u32,
    bounds: BoundingBox,
    length_m: f64,
    settlement: u32,
    chain: Vec<u32>,
    /// The areas and place nodes that it runs through.
    pub touched: Box<[MemberId]>,
}

/// A street: indices of its ways, the one that it is shown as first.
pub struct Street {
    /// Indices of [`Streets::ways`].
    pub ways: Vec<u32>,
    /// Where it is shown: the middle of its middle way.
    pub position: Point,
    /// Entries of the areas above it.
    pub chain: Vec<u32>,
}

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

/// The classes of ways, the most important first; what is not named comes last.
const CLASSES: [&str; 11] = [
    "motorway",
    "trunk",
    "primary",
    "secondary",
    "tertiary",
    "unclassified",
    "residential",
    "pedestrian",
    "living_street",
    "road",
    "service",
];

/// Streets whose ways lie within such a distance of the asked point bear an `addr:street` (0.015 degrees).
const NAMED_WITHIN_M: f64 = 1_670.0;

impl Streets {
    /// Where the ways of a street are.
    pub fn positions(&self, world: &Model, street: u32) -> Vec<Point> {
        let ways = self.streets[street as usize].ways.iter();
        ways.map(|&way| world.entries[self.ways[way as usize].entry as usize].position).collect()
    }

    /// Collects and merges the ways of a world.
    pub fn of(world: &Model, hierarchy: &Hierarchy) -> Self {
        let mut ways: Vec<Way> = world
            .entries
            .par_iter()
            .enumerate()
            .filter(|(_, entry)| entry.role == Role::Street)
            .map(|(index, entry)| {
                let shape = &world.feature_of(entry).shape;
                let touched = hierarchy.along(lines_of(shape));
                let asked = Asked {
                    point: entry.position,
                    below: 26,
                    itself: Some(index as u32),
                    named: &[],
                    country: entry.country,
                    touched: &touched,
                    fixed: None,
                };
                let chain = hierarchy.chain(asked);
                Way {
                    entry: index as u32,
                    street: 0,
                    bounds: shape.bounding_box(),
                    length_m: lines_of(shape).map(|line| length_m(line)).sum(),
                    settlement: settlement(world, &chain),
                    chain,
                    touched,
                }
            })
            .collect();
        let streets = merge::merge(world, &mut ways);
        let mut by_name: FxHashMap<NameKey, Vec<u32>> = FxHashMap::default();
        for (index, way) in ways.iter().enumerate() {
            let mut keys: Vec<NameKey> = world.names_of(way.entry).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                by_name.entry(key).or_default().push(index as u32);
            }
        }
        let nearest = index::Index::of(world, &ways);
        Self { ways, streets, by_name, nearest }
    }

    /// Gives up what is only for finding ways: afterwards none is found any more.
    pub fn end_search(&mut self) {
        self.by_name = FxHashMap::default();
        self.nearest = index::Index::default();
        for way in &mut self.ways {
            (way.chain, way.touched) = (Vec::new(), Box::default());
        }
    }

    /// The nearest way that bears one of the names, and its distance in metres.
    pub fn named(&self, world: &Model, keys: &[NameKey], point: Point) -> Option<(u32, f64)> {
        let mut best: Option<(u32, f64)> = None;
        for &way in keys.iter().filter_map(|key| self.by_name.get(key)).flatten() {
            let limit = best.map_or(NAMED_WITHIN_M, |(_, distance)| distance);
            if self.ways[way as usize].bounds.distance_m(point) < limit {
                let distance = self.distance_m(world, way, point);
                if distance < limit {
                    best = Some((way, distance));
                }
            }
        }
        best
    }

    /// The nearest way at most `limit_m` away for which `accept` says yes.
    pub fn nearest(&self, world: &Model, point: Point, limit_m: f64, accept: impl Fn(&Way) -> bool) -> Option<Nearest> {
        self.nearest.nearest(world, &self.ways, point, limit_m, accept)
    }

    /// Metres from a point to a way.
    pub fn distance_m(&self, world: &Model, way: u32, point: Point) -> f64 {
        let shape = &world.feature(self.ways[way as usize].entry).shape;
        lines_of(shape).map(|line| index::distance_to_line_m(line, point)).fold(f64::INFINITY, f64::min)
    }

    /// The entry that a street is shown as.
    pub fn main_entry(&self, street: u32) -> u32 {
        self.ways[self.streets[street as usize].ways[0] as usize].entry
    }
}

/// The lines of a street's way; the outlines of a square.
pub fn lines_of(shape: &Shape) -> impl Iterator<Item = &Vec<Point>> {
    let (lines, polygons) = match shape {
        Shape::Point(_) => (&[][..], &[][..]),
        Shape::Lines(lines) => (lines.as_slice(), &[][..]),
        Shape::Area(polygons) => (&[][..], polygons.as_slice()),
    };
    lines.iter().chain(polygons.iter().map(|polygon| &polygon.outer))
}

/// The settlement of a chain, as a number that equal settlements share: its city, town or village, else the smallest
/// area above.
pub fn settlement(world: &Model, chain: &[u32]) -> u32 {
    let rank = |entry: u32| world.entries[entry as usize].rank.address;
    let is_settlement = |entry: &&u32| (13..=17).contains(&rank(**entry));
    let above = || chain.iter().find(|entry| rank(**entry) < 13);
    chain.iter().find(is_settlement).or_else(above).copied().unwrap_or(u32::MAX)
}

/// The name under which ways are joined: `name`, else the first name of any kind.
fn joining_name(world: &Model, entry: u32) -> Option<NameKey> {
    let feature = world.feature(entry);
    let any = || {
        let strings = &world.features.strings;
        feature.tags.0.iter().find(|(key, _)| names::is_name(strings.get(*key))).map(|&(_, value)| value)
    };
    let name: Sym = world.tag(feature, "name").or_else(|| world.tag(feature, "ref")).or_else(any)?;
    world.keys.whole(name)
}

/// The place of a way's class among [`CLASSES`].
fn class_of(world: &Model, entry: u32) -> usize {
    let value = world.main_of(&world.entries[entry as usize]).1;
    CLASSES.iter().position(|class| *class == value).unwrap_or(CLASSES.len())
}

/// Metres along a line.
fn length_m(line: &[Point]) -> f64 {
    let step_m = |pair: &[Point]| {
        let (x, y) = pair[1].plane_m(pair[0]);
        x.hypot(y)
    };
    line.windows(2).map(step_m).sum()
}
