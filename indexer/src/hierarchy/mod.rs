//! The areas and place nodes above a point, as far as they are parts of its address.
//!
//! [`Hierarchy`] finds what may be above a point: areas that contain it and place nodes whose fuzzy square does.
//! `chain` chooses one part a rank from these. `linked` makes boundary and place node one, `shifted` gives nested
//! places the ranks that keep them apart.

mod chain;
mod linked;
mod shifted;

use gazetteer::{BoundingBox, Point, Shape};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::country::CountryCode;
use crate::model::Model;
use crate::model::entries::{Entry, Role};
use crate::model::keys::NameKey;
use crate::prepared_polygon::PreparedPolygon;
pub use chain::Asked;
pub use linked::link;
pub use shifted::shift;

type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// An area or place node that can be above a point.
struct Member {
    entry: u32,
    position: Point,
    rank_address: u8,
    rank_search: u8,
    country: CountryCode,
    /// The keys of its names, sorted; empty until [`Hierarchy::refresh`].
    names: Box<[NameKey]>,
    /// A farm, locality or the like, which is part of an address only where the address names it.
    only_named: bool,
    /// The box of an area, the fuzzy square of a node.
    bounds: BoundingBox,
    /// `None` for nodes.
    area: Option<PreparedPolygon>,
}

/// The areas and place nodes of an extract, ready to be asked for those above a point.
#[derive(Default)]
pub struct Hierarchy {
    members: Vec<Member>,
    /// For each entry its member, `u32::MAX` where it has none.
    of_entry: Vec<u32>,
    tree: RTree<Boxed>,
}

const NONE: u32 = u32::MAX;

/// An area or place node of a [`Hierarchy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberId(u32);

/// Key and value of administrative boundaries.
const ADMINISTRATIVE: (&str, &str) = ("boundary", "administrative");

/// The rank of farms, localities and squares.
const LAST_RANK: u8 = 25;

/// How far apart the points are at which a line is tried, in 1e-7 degrees (100 m from south to north).
const SAMPLE: f64 = 10_000.0;

impl Hierarchy {
    /// Indexes the entries that can be part of an address; linked nodes are represented by their boundary.
    pub fn of(world: &Model) -> Self {
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

    /// Takes over ranks and names of the entries after boundaries and nodes are linked and ranks shifted.
    pub fn refresh(&mut self, world: &Model) {
        for member in &mut self.members {
            let own = &world.entries[member.entry as usize];
            member.rank_address = match own.boundary {
                None => own.rank.address,
                // An administrative boundary tells exactly what is inside.
                Some(area) if world.main_of(&world.entries[area as usize]) == ADMINISTRATIVE => 0,
                // The outline of a settlement is often drawn too narrowly: its node goes on reaching around itself,
                // for the outline.
                Some(area) => {
                    member.entry = area;
                    world.entries[area as usize].rank.address
                }
            };
            let mut names: Vec<NameKey> = world.names_of(member.entry).collect();
            names.sort_unstable();
            names.dedup();
            member.names = names.into();
            let is_locality = || world.tag(world.feature(member.entry), "place").is_some();
            member.only_named |= member.rank_address == LAST_RANK && member.area.is_some() && is_locality();
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

    /// The members that lines run through, to be passed to [`Asked::touched`]. Lines are tried at their corners and
    /// every 100 m or so between them.
    pub fn along<'l>(&self, lines: impl IntoIterator<Item = &'l Vec<Point>>) -> Box<[MemberId]> {
        let mut found: Vec<MemberId> = Vec::new();
        for line in lines {
            for point in samples(line) {
                let around = self.tree.locate_all_at_point([f64::from(point.lat), f64::from(point.lon)]);
                for id in around.map(|found| MemberId(found.data)) {
                    let is_new = !found.contains(&id);
                    if is_new && self.members[id.0 as usize].area.as_ref().is_none_or(|area| area.contains(point)) {
                        found.push(id);
                    }
                }
            }
        }
        found.sort_unstable();
        found.into()
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

fn member(world: &Model, index: u32, entry: &Entry) -> Option<Member> {
    let shape = &world.feature_of(entry).shape;
    let (bounds, area) = match (entry.role, shape) {
        (Role::Area, Shape::Area(polygons)) => (shape.bounding_box(), Some(PreparedPolygon::of(polygons))),
        (Role::Node, _) => (fuzzy_square(entry.position, entry.rank.search), None),
        // A boundary without a rank of its own may still be linked, and then has one.
        (Role::Nature, Shape::Area(polygons)) if world.main_of(entry) == ADMINISTRATIVE => {
            (shape.bounding_box(), Some(PreparedPolygon::of(polygons)))
        }
        _ => return None,
    };
    let (rank_address, rank_search) = (entry.rank.address, entry.rank.search);
    let (position, country) = (entry.position, entry.country);
    let only_named = rank_address == LAST_RANK && world.main_of(entry).0 == "place";
    Some(Member {
        entry: index,
        position,
        rank_address,
        rank_search,
        country,
        names: Box::default(),
        only_named,
        bounds,
        area,
    })
}

/// How far a place node reaches to each side: 15 km from a city, 4 km from a town, 2 km from a village, 1 km from a
/// hamlet and 500 m from anything smaller.
fn fuzzy_square(centre: Point, rank_search: u8) -> BoundingBox {
    let reach_m = match rank_search {
        0..=16 => 15_000.0,
        17..=18 => 4_000.0,
        19 => 2_000.0,
        20 => 1_000.0,
        _ => 500.0,
    };
    BoundingBox::around(centre, reach_m)
}

/// The corners of a line and points between those that are far apart.
fn samples(line: &[Point]) -> impl Iterator<Item = Point> {
    let between = line.windows(2).flat_map(|pair| {
        let (lat, lon) = (f64::from(pair[0].lat.abs_diff(pair[1].lat)), f64::from(pair[0].lon.abs_diff(pair[1].lon)));
        let steps = (lat.max(lon / 2.0) / SAMPLE).ceil().clamp(1.0, 1_000.0) as u32;
        (0..steps).map(move |step| pair[0].towards(pair[1], f64::from(step) / f64::from(steps)))
    });
    between.chain(line.last().copied())
}

fn boxed(bounds: &BoundingBox, data: u32) -> Boxed {
    let corner = |lat: i32, lon: i32| [f64::from(lat), f64::from(lon)];
    let rectangle = AABB::from_corners(corner(bounds.south, bounds.west), corner(bounds.north, bounds.east));
    GeomWithData::new(Rectangle::from_aabb(rectangle), data)
}
