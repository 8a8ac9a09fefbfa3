//! Finding what may be above a point.

use gazetteer::{BoundingBox, Point};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::member::{ADMINISTRATIVE, LAST_RANK, Member, MemberId, member};
use crate::model::Model;
use crate::model::keys::NameKey;

type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// The areas and place nodes of an extract, ready to be asked for those above a point.
#[derive(Default)]
pub struct Hierarchy {
    pub(super) members: Vec<Member>,
    /// For each entry its member, `u32::MAX` where it has none.
    of_entry: Vec<u32>,
    tree: RTree<Boxed>,
}

const NONE: u32 = u32::MAX;

/// How far apart the points are at which a line is tried, in 1e-7 degrees (100 m from south to north).
const SAMPLE: f64 = 10_000.0;

impl Hierarchy {
    /// Indexes the entries that can be part of an address; linked nodes are represented by their boundary.
    pub fn build(model: &Model) -> Self {
        let members: Vec<Member> = model
            .entries
            .par_iter()
            .enumerate()
            .filter_map(|(index, entry)| member(model, index as u32, entry))
            .collect();
        let mut of_entry = vec![NONE; model.entries.len()];
        for (index, member) in members.iter().enumerate() {
            of_entry[member.entry as usize] = index as u32;
        }
        let boxes = members.iter().enumerate().map(|(index, member)| boxed(&member.bounds, index as u32)).collect();
        Self { members, of_entry, tree: RTree::bulk_load(boxes) }
    }

    /// Takes over ranks and names of the entries after boundaries and nodes are linked and ranks shifted.
    pub fn refresh(&mut self, model: &Model) {
        for member in &mut self.members {
            let own = &model.entries[member.entry as usize];
            member.rank_address = match own.boundary {
                None => own.rank.address,
                // An administrative boundary tells exactly what is inside.
                Some(area) if model.category_of(&model.entries[area as usize]) == ADMINISTRATIVE => 0,
                // The outline of a settlement is often drawn too narrowly: its node goes on reaching around itself,
                // for the outline.
                Some(area) => {
                    member.entry = area;
                    model.entries[area as usize].rank.address
                }
            };
            let mut names: Vec<NameKey> = model.names_of(member.entry).collect();
            names.sort_unstable();
            names.dedup();
            member.names = names.into();
            let is_locality = || model.tag(model.feature(member.entry), "place").is_some();
            member.only_named |= member.rank_address == LAST_RANK && member.area.is_some() && is_locality();
        }
    }

    /// Whether the area of an entry contains a point; false for entries that are no areas.
    pub fn area_contains(&self, entry: u32, point: Point) -> bool {
        self.member_of(entry).is_some_and(|member| member.contains_strictly(point))
    }

    pub(super) fn member_of(&self, entry: u32) -> Option<&Member> {
        let index = *self.of_entry.get(entry as usize)?;
        self.members.get(index as usize)
    }

    /// Members whose area or fuzzy square contains a point, in no order.
    pub(super) fn around(&self, point: Point) -> impl Iterator<Item = &Member> {
        self.tree
            .locate_all_at_point([f64::from(point.lat), f64::from(point.lon)])
            .map(|found| &self.members[found.data as usize])
            .filter(move |member| member.area.as_ref().is_none_or(|area| area.contains(point)))
    }

    /// The members that lines run through, to be passed to [`AncestorQuery::touched`]. Lines are tried at their corners
    /// and every 100 m or so between them.
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
