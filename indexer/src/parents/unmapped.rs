//! Streets and places that only addresses know.
//!
//! Addresses of one unmapped name in one settlement that lie close together make a street (or locality) of their own,
//! shown at their middle.

use gazetteer::Point;
use rustc_hash::FxHashMap;

use super::address_object::AddressObject;
use super::finder::Parent;
use crate::importance::mean;
use crate::model::Model;
use crate::model::keys::NameKey;
use crate::streets::settlement;
use crate::strings::Sym;

/// Addresses of one name belong together while the next is at most this far from one of them.
const REACH_M: f64 = 1_000.0;

/// A street or place made of its addresses.
pub struct Unmapped {
    /// As tagged.
    pub name: Sym,
    /// From `addr:street` rather than `addr:place`.
    pub is_street: bool,
    /// The middle of its addresses.
    pub position: Point,
    /// Indices of its address objects.
    pub objects: Vec<u32>,
}

/// Gathers the addresses whose parent is [`Parent::Unmapped`].
pub fn collect(model: &Model, objects: &[AddressObject]) -> Vec<Unmapped> {
    let mut groups: FxHashMap<(NameKey, bool, u32), Vec<u32>> = FxHashMap::default();
    for (index, object) in objects.iter().enumerate() {
        if let Parent::Unmapped { key, is_street, .. } = object.parent {
            groups.entry((key, is_street, settlement(model, &object.ancestors))).or_default().push(index as u32);
        }
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_unstable_by_key(|group| group[0]);
    groups.into_iter().flat_map(|group| clusters(model, objects, group)).collect()
}

fn clusters(model: &Model, objects: &[AddressObject], mut rest: Vec<u32>) -> Vec<Unmapped> {
    let position = |object: u32| model.entries[objects[object as usize].entry as usize].position;
    let mut found = Vec::new();
    while let Some(first) = rest.pop() {
        let mut cluster = vec![first];
        let mut next = 0;
        while let Some(&object) = cluster.get(next) {
            rest.retain(|&other| {
                let (x, y) = position(other).plane_m(position(object));
                let joins = x.hypot(y) <= REACH_M;
                if joins {
                    cluster.push(other);
                }
                !joins
            });
            next += 1;
        }
        cluster.sort_unstable();
        let middle = mean(cluster.iter().map(|&object| position(object)));
        if let (Parent::Unmapped { name, is_street, .. }, Some(position)) =
            (objects[cluster[0] as usize].parent, middle)
        {
            found.push(Unmapped { name, is_street, position, objects: cluster });
        }
    }
    found
}
