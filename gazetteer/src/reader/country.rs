//! The places that stand for countries.

use super::gazetteer::Gazetteer;
use super::place::{Place, PlaceIx};

/// Places among which the countries are.
const MOST_COUNTRIES: u32 = 1_024;

impl Gazetteer {
    /// The place that stands for a country (ISO 3166-1 alpha-2 in lower case): its relation, or the one that the import
    /// made. Countries are the most important places, so that only the first few are looked at.
    pub fn country(&self, code: [u8; 2]) -> Option<Place<'_>> {
        let first = (0..MOST_COUNTRIES).map_while(|ix| self.place(PlaceIx(ix)));
        first.into_iter().find(|place| place.rank_address() == 4 && place.hierarchy().country() == Some(code))
    }
}
