//! Numbers that no tag ties to a street: a drawn sample of them must hang on the street that they stand at.

use gazetteer::{Entry, Point};
use geocoder::{Filter, Geocoder, Layer, ReverseRequest};

use crate::objects::Numbered;
use crate::question;

/// How many are drawn.
const DRAWN: usize = 500;
/// A street that is this much farther than the nearest one is as good: houses stand between two streets.
const AS_GOOD_M: f64 = 5.0;

/// What came of the sample.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// How many were drawn.
    pub asked: usize,
    /// Those that hang elsewhere.
    pub elsewhere: Vec<String>,
}

impl Drawn {
    /// Share of those that hang on the street they stand at; 1 where there are none.
    pub fn share(&self) -> f64 {
        1.0 - self.elsewhere.len() as f64 / self.asked.max(1) as f64
    }
}

/// Draws addresses without street, evenly through the extract, and looks where they hang.
pub fn at_their_street(geocoder: &Geocoder, objects: &[Numbered]) -> Drawn {
    let without: Vec<&Numbered> = objects.iter().filter(|object| !object.has_parent).collect();
    let step = without.len().div_ceil(DRAWN).max(1);
    let mut drawn = Drawn::default();
    for object in without.into_iter().step_by(step) {
        let entries = geocoder.lookup(object.osm);
        let Some(entry) = entries.into_iter().find(|entry| entry.house_number().is_some()) else { continue };
        drawn.asked += 1;
        let Some(nearest) = nearest_street(geocoder, entry.position()) else { continue };
        if !stands_at(&entry, &nearest) {
            let (own, other) = (question::street(&entry), nearest.names().get("name").unwrap_or_default());
            drawn.elsewhere.push(format!("{} hangs on {own:?} and stands at {other:?}", object.osm));
        }
    }
    drawn
}

fn nearest_street(geocoder: &Geocoder, at: Point) -> Option<Entry<'_>> {
    let layers = [Layer::Address].into_iter().collect();
    let request = ReverseRequest { at, max_rank: 27, layers, radius_m: 1_500.0, limit: 1, filter: Filter::default() };
    let entry = geocoder.reverse(&request).into_iter().next()?.entry;
    entry.place().is_street().then_some(entry)
}

/// Whether an entry's street is the nearest one, of its name, or as near.
fn stands_at(entry: &Entry<'_>, nearest: &Entry<'_>) -> bool {
    let Some(street) = entry.street() else { return false };
    let distance_m = |of: &Entry<'_>| of.place().shape().nearest(entry.position()).1;
    street.ix() == nearest.place().ix()
        || !street.is_street() && entry.osm().is_some() && distance_m(nearest) > 1_000.0
        || question::street(entry) == nearest.names().get("name").unwrap_or_default()
        || distance_m(&Entry::Place(street)) <= distance_m(nearest) + AS_GOOD_M
}
