//! The geocoder: a set of gazetteers that questions are put to.

use std::path::Path;

use gazetteer::{Entry, Gazetteer, OsmId, PlaceId};

use crate::answer::Answer;
use crate::browse::{self, BrowseRequest};
use crate::explain::Explanation;
use crate::map::{self, MapRequest, Sheet};
use crate::rank::Weights;
use crate::request::{ReverseRequest, SearchRequest};
use crate::{reverse, search};

/// A set of open gazetteers. Synchronous and without shared mutable state: any number of threads may ask at once.
#[derive(Debug)]
pub struct Geocoder {
    gazetteers: Vec<Gazetteer>,
    weights: &'static Weights,
}

impl Geocoder {
    /// Opens gazetteers.
    ///
    /// # Errors
    /// Where one of them can't be opened.
    pub fn open<P: AsRef<Path>>(folders: &[P]) -> Result<Self, gazetteer::Error> {
        let gazetteers = folders.iter().map(|folder| Gazetteer::open(folder.as_ref())).collect::<Result<_, _>>()?;
        Ok(Self { gazetteers, weights: &Weights::DEFAULT })
    }

    /// The same gazetteers with other weights, to find out what they change.
    #[must_use]
    pub fn with_weights(self, weights: &'static Weights) -> Self {
        Self { weights, ..self }
    }

    /// Makes the tables that the first questions would otherwise wait for, some tens of milliseconds; call it on a
    /// thread of its own while the first questions come in.
    pub fn warm_up() {
        search::warm_up();
    }

    /// The gazetteers.
    pub fn gazetteers(&self) -> &[Gazetteer] {
        &self.gazetteers
    }

    /// Answers to a question, best first.
    pub fn search(&self, request: &SearchRequest) -> Vec<Answer<'_>> {
        search::search(&self.gazetteers, self.weights, request, &mut None)
    }

    /// Answers to a question, and how they came about.
    pub fn explain(&self, request: &SearchRequest) -> (Vec<Answer<'_>>, Explanation) {
        let mut explanation = Some(Explanation::default());
        let answers = search::search(&self.gazetteers, self.weights, request, &mut explanation);
        (answers, explanation.unwrap_or_default())
    }

    /// Everything of a kind, nearest first where the request says where, else by importance.
    pub fn browse(&self, request: &BrowseRequest) -> Vec<Answer<'_>> {
        browse::browse(&self.gazetteers, request)
    }

    /// What is at a point, nearest first; areas where nothing finer is near.
    pub fn reverse(&self, request: &ReverseRequest) -> Vec<Answer<'_>> {
        reverse::reverse(&self.gazetteers, request)
    }

    /// What there is to draw in a box.
    pub fn map(&self, request: MapRequest) -> Sheet<'_> {
        map::sheet(&self.gazetteers, request)
    }

    /// Everything that stands for an object.
    pub fn lookup(&self, osm: OsmId) -> Vec<Entry<'_>> {
        self.gazetteers.iter().map(|gazetteer| gazetteer.find(osm)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// What a public id stands for.
    pub fn lookup_place_id(&self, id: PlaceId) -> Option<Entry<'_>> {
        self.gazetteers.iter().find_map(|gazetteer| gazetteer.find_place_id(id))
    }
}
