//! Which places of a kind are looked at: of a rare kind all, of a common one those next to where the question looks, and the
//! best known ones.
//!
//! A kind may have a million places. Outwards from somewhere they are found in the tree of the kind, which costs about the
//! same in a town as on a continent; the best known are the first documents of the kind in the text index. Filters act here, so
//! that what does not pass takes nobody's place.

use std::collections::BinaryHeap;

use gazetteer::geometry::Plane;
use gazetteer::{BoundingBox, Entry, Gazetteer, Kind, Place, PlaceIx, Point};

use super::ground::Ground;
use super::inquiry::Inquiry;
use crate::interpret::KindQuestion;
use crate::request::Filter;
use crate::retrieve::{Lexicon, best_known_of_kind};

/// Places of a kind that are all looked at.
const FEW: usize = 1_000;
/// Of more, those that are next to where is looked: so many in an area, and as many around it.
const NEAREST: usize = 500;
/// Of more, those that are best known.
const BEST_KNOWN: usize = 500;
/// Most places of a kind that are seen on the way to those.
const MOST_SEEN: usize = 20_000;

/// Where places are looked for.
pub struct Scope {
    /// Where to begin.
    pub from: Point,
    /// How far to go, in metres.
    pub within_m: f64,
    /// What lies outside is not wanted.
    pub clip: Option<BoundingBox>,
}

/// The places of a kind that may be answers, in the order of the gazetteers and of importance.
pub fn places<'g>(
    inquiry: &Inquiry<'g>,
    asked: &KindQuestion,
    ground: &mut Ground<'g>,
    filter: &Filter,
) -> Vec<Place<'g>> {
    let mut places = Vec::new();
    for (gazetteer, effort) in inquiry.each() {
        let scope = ground.scope(filter, gazetteer);
        let clip = scope.as_ref().and_then(|scope| scope.clip);
        let mut sieve = Sieve { gazetteer, filter, clip, seen: 0 };
        let mut found = sieve.gather(asked, scope.as_ref(), ground);
        found.sort_unstable();
        found.dedup();
        places.extend(found.into_iter().filter_map(|ix| gazetteer.place(ix)));
        let mut spent = effort.get();
        spent.spend(sieve.seen as u32);
        effort.set(spent);
    }
    places
}

/// What is taken of a gazetteer.
struct Sieve<'g, 'r> {
    gazetteer: &'g Gazetteer,
    filter: &'r Filter,
    clip: Option<BoundingBox>,
    /// Places that were seen.
    seen: usize,
}

impl<'g> Sieve<'g, '_> {
    fn gather(&mut self, asked: &KindQuestion, scope: Option<&Scope>, ground: &mut Ground<'g>) -> Vec<PlaceIx> {
        let tags = asked.tags.iter();
        let kinds: Vec<Kind<'g>> = tags.flat_map(|(key, value)| self.gazetteer.kinds(key, value.as_deref())).collect();
        if kinds.iter().map(Kind::len).sum::<usize>() <= FEW {
            let all = kinds.iter().flat_map(Kind::places);
            return all.filter(|ix| self.take(*ix).is_some()).collect();
        }
        let mut found = scope.map_or_else(Vec::new, |scope| self.nearest(&kinds, scope, ground));
        found.extend(self.best_known(asked, if scope.is_some() { BEST_KNOWN } else { MOST_SEEN }));
        found
    }

    /// The places of common kinds that are nearest to where the scope begins.
    fn nearest(&mut self, kinds: &[Kind<'g>], scope: &Scope, ground: &mut Ground<'g>) -> Vec<PlaceIx> {
        let plane = Plane::at(scope.from);
        let (mut inside, mut others) = (Nearest::within(scope.within_m), Nearest::within(scope.within_m));
        for kind in kinds {
            kind.nearest(scope.from, inside.within_m(), |bucket| {
                for place in bucket.filter_map(|ix| self.take(ix)) {
                    let distance_m = plane.distance_m(place.position());
                    let list = if ground.leads_to(place) { &mut inside } else { &mut others };
                    list.offer(distance_m, place.ix());
                }
                if self.seen < MOST_SEEN { inside.within_m() } else { 0.0 }
            });
        }
        inside.places().chain(others.places()).collect()
    }

    /// The most important places of the kind, out of so many.
    fn best_known(&mut self, asked: &KindQuestion, most: usize) -> Vec<PlaceIx> {
        let Some(lexicon) = Lexicon::of(self.gazetteer) else { return Vec::new() };
        let documents = best_known_of_kind(&lexicon, &asked.tags).take(most).map(PlaceIx);
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
