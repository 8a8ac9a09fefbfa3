//! Address ranks that depend on what is around: linked places and places inside their like.
//!
//! A boundary takes the address rank of the place node that is one with it, or that its own `place` tag stands for; a
//! boundary inside one of the same or a smaller rank goes two ranks further down; so does a place node inside a
//! boundary of its own rank. Otherwise two parts would compete for one rank, and one of them could never be shown.

use super::index::Hierarchy;
use super::member::ADMINISTRATIVE;
use crate::model::Model;
use crate::model::entries::Role;
use crate::ranks::{self, Circumstances};

/// The last rank of areas.
const LAST: u8 = 25;

/// Corrects the address ranks of boundaries, then of the places inside them.
pub fn shift(model: &mut Model, hierarchy: &mut Hierarchy) {
    let mut boundaries: Vec<u32> = (0..model.entries.len() as u32).filter(|&entry| is_boundary(model, entry)).collect();
    boundaries.sort_by_key(|&entry| model.entries[entry as usize].admin_level);
    for &boundary in &boundaries {
        shift_boundary(model, hierarchy, boundary);
    }
    let shifted: Vec<(u32, u8)> = (0..model.entries.len() as u32)
        .filter_map(|entry| Some((entry, rank_of_place(model, hierarchy, entry)?)))
        .collect();
    for (entry, rank) in shifted {
        model.entries[entry as usize].rank.address = rank;
    }
    hierarchy.refresh(model);
}

fn is_boundary(model: &Model, entry: u32) -> bool {
    model.category_of(&model.entries[entry as usize]) == ADMINISTRATIVE
}

fn shift_boundary(model: &mut Model, hierarchy: &Hierarchy, boundary: u32) {
    let entry = &model.entries[boundary as usize];
    let node = entry.node.map(|node| model.entries[node as usize].clone());
    let position = node.as_ref().map_or(entry.position, |node| node.position);
    let above = hierarchy
        .areas_at(position)
        .filter(|&other| other != boundary && is_boundary(model, other))
        .map(|other| &model.entries[other as usize])
        .filter(|other| other.admin_level < entry.admin_level)
        .map(|other| other.rank.address)
        .max()
        .unwrap_or(3);
    let mut rank = entry.rank.address;
    if rank > 0 && rank <= above {
        rank = if above >= 24 { LAST } else { above + 2 };
    }
    let as_place = node.map(|node| node.rank.address).or_else(|| rank_of_tag(model, boundary));
    if let Some(as_place) = as_place.filter(|&as_place| as_place > above) {
        rank = as_place;
    }
    let entry = &mut model.entries[boundary as usize];
    entry.rank.address = rank;
    if rank > 0 && entry.role == Role::Nature {
        entry.role = Role::Area;
    }
}

/// The address rank that a boundary's own `place` tag stands for.
fn rank_of_tag(model: &Model, boundary: u32) -> Option<u8> {
    let entry = &model.entries[boundary as usize];
    let place = model.feature_of(entry).tags.get(&model.features.strings, "place")?;
    let circumstances = Circumstances { country: entry.country, ..Circumstances::default() };
    Some(ranks::of("place", place, circumstances).address).filter(|&rank| rank > 0)
}

/// The new rank of a place inside a boundary of its own rank.
fn rank_of_place(model: &Model, hierarchy: &Hierarchy, index: u32) -> Option<u8> {
    let entry = &model.entries[index as usize];
    let is_place = matches!(entry.role, Role::Node | Role::Area) && !is_boundary(model, index);
    if !is_place || entry.boundary.is_some() || !(16..=24).contains(&entry.rank.address) {
        return None;
    }
    let mut rank = entry.rank.address;
    let taken: Vec<u8> = hierarchy
        .areas_at(entry.position)
        .filter(|&other| other != index && is_boundary(model, other))
        .map(|other| model.entries[other as usize].rank.address)
        .collect();
    while rank < LAST && taken.contains(&rank) {
        rank = if rank >= 24 { LAST } else { rank + 2 };
    }
    (rank != entry.rank.address).then_some(rank)
}
