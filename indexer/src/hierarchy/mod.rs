//! The areas and place nodes above a point, as far as they are parts of its address.
//!
//! [`Hierarchy`] finds what may be above a point: areas that contain it and place nodes whose fuzzy square does.
//! `chain` chooses one part a rank from these. `linked` makes boundary and place node one, `shifted` gives nested
//! places the ranks that keep them apart.

mod chain;
mod linked;
mod prepared;
mod shifted;

use gazetteer::{BoundingBox, Point, Shape};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::drafts::World;
use crate::drafts::entries::{Entry, Role};
pub use chain::Asked;
pub use linked::link;
pub use prepared::Prepared;
pub use shifted::shift;

type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// An area or place node that can be above a point.
struct Member {
    entry: u32,
    position: Point,
    rank_address: u8,
    rank_search: u8,
    /// The box of an area, the fuzzy square of a node.
    bounds: BoundingBox,
    /// `None` for nodes.
    area: Option<Prepared>,
}

/// The areas and place nodes of an extract, ready to be asked for those above a point.
pub struct Hierarchy {
    members: Vec<Member>,
    /// For each entry its member, `u32::MAX` where it has none.
    of_entry: Vec<u32>,
    tree: RTree<Boxed>,
}

const NONE: u32 = u32::MAX;

impl Hierarchy {
    /// Indexes the entries that can be part of an address; linked nodes are represented by their boundary.
    pub fn of(world: &World) -> Self {
        let members: Vec<Member> = world
            .entries
            .par_iter()
            .enumerate()
            .filter_map(|(index, entry)| member(world, index as u32, entry))
            .collect();
        let mut of_entry = vec![NONE; world.entries.len()];
        for (index, member) in members.iter().enumerate() {
            of_entry[member.entry as usize] = index as u32;
        }
        let boxes = members.iter().enumerate().map(|(index, member)| boxed(&member.bounds, index as u32)).collect();
        Self { members, of_entry, tree: RTree::bulk_load(boxes) }
    }

    /// Takes over the address ranks of the entries after they changed.
    pub fn refresh(&mut self, world: &World) {
        for member in &mut self.members {
            let entry = &world.entries[member.entry as usize];
            member.rank_address = entry.rank.address;
            member.position = entry.position;
            // A node that has become one with a boundary, and what has lost its rank, is above nothing.
            if entry.boundary.is_some() {
                member.rank_address = 0;
            }
        }
    }

    /// Whether the area of an entry contains a point; false for entries that are no areas.
    pub fn area_contains(&self, entry: u32, point: Point) -> bool {
        self.member_of(entry).is_some_and(|member| member.contains_strictly(point))
    }

    fn member_of(&self, entry: u32) -> Option<&Member> {
        let index = *self.of_entry.get(entry as usize)?;
        self.members.get(index as usize)
    }

    /// Members whose area or fuzzy square contains a point, in no order.
    fn around(&self, point: Point) -> impl Iterator<Item = &Member> {
        self.tree
            .locate_all_at_point([f64::from(point.lat), f64::from(point.lon)])
            .map(|found| &self.members[found.data as usize])
            .filter(move |member| member.area.as_ref().is_none_or(|area| area.contains(point)))
    }

    /// Entries of areas that contain a point and have a rank in addresses, in no order.
    pub fn areas_at(&self, point: Point) -> impl Iterator<Item = u32> {
        self.around(point).filter(|member| member.area.is_some()).map(|member| member.entry)
    }
}

impl Member {
    fn contains_strictly(&self, point: Point) -> bool {
        self.bounds.contains(point) && self.area.as_ref().is_some_and(|area| area.contains(point))
    }
}

fn member(world: &World, index: u32, entry: &Entry) -> Option<Member> {
    let shape = &world.feature_of(entry).shape;
    let (bounds, area) = match (entry.role, shape) {
        (Role::Area, Shape::Area(polygons)) => (shape.bounding_box(), Some(Prepared::of(polygons))),
        (Role::Node, _) => (fuzzy_square(entry.position, entry.rank.search), None),
        // A boundary without a rank of its own may still be linked, and then has one.
        (Role::Nature, Shape::Area(polygons)) if world.main_of(entry) == ("boundary", "administrative") => {
            (shape.bounding_box(), Some(Prepared::of(polygons)))
        }
        _ => return None,
    };
    let (rank_address, rank_search) = (entry.rank.address, entry.rank.search);
    Some(Member { entry: index, position: entry.position, rank_address, rank_search, bounds, area })
}

/// How far a place node reaches: a square whose corners lie 15 km from a city, 4 km from a town, 2 km from a village,
/// 1 km from a hamlet and 500 m from anything smaller.
fn fuzzy_square(centre: Point, rank_search: u8) -> BoundingBox {
    let corner_m = match rank_search {
        0..=16 => 15_000.0,
        17..=18 => 4_000.0,
        19 => 2_000.0,
        20 => 1_000.0,
        _ => 500.0,
    };
    BoundingBox::around(centre, corner_m * std::f64::consts::FRAC_1_SQRT_2)
}

fn boxed(bounds: &BoundingBox, data: u32) -> Boxed {
    let corner = |lat: i32, lon: i32| [f64::from(lat), f64::from(lon)];
    let rectangle = AABB::from_corners(corner(bounds.south, bounds.west), corner(bounds.north, bounds.east));
    GeomWithData::new(Rectangle::from_aabb(rectangle), data)
}
