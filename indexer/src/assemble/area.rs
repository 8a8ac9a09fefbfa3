//! Multipolygons and boundaries.

use gazetteer::{Point, Shape};
use rustc_hash::FxHashSet;

use super::closing::close;
use super::line::closed;
use super::locations::Locations;
use super::nesting::nest;
use super::rings::{RingWay, join};
use super::way_table::WayTable;

/// The role of a way in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its border, also where no role is given.
    Outer,
    /// A hole.
    Inner,
}

impl Role {
    /// The role that a text means; whatever is not `inner` is taken for `outer`.
    pub fn of(text: &str) -> Self {
        if text == "inner" || text == "enclave" { Self::Inner } else { Self::Outer }
    }
}

/// A way that an area consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberWay {
    /// The way's number.
    pub id: u64,
    /// Its role.
    pub role: Role,
}

/// An area as far as the extract has it.
#[derive(Debug, PartialEq, Eq)]
pub struct AssembledArea {
    /// Its form, `None` where no ring could be made.
    pub shape: Option<Shape>,
    /// Whether ways or nodes of it are missing, or a ring did not close by itself.
    pub cut: bool,
    /// Lines that did not become a ring.
    pub open_rings: usize,
}

/// Assembles an area from its ways. `marks` are points known to lie in it, such as its label.
pub fn area(members: &[MemberWay], marks: &[Point], table: &WayTable, locations: &Locations) -> AssembledArea {
    let mut seen = FxHashSet::default();
    let once = members.iter().filter(|member| seen.insert(member.id));
    let all: Vec<(Option<Vec<u64>>, Role)> = once.map(|member| (table.nodes_of(member.id), member.role)).collect();
    let found = all.iter().filter_map(|(nodes, role)| Some(RingWay { nodes: nodes.as_deref()?, role: *role }));
    let parts: Vec<RingWay<'_>> = found.collect();
    let joined = join(&parts);

    let mut cut = parts.len() < all.len() || !joined.open.is_empty();
    let mut rings = Vec::with_capacity(joined.rings.len());
    for (nodes, role) in &joined.rings {
        let mut points = locations.points(nodes);
        cut |= points.len() < nodes.len();
        rings.extend(closed(&mut points).map(|ring| (ring, *role)));
    }
    let (patched, open_rings) = close(joined.open.iter().map(|nodes| locations.points(nodes)).collect(), marks);
    rings.extend(patched.into_iter().map(|ring| (ring, Role::Outer)));
    let polygons = nest(rings);
    AssembledArea { shape: (!polygons.is_empty()).then_some(Shape::Area(polygons)), cut, open_rings }
}
