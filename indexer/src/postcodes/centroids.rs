//! The middles of the postcodes that addresses bear, and which of them is next to something.
//!
//! What has no postcode of its own takes the code whose middle is nearest to its point or line, as Nominatim does.
//! Codes of a few houses reach less far than those of whole towns (`data/postcodes.tsv`). An area has a code only where
//! the middle of exactly one lies inside: a park between two codes has none.

use gazetteer::{BoundingBox, Point, Shape};
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};
use rustc_hash::{FxHashMap, FxHashSet};

use super::patterns;
use super::tags::tagged;
use crate::country::CountryCode;
use crate::importance::mean;
use crate::model::Model;
use crate::model::entries::Role;
use crate::strings::Sym;

/// How far a postcode reaches from its middle where the table of countries does not say less, in metres.
const REACH_M: f64 = 5_400.0;

/// Latitude and longitude in 1e-7 degrees: which middle is next is decided in degrees.
type Place = [f64; 2];

/// A postcode and where the middle of its addresses is.
struct Centroid {
    code: Sym,
    country: CountryCode,
    bounds: BoundingBox,
}

/// The middles of all postcodes.
pub(super) struct Centroids {
    centroids: Vec<Centroid>,
    tree: RTree<GeomWithData<Place, u32>>,
}

impl Centroids {
    /// Takes the middle of everything that bears a code that fits its country, however the code is spaced.
    pub(super) fn build(model: &Model) -> Self {
        let mut members: FxHashMap<(CountryCode, String), (Sym, Vec<Point>)> = FxHashMap::default();
        let mut seen = FxHashSet::default();
        for entry in &model.entries {
            if entry.role == Role::PostalArea || !seen.insert(entry.feature) {
                continue;
            }
            let Some(code) = tagged(model, model.feature_of(entry)) else { continue };
            let text = model.features.strings.get(code);
            if patterns::fits(text, entry.country) {
                let members = members.entry((entry.country, compact(text))).or_insert_with(|| (code, Vec::new()));
                members.0 = members.0.min(code);
                members.1.push(entry.position);
            }
        }
        let mut middles: Vec<(CountryCode, Sym, Point)> = members
            .into_iter()
            .filter_map(|((country, _), (code, points))| Some((country, code, mean(points)?)))
            .collect();
        middles.sort_unstable();
        let items =
            middles.iter().enumerate().map(|(index, (.., middle))| GeomWithData::new(at(*middle), index as u32));
        let tree = RTree::bulk_load(items.collect());
        let centroid = |(country, code, middle): (CountryCode, Sym, Point)| {
            let reach_m = patterns::reach_m(country).unwrap_or(REACH_M);
            Centroid { code, country, bounds: BoundingBox::around(middle, reach_m) }
        };
        Self { centroids: middles.into_iter().map(centroid).collect(), tree }
    }

    /// The code of a form in a country: the next one to a point or line, the only one in an area.
    pub(super) fn of_shape(&self, shape: &Shape, country: CountryCode) -> Option<Sym> {
        match shape {
            Shape::Point(point) => self.at(*point, country),
            Shape::Lines(lines) => self.along(&|| lines.iter().map(Vec::as_slice), country),
            Shape::Area(_) => self.within(shape),
        }
    }

    /// The code whose middle is next to a point and reaches it.
    pub(super) fn at(&self, point: Point, country: CountryCode) -> Option<Sym> {
        let next = self.tree.nearest_neighbor_iter(at(point)).map(|found| &self.centroids[found.data as usize]);
        let next = next.take_while(|centroid| within_reach(centroid, point));
        next.into_iter().find(|centroid| centroid.country == country).map(|centroid| centroid.code)
    }

    /// The code whose middle is next to some lines and reaches one of them.
    pub(super) fn along<'l, L: Iterator<Item = &'l [Point]>>(
        &self,
        lines: &impl Fn() -> L,
        country: CountryCode,
    ) -> Option<Sym> {
        let bounds = BoundingBox::of_points(lines().flatten().copied());
        if bounds == BoundingBox::EMPTY {
            return None;
        }
        let sides = [f64::from(bounds.south), f64::from(bounds.west), f64::from(bounds.north), f64::from(bounds.east)];
        let corner = |lat: f64, lon: f64| [lat.clamp(sides[0], sides[2]), lon.clamp(sides[1], sides[3])];
        let mut next: Option<(f64, u32)> = None;
        let centre = [f64::midpoint(sides[0], sides[2]), f64::midpoint(sides[1], sides[3])];
        let half = (sides[2] - centre[0]).hypot(sides[3] - centre[1]);
        for (found, squared) in self.tree.nearest_neighbor_iter_with_distance_2(centre) {
            // nothing further out can be nearer to the line than what was found
            if next.is_some_and(|(least, _)| squared.sqrt() - half > least) {
                break;
            }
            let [lat, lon] = *found.geom();
            let [near_lat, near_lon] = corner(lat, lon);
            let centroid = &self.centroids[found.data as usize];
            if next.is_none() && squared.sqrt() - half > f64::from(centroid.bounds.east - centroid.bounds.west) {
                break;
            }
            let at_least = (lat - near_lat).hypot(lon - near_lon);
            if centroid.country != country || next.is_some_and(|(least, _)| at_least > least) {
                continue;
            }
            let distance = lines().map(|line| distance([lat, lon], line)).fold(f64::INFINITY, f64::min);
            if next.is_none_or(|(least, _)| distance < least) {
                next = Some((distance, found.data));
            }
        }
        let centroid = &self.centroids[next?.1 as usize];
        let reaches = |line: &[Point]| {
            line.windows(2).any(|pair| BoundingBox::of_points([pair[0], pair[1]]).intersects(&centroid.bounds))
        };
        lines().any(reaches).then_some(centroid.code)
    }

    /// The code whose middle alone lies in an area.
    fn within(&self, area: &Shape) -> Option<Sym> {
        let bounds = area.bounding_box();
        let corner = |lat: i32, lon: i32| [f64::from(lat), f64::from(lon)];
        let envelope = AABB::from_corners(corner(bounds.south, bounds.west), corner(bounds.north, bounds.east));
        let inside = self.tree.locate_in_envelope(envelope);
        let mut inside = inside.filter(|found| {
            let [lat, lon] = *found.geom();
            area.contains(Point::new(lat as i32, lon as i32))
        });
        let only = inside.next()?;
        inside.next().is_none().then(|| self.centroids[only.data as usize].code)
    }
}

fn at(point: Point) -> Place {
    [f64::from(point.lat), f64::from(point.lon)]
}

fn within_reach(centroid: &Centroid, point: Point) -> bool {
    centroid.bounds.contains(point)
}

/// A code without what is set between its letters, in capitals.
fn compact(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// How far a line is from a place, in 1e-7 degrees.
fn distance(from: Place, line: &[Point]) -> f64 {
    if let [only] = line {
        let [lat, lon] = at(*only);
        return (lat - from[0]).hypot(lon - from[1]);
    }
    let to_piece = |pair: &[Point]| {
        let ([lat, lon], [end_lat, end_lon]) = (at(pair[0]), at(pair[1]));
        let (north, east) = (end_lat - lat, end_lon - lon);
        let length = north * north + east * east;
        let along = (from[0] - lat) * north + (from[1] - lon) * east;
        let share = if length > 0.0 { (along / length).clamp(0.0, 1.0) } else { 0.0 };
        (lat + share * north - from[0]).hypot(lon + share * east - from[1])
    };
    line.windows(2).map(to_piece).fold(f64::INFINITY, f64::min)
}
