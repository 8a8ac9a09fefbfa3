//! Which places of a kind are looked at: of a rare kind all, of a common one those next to where the question looks,
//! and the best known ones.
//!
//! A kind may have a million places. Outwards from somewhere they are found in the tree of the kind, which costs about
//! the same in a town as on a continent; the best known are the first documents of the kind in the text index. Filters
//! act here, so that what does not pass takes nobody's place.

use std::collections::BinaryHeap;

use gazetteer::geometry::Plane;
use gazetteer::{BoundingBox, CategoryPlaces, Entry, Gazetteer, Place, PlaceIx, Point};

use super::area::SearchArea;
use crate::interpret::CategoryQuery;
use crate::request::Filter;
use crate::retrieve::{Lexicon, best_known_of_category};
use crate::search::context::SearchContext;

/// Places of a kind that are all looked at.
const FEW: usize = 1_000;
/// Of more, those that are next to where is looked: so many in an area, and as many around it.
const NEAREST: usize = 500;
/// Of more, those that are best known.
const BEST_KNOWN: usize = 500;
/// Most places of a kind that are seen on the way to those.
const MOST_SEEN: usize = 20_000;

/// Where places are looked for.
pub struct Extent {
    /// Where to begin.
    pub from: Point,
    /// How far to go, in metres.
    pub within_m: f64,
    /// What lies outside is not wanted.
    pub clip: Option<BoundingBox>,
}

/// The places of a kind that may be answers, in the order of the gazetteers and of importance.
pub fn category_candidates<'g>(
    context: &SearchContext<'g>,
    asked: &CategoryQuery,
    area: &mut SearchArea<'g>,
    filter: &Filter,
) -> Vec<Place<'g>> {
    let mut places = Vec::new();
    for (gazetteer, budget) in context.each() {
        let extent = area.extent(filter, gazetteer);
        let clip = extent.as_ref().and_then(|extent| extent.clip);
        let mut candidates = CandidateFilter { gazetteer, filter, clip, seen: 0 };
        let mut found = candidates.gather(asked, extent.as_ref(), area);
        found.sort_unstable();
        found.dedup();
        places.extend(found.into_iter().filter_map(|ix| gazetteer.place(ix)));
        let mut spent = budget.get();
        spent.spend(candidates.seen as u32);
        budget.set(spent);
    }
    places
}

/// What is taken of a gazetteer.
struct CandidateFilter<'g, 'r> {
    gazetteer: &'g Gazetteer,
    filter: &'r Filter,
    clip: Option<BoundingBox>,
    /// Places that were seen.
    seen: usize,
}

impl<'g> CandidateFilter<'g, '_> {
    fn gather(&mut self, asked: &CategoryQuery, extent: Option<&Extent>, area: &mut SearchArea<'g>) -> Vec<PlaceIx> {
        let tags = asked.tags.iter();
        let kinds: Vec<CategoryPlaces<'g>> =
            tags.flat_map(|(key, value)| self.gazetteer.category_places(key, value.as_deref())).collect();
        if kinds.iter().map(CategoryPlaces::len).sum::<usize>() <= FEW {
            let all = kinds.iter().flat_map(CategoryPlaces::places);
            return all.filter(|ix| self.take(*ix).is_some()).collect();
        }
        let mut found = extent.map_or_else(Vec::new, |extent| self.nearest(&kinds, extent, area));
        found.extend(self.best_known(asked, if extent.is_some() { BEST_KNOWN } else { MOST_SEEN }));
        found
    }

    /// The places of common kinds that are nearest to where the extent begins.
    fn nearest(&mut self, kinds: &[CategoryPlaces<'g>], extent: &Extent, area: &mut SearchArea<'g>) -> Vec<PlaceIx> {
        let plane = Plane::at(extent.from);
        let (mut inside, mut others) = (Nearest::within(extent.within_m), Nearest::within(extent.within_m));
        for kind in kinds {
            kind.nearest(extent.from, inside.within_m(), |bucket| {
                for place in bucket.filter_map(|ix| self.take(ix)) {
                    let distance_m = plane.distance_m(place.position());
                    let list = if area.leads_to(place) { &mut inside } else { &mut others };
                    list.offer(distance_m, place.ix());
                }
                if self.seen < MOST_SEEN { inside.within_m() } else { 0.0 }
            });
        }
        inside.places().chain(others.places()).collect()
    }

    /// The most important places of the kind, out of so many.
    fn best_known(&mut self, asked: &CategoryQuery, most: usize) -> Vec<PlaceIx> {
        let Some(lexicon) = Lexicon::of(self.gazetteer) else { return Vec::new() };
        let documents = best_known_of_category(&lexicon, &asked.tags).take(most).map(PlaceIx);
        documents.filter(|ix| self.take(*ix).is_some()).take(BEST_KNOWN).collect()
    }

    /// A place, if it is wanted.
    fn take(&mut self, ix: PlaceIx) -> Option<Place<'g>> {
        self.seen += 1;
        let place = self.gazetteer.place(ix).filter(|place| !place.is_linked())?;
        let is_wanted = self.clip.is_none_or(|clip| clip.contains(place.position()));
        (is_wanted && self.filter.passes(&Entry::Place(place))).then_some(place)
    }
}

/// The nearest places so far.
struct Nearest {
    within_m: f64,
    /// Distances, which order like their bits, and places.
    heap: BinaryHeap<(u64, PlaceIx)>,
}

impl Nearest {
    fn within(within_m: f64) -> Self {
        Self { within_m, heap: BinaryHeap::new() }
    }

    /// How near a place must be to come on the list.
    fn within_m(&self) -> f64 {
        let farthest = self.heap.peek().filter(|_| self.heap.len() >= NEAREST);
        farthest.map_or(self.within_m, |(distance, _)| f64::from_bits(*distance))
    }

    fn offer(&mut self, distance_m: f64, ix: PlaceIx) {
        if distance_m <= self.within_m() {
            if self.heap.len() >= NEAREST {
                self.heap.pop();
            }
            self.heap.push((distance_m.to_bits(), ix));
        }
    }

    fn places(self) -> impl Iterator<Item = PlaceIx> {
        self.heap.into_iter().map(|(_, ix)| ix)
    }
}
