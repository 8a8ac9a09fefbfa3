//! The places of each category by where they are: the nearest car parks without a look at anything else.
//!
//! A category is a category, the pair of key and value of a main tag. The file holds the number of categories, where
//! each begins and where the last one ends, counted in words of four bytes; then of each category the number of its
//! places, the places along the Hilbert curve, and a [`Tree`] of their buckets of sixteen. The positions stand in the
//! records of the places, so that a place takes five bytes here. Places that another one is shown for are left out.
//!
//! A damaged file can only give wrong places, which callers look up with bounds checked.

use super::place::PlaceIx;
use crate::geometry::{BoundingBox, Point, hilbert_fine};
use crate::tree::{self, Tree};

/// Places of a bucket.
const BUCKET: usize = 16;

/// Encodes the places of each category, the categories by their number.
pub(crate) fn encode(categories: Vec<Vec<(Point, PlaceIx)>>) -> Vec<u8> {
    let mut starts = vec![categories.len() as u32];
    let mut start = categories.len() + 2;
    let mut body = Vec::new();
    for places in categories {
        starts.push(start as u32);
        let category = encode_places(places);
        start += category.len() / 4;
        body.extend(category);
    }
    starts.push(start as u32);
    let mut out: Vec<u8> = starts.into_iter().flat_map(u32::to_le_bytes).collect();
    out.append(&mut body);
    out
}

fn encode_places(mut places: Vec<(Point, PlaceIx)>) -> Vec<u8> {
    places.sort_by_cached_key(|(position, ix)| (hilbert_fine(*position), *ix));
    let buckets =
        places.chunks(BUCKET).map(|bucket| BoundingBox::of_points(bucket.iter().map(|(position, _)| *position)));
    let tree = tree::encode(buckets.enumerate().map(|(index, bbox)| (bbox, index as u32)).collect());
    let count = (places.len() as u32).to_le_bytes();
    count.into_iter().chain(places.iter().flat_map(|(_, ix)| ix.0.to_le_bytes())).chain(tree).collect()
}

/// The places of a category.
#[derive(Clone, Copy, Debug)]
pub struct CategoryPlaces<'g> {
    places: &'g [u32],
    buckets: Tree<'g>,
}

impl<'g> CategoryPlaces<'g> {
    /// Reads a category by its number from what stands behind the header of the file; `None` where there is none.
    pub(crate) fn of_words(words: &'g [u32], number: u16) -> Option<Self> {
        let number = usize::from(number);
        let count = *words.first()? as usize;
        let (&start, &end) = (words.get(number + 1)?, words.get(number + 2)?);
        let words = words.get(start as usize..end as usize).filter(|_| number < count)?;
        let (&length, rest) = words.split_first()?;
        let (places, tree) = rest.split_at_checked(length as usize)?;
        Some(Self { places, buckets: Tree::of_words(tree) })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// All of them, neighbours together.
    pub fn places(&self) -> impl Iterator<Item = PlaceIx> + use<'g> {
        self.places.iter().copied().map(PlaceIx)
    }

    /// Visits buckets of neighbours by the distance of the box around them from a point, nearest first.
    ///
    /// `visit` gets the places of a bucket, none of which is nearer than the next bucket's box, and returns the
    /// greatest distance in metres that is still of interest; the walk ends at the first bucket beyond it.
    pub fn nearest(&self, from: Point, within_m: f64, mut visit: impl FnMut(&mut dyn Iterator<Item = PlaceIx>) -> f64) {
        let mut within_m = within_m;
        self.buckets.nearest(from, within_m, |bucket, _| {
            if let Some(places) = self.places.chunks(BUCKET).nth(bucket as usize) {
                within_m = visit(&mut places.iter().copied().map(PlaceIx));
            }
            within_m
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(categories: Vec<Vec<(Point, PlaceIx)>>) -> Vec<u32> {
        encode(categories).chunks(4).map(|word| u32::from_le_bytes(word.try_into().unwrap())).collect()
    }

    fn points() -> impl Strategy<Value = Vec<Point>> {
        let point = (470_000_000..471_000_000, 90_000_000..92_000_000).prop_map(|(lat, lon)| Point::new(lat, lon));
        prop::collection::vec(point, 0..200)
    }

    proptest! {
        #[test]
        fn nearest_of_a_kind_are_those_of_a_scan(of_kind in points(), others in points(), within_m in 0.0..9_000.0) {
            let number = |points: &[Point]| points.iter().enumerate().map(|(ix, at)| (*at, PlaceIx(ix as u32))).collect();
            let words = words(vec![number(&others), number(&of_kind), Vec::new()]);
            let from = Point::new(470_500_000, 91_000_000);
            let distance_m = |ix: u32| from.distance_m(of_kind[ix as usize]);
            let mut found = Vec::new();
            let category = CategoryPlaces::of_words(&words, 1).unwrap();
            category.nearest(from, within_m, |places| { found.extend(places.map(|ix| ix.0)); within_m });
            found.retain(|ix| distance_m(*ix) <= within_m);
            found.sort_unstable();
            let scan: Vec<u32> = (0..of_kind.len() as u32).filter(|ix| distance_m(*ix) <= within_m).collect();
            prop_assert_eq!(found, scan);
            prop_assert_eq!(category.len(), of_kind.len());
            prop_assert!(CategoryPlaces::of_words(&words, 2).unwrap().is_empty());
            prop_assert!(CategoryPlaces::of_words(&words, 3).is_none());
        }

        #[test]
        fn any_words_are_some_kinds(words: Vec<u32>, number: u16) {
            for number in [0, 1, number] {
                if let Some(category) = CategoryPlaces::of_words(&words, number) {
                    category.nearest(Point::new(0, 0), f64::INFINITY, |places| places.map(|ix| f64::from(ix.0)).sum());
                }
            }
        }
    }

    #[test]
    fn a_walk_looks_at_little_more_than_it_needs() {
        let grid = (0..10_000)
            .map(|i| (Point::new(470_000_000 + i / 100 * 10_000, 90_000_000 + i % 100 * 10_000), PlaceIx(i as u32)));
        let words = words(vec![grid.collect()]);
        let mut seen = 0;
        let category = CategoryPlaces::of_words(&words, 0).unwrap();
        // Two kilometres of a hundred by seventy-six: some fifteen places.
        category.nearest(Point::new(470_505_000, 90_505_000), 200.0, |places| {
            seen += places.count();
            200.0
        });
        assert!((1..200).contains(&seen), "{seen}");
    }
}
