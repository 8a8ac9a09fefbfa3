//! Joining the ways of one name into streets.

use gazetteer::{BoundingBox, Point};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::index::distance_to_line_m;
use super::way::{Street, Way, lines_of};
use crate::model::Model;
use crate::model::keys::NameKey;
use crate::model::names;
use crate::strings::Sym;

/// Two ways of one name this near belong together: the gap that a roundabout, a bridge or a square leaves.
const GAP_M: f64 = 100.0;

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

/// Joins ways of one name and settlement that lie within [`GAP_M`] of each other; writes the street into each way.
pub fn merge(model: &Model, ways: &mut [Way]) -> Vec<Street> {
    let mut groups: FxHashMap<(Option<NameKey>, u32), Vec<u32>> = FxHashMap::default();
    for (index, way) in ways.iter().enumerate() {
        let name = joining_name(model, way.entry);
        // A way without a comparable name stays alone: its own number stands for a settlement that nobody shares.
        let settlement = if name.is_some() { way.settlement } else { way.entry };
        groups.entry((name, settlement)).or_default().push(index as u32);
    }
    let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
    groups.sort_unstable_by_key(|group| group[0]);
    let read_only = &*ways;
    let streets: Vec<Street> = groups
        .into_par_iter()
        .flat_map_iter(|group| {
            connected(model, read_only, &group).into_iter().map(|piece| street(model, read_only, piece))
        })
        .collect();
    for (index, street) in streets.iter().enumerate() {
        for &way in &street.ways {
            ways[way as usize].street = index as u32;
        }
    }
    streets
}

/// Splits a group into the pieces that hang together.
fn connected(model: &Model, ways: &[Way], group: &[u32]) -> Vec<Vec<u32>> {
    let mut pieces = Vec::new();
    let mut rest = group.to_vec();
    while let Some(first) = rest.pop() {
        let mut piece = vec![first];
        let mut next = 0;
        while let Some(&way) = piece.get(next) {
            rest.retain(|&other| {
                let joins = are_near(model, &ways[way as usize], &ways[other as usize]);
                if joins {
                    piece.push(other);
                }
                !joins
            });
            next += 1;
        }
        pieces.push(piece);
    }
    pieces
}

fn are_near(model: &Model, a: &Way, b: &Way) -> bool {
    boxes_are_near(&a.bounds, &b.bounds) && (ends_reach(model, a, b) || ends_reach(model, b, a))
}

fn boxes_are_near(a: &BoundingBox, b: &BoundingBox) -> bool {
    let south_west = BoundingBox::around(Point::new(a.south, a.west), GAP_M);
    let north_east = BoundingBox::around(Point::new(a.north, a.east), GAP_M);
    south_west.union(north_east).intersects(b)
}

/// Whether an end of one way comes near the line of the other.
fn ends_reach(model: &Model, from: &Way, to: &Way) -> bool {
    let ends = lines_of(&model.feature(from.entry).shape).flat_map(|line| line.first().into_iter().chain(line.last()));
    ends.into_iter().any(|&end| {
        to.bounds.distance_m(end) < GAP_M
            && lines_of(&model.feature(to.entry).shape).any(|line| distance_to_line_m(line, end) < GAP_M)
    })
}

/// A street of the ways of one piece: the longest of the most important class first.
fn street(model: &Model, ways: &[Way], mut piece: Vec<u32>) -> Street {
    let order = |&way: &u32| (class_of(model, ways[way as usize].entry), ways[way as usize].entry);
    piece.sort_by(|a, b| {
        let (class_a, entry_a) = order(a);
        let (class_b, entry_b) = order(b);
        let longer = ways[*b as usize].length_m.total_cmp(&ways[*a as usize].length_m);
        class_a.cmp(&class_b).then(longer).then(entry_a.cmp(&entry_b))
    });
    let middle = middle_way(model, ways, &piece);
    let way = &ways[middle as usize];
    Street { position: model.entries[way.entry as usize].position, ancestors: way.ancestors.clone(), ways: piece }
}

/// The way whose middle is nearest to the middle of the street.
fn middle_way(model: &Model, ways: &[Way], piece: &[u32]) -> u32 {
    let bounds = piece.iter().fold(BoundingBox::EMPTY, |all, &way| all.union(ways[way as usize].bounds));
    let centre = bounds.centre();
    let distance = |way: u32| {
        let (x, y) = model.entries[ways[way as usize].entry as usize].position.plane_m(centre);
        x.hypot(y)
    };
    piece.iter().copied().min_by(|&a, &b| distance(a).total_cmp(&distance(b))).unwrap_or(piece[0])
}

/// The name under which ways are joined: `name`, else the first name of any kind.
fn joining_name(model: &Model, entry: u32) -> Option<NameKey> {
    let feature = model.feature(entry);
    let any = || {
        let strings = &model.features.strings;
        feature.tags.0.iter().find(|(key, _)| names::is_name(strings.get(*key))).map(|&(_, value)| value)
    };
    let name: Sym = model.tag(feature, "name").or_else(|| model.tag(feature, "ref")).or_else(any)?;
    model.keys.whole(name)
}

/// The place of a way's class among [`CLASSES`].
fn class_of(model: &Model, entry: u32) -> usize {
    let value = model.category_of(&model.entries[entry as usize]).1;
    CLASSES.iter().position(|class| *class == value).unwrap_or(CLASSES.len())
}
