//! Choosing the parts of an address: at most one area or place node a rank.
//!
//! From large to small: parts that the object's own `addr:*` tags name come first, then areas that contain the point,
//! then place nodes, the nearer first. A node outside the smallest boundary chosen so far is passed over; so is one
//! outside the fuzzy square of the node chosen before it (the rules of Nominatim's address computation, from its
//! documentation and measured answers). Farms and localities are parts only where they are named.

use gazetteer::{BoundingBox, Point};

use super::index::Hierarchy;
use super::member::{Member, MemberId, fuzzy_square};
use crate::country::CountryCode;
use crate::model::keys::NameKey;

/// What ancestors are asked for.
#[derive(Clone, Copy, Debug)]
pub struct AncestorQuery<'a> {
    /// Where.
    pub point: Point,
    /// Only parts of a smaller address rank.
    pub below: u8,
    /// The entry itself, which is no ancestor of itself.
    pub itself: Option<u32>,
    /// Names that the object's `addr:*` tags give.
    pub named: &'a [NameKey],
    /// Country of the object; place nodes of another are no part of its address.
    pub country: CountryCode,
    /// What its street runs through: place nodes there count as around the object, areas where it lies in none.
    pub touched: &'a [MemberId],
    /// A part that must be there, in place of any other of its rank.
    pub fixed: Option<u32>,
}

/// A part to choose from.
struct Choice<'a> {
    member: &'a Member,
    /// Weighed, in 1e-7 degrees.
    distance: f64,
    is_named: bool,
    is_around: bool,
}

/// Only what has a larger rank is chosen; the country of a point is known before, and its own relation follows it.
const COUNTRY_RANK: u8 = 4;

impl Hierarchy {
    /// The entries above a point, from small to large.
    pub fn ancestors(&self, query: AncestorQuery<'_>) -> Vec<u32> {
        let mut choices: Vec<Choice<'_>> =
            self.around(query.point).filter_map(|member| choice(member, query, true)).collect();
        let is_outside = !choices.iter().any(|choice| choice.member.area.is_some());
        for member in query.touched.iter().map(|id| &self.members[id.0 as usize]) {
            let is_known = choices.iter().any(|choice| choice.member.entry == member.entry);
            if !is_known && (member.area.is_none() || is_outside) {
                choices.extend(choice(member, query, false));
            }
        }
        if let Some(member) = query.fixed.and_then(|entry| self.member_of(entry))
            && !choices.iter().any(|choice| choice.member.entry == member.entry)
            && member.rank_address > 0
        {
            choices.push(Choice { member, distance: 0.0, is_named: true, is_around: true });
        }
        choices.sort_by(|a, b| {
            let key = |choice: &Choice<'_>| {
                let member = choice.member;
                let is_fixed = Some(member.entry) == query.fixed;
                (member.rank_address, !is_fixed, !choice.is_named, member.area.is_none(), !choice.is_around)
            };
            key(a).cmp(&key(b)).then(a.distance.total_cmp(&b.distance)).then(a.member.entry.cmp(&b.member.entry))
        });
        let mut ancestors: Vec<u32> = choose(&choices).collect();
        ancestors.reverse();
        ancestors
    }
}

impl Hierarchy {
    /// Whether two lists of ancestors differ in place nodes at most, none of which `named` tells: then what is above a
    /// street is above its houses, too.
    pub fn are_alike(&self, ancestors: &[u32], other: &[u32], named: &[NameKey]) -> bool {
        let told = |&entry: &u32| {
            self.member_of(entry).is_some_and(|member| member.area.is_some() || bears_one_of(member, named))
        };
        ancestors.iter().copied().filter(told).eq(other.iter().copied().filter(told))
    }
}

fn choice<'m>(member: &'m Member, query: AncestorQuery<'_>, is_around: bool) -> Option<Choice<'m>> {
    let is_possible =
        (COUNTRY_RANK + 1..query.below).contains(&member.rank_address) && Some(member.entry) != query.itself;
    let is_node = member.area.is_none();
    if !is_possible || is_node && member.country != query.country {
        return None;
    }
    let is_named = Some(member.entry) == query.fixed || bears_one_of(member, query.named);
    if member.only_named && !is_named {
        return None;
    }
    Some(Choice { member, distance: weighed_distance(member, query.point), is_named, is_around })
}

fn choose<'a>(choices: &'a [Choice<'a>]) -> impl Iterator<Item = u32> + 'a {
    let mut boundary: Option<&Member> = None;
    let mut node_area: Option<BoundingBox> = None;
    let mut last_rank = 0;
    choices.iter().filter_map(move |choice| {
        let member = choice.member;
        if member.rank_address == last_rank {
            return None;
        }
        if !choice.is_named {
            let is_node = member.area.is_none();
            if boundary.is_some_and(|boundary| !boundary.contains_strictly(member.position)) && is_node {
                return None;
            }
            if is_node && node_area.is_some_and(|area| !area.contains(member.position)) {
                return None;
            }
        }
        last_rank = member.rank_address;
        if member.area.is_some() {
            boundary = Some(member);
            node_area = None;
        } else {
            node_area = Some(fuzzy_square(member.position, member.rank_search));
        }
        Some(member.entry)
    })
}

/// How far the middle of a part is, in 1e-7 degrees as Nominatim measures it; larger settlements of one address rank
/// count as nearer.
fn weighed_distance(member: &Member, point: Point) -> f64 {
    let (lat, lon) = (member.position.lat.abs_diff(point.lat), member.position.lon.abs_diff(point.lon));
    let weight = match (member.rank_address, member.rank_search) {
        (16, 15) => 0.2,
        (16, 16) => 0.25,
        (16, 18) => 0.5,
        _ => 1.0,
    };
    f64::from(lat).hypot(f64::from(lon)) * weight
}

fn bears_one_of(member: &Member, names: &[NameKey]) -> bool {
    names.iter().any(|name| member.names.binary_search(name).is_ok())
}
