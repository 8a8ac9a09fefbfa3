//! Streets from ways: those of one name in the same areas that lie next to each other are one.

use gazetteer::draft::{CategoryDraft, ChainId, StreetWay};
use gazetteer::{BoundingBox, OsmId, Point};
use rustc_hash::FxHashMap;

use crate::strings::Sym;

/// Ways of one name this near belong together: the gap that a roundabout, a bridge or a square leaves.
const GAP_M: f64 = 100.0;

/// A way of a street as the dump has it.
pub struct WayDoc {
    /// Its id in the dump.
    pub place_id: String,
    /// The object.
    pub osm: OsmId,
    /// Its class.
    pub category: CategoryDraft,
    /// Its names; the first of them joins it to its like.
    pub names: Box<[(Sym, Sym)]>,
    /// Other tags.
    pub extratags: Box<[(Sym, Sym)]>,
    /// Two or more points.
    pub line: Vec<Point>,
    /// Where the street is shown that this is the first way of.
    pub position: Point,
    /// Search and address rank.
    pub ranks: (u8, u8),
    /// 0 to 1.
    pub importance: f32,
    /// Postcode.
    pub postcode: Option<Sym>,
    /// The areas above.
    pub chain: ChainId,
}

impl WayDoc {
    /// The way as a part of its street.
    pub fn to_way(&self) -> StreetWay {
        StreetWay { osm: self.osm, category: self.category, line: self.line.clone() }
    }

    fn bounds(&self) -> BoundingBox {
        BoundingBox::of_points(self.line.iter().copied())
    }
}

/// The ways of each street by index, each in the order of the dump, streets in that of their first way.
pub fn streets(ways: &[WayDoc]) -> Vec<Vec<usize>> {
    let mut groups: FxHashMap<(Option<Sym>, ChainId), Vec<usize>> = FxHashMap::default();
    for (index, way) in ways.iter().enumerate() {
        groups.entry((way.names.first().map(|(_, name)| *name), way.chain)).or_default().push(index);
    }
    let mut streets: Vec<Vec<usize>> = groups.into_values().flat_map(|group| connected(ways, group)).collect();
    streets.sort_unstable_by_key(|street| street[0]);
    streets
}

/// Splits a group into the pieces that hang together.
fn connected(ways: &[WayDoc], mut rest: Vec<usize>) -> Vec<Vec<usize>> {
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let mut piece = vec![rest.remove(0)];
        let mut next = 0;
        while let Some(&way) = piece.get(next) {
            rest.retain(|&other| {
                let joins = are_near(&ways[way], &ways[other]);
                if joins {
                    piece.push(other);
                }
                !joins
            });
            next += 1;
        }
        piece.sort_unstable();
        pieces.push(piece);
    }
    pieces
}

fn are_near(a: &WayDoc, b: &WayDoc) -> bool {
    let (low, high) = (a.bounds(), b.bounds());
    let around = BoundingBox::around(Point::new(low.south, low.west), GAP_M)
        .union(BoundingBox::around(Point::new(low.north, low.east), GAP_M));
    around.intersects(&high) && (end_reaches(a, b) || end_reaches(b, a))
}

/// Whether an end of one way comes near the line of the other.
fn end_reaches(from: &WayDoc, to: &WayDoc) -> bool {
    let near = |end: &Point| to.line.windows(2).any(|piece| end.foot_on(piece[0], piece[1]).1 < GAP_M);
    from.line.first().is_some_and(near) || from.line.last().is_some_and(near)
}
