//! Places that stand for postcodes: one for each code of a country, in the middle of the addresses that bear it.

use gazetteer::Point;
use rustc_hash::{FxHashMap, FxHashSet};

use super::tags::{own, tagged};
use crate::country::CountryCode;
use crate::importance::mean;
use crate::model::Model;
use crate::model::entries::Role;
use crate::parents::AddressObject;
use crate::strings::Sym;

/// A postcode that no object of the map stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostcodePlace {
    /// The code as tagged.
    pub code: Sym,
    /// Its country.
    pub country: CountryCode,
    /// The middle of its addresses.
    pub position: Point,
}

/// The postcodes of all addresses, save those that are mapped as areas, in the order of country and first mention.
pub fn places(model: &Model, objects: &[AddressObject]) -> Vec<PostcodePlace> {
    let mapped: FxHashSet<(CountryCode, Sym)> = model
        .entries
        .iter()
        .filter(|entry| entry.role == Role::PostalArea)
        .filter_map(|entry| Some((entry.country, tagged(model, model.feature_of(entry))?)))
        .collect();
    let mut members: FxHashMap<(CountryCode, Sym), Vec<Point>> = FxHashMap::default();
    for object in objects {
        let entry = &model.entries[object.entry as usize];
        if let Some(code) = own(model, object).filter(|&code| !mapped.contains(&(entry.country, code))) {
            members.entry((entry.country, code)).or_default().push(entry.position);
        }
    }
    let mut places: Vec<PostcodePlace> = members
        .into_iter()
        .filter_map(|((country, code), points)| Some(PostcodePlace { code, country, position: mean(points)? }))
        .collect();
    places.sort_unstable_by_key(|place| (place.country, place.code));
    places
}
