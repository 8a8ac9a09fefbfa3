//! Parameters that endpoints share: limit, the point to be near, and filters.

use gazetteer::Point;
use geocoder::{Filter, Level, Levels};

use super::error::Error;
use crate::params::{self, Empty, Query};

/// Most answers of one request.
pub const MOST: i64 = 100;

/// Names of types and what they are made of.
const TYPES: [(&str, &[Level]); 4] = [
    ("housenumber", &[Level::House]),
    ("street", &[Level::Street]),
    ("locality", &[Level::Locality, Level::District]),
    ("municipality", &[Level::City]),
];

/// Parameters that no other dialect has at these paths.
const OWN: [&str; 6] = ["type", "postcode", "citycode", "autocomplete", "index", "lng"];

/// Whether a request at the root is meant for this dialect: by a parameter that only Addok has.
pub fn is_meant(query: &Query) -> bool {
    OWN.iter().any(|name| query.get(name).is_some())
}

/// The type of a level; `poi` for what is no address.
pub fn type_of(level: Level) -> &'static str {
    TYPES.iter().find(|(_, levels)| levels.contains(&level)).map_or("poi", |(name, _)| name)
}

/// The point of `lat` and `lon`, which may be spelt `lng` or `long`.
pub fn point(query: &Query) -> Result<Option<Point>, Error> {
    let lon = ["lon", "lng", "long"].into_iter().find(|name| query.filled(name).is_some());
    Ok(params::point(query, lon.unwrap_or("lon"), Empty::Absent)?)
}

/// Filters by their names and values as sent, for the answer to repeat.
pub type Named<'a> = Vec<(&'static str, &'a str)>;

/// The filters as sent.
pub fn named(query: &Query) -> Named<'_> {
    let named = ["type", "postcode", "citycode"].into_iter();
    named
        .flat_map(|name| query.values(name).filter(|value| !value.is_empty()).map(move |value| (name, value)))
        .collect()
}

/// The filter of some named filters; several values of a name mean any of them.
///
/// Without a type, everything that addresses are made of is wanted, and venues where `with_venues` says so.
pub fn filter(named: &Named<'_>, with_venues: bool) -> Result<Filter, Error> {
    let mut filter = Filter::default();
    for (name, value) in named {
        let values = value.split([',', ' ', ';']).map(str::trim).filter(|value| !value.is_empty());
        match *name {
            "type" => add_types(values, &mut filter.levels)?,
            "postcode" => filter.postcodes.extend(values.map(str::to_owned)),
            _ => filter.municipalities.extend(values.map(str::to_owned)),
        }
    }
    if filter.levels.is_all() {
        filter.levels = TYPES.iter().flat_map(|(_, levels)| *levels).copied().collect();
        if with_venues {
            filter.levels.insert(Level::Venue);
        }
    }
    Ok(filter)
}

fn add_types<'a>(names: impl Iterator<Item = &'a str>, levels: &mut Levels) -> Result<(), Error> {
    for name in names {
        let Some((_, found)) = TYPES.iter().find(|(known, _)| *known == name) else {
            let known = TYPES.map(|(name, _)| name).join(", ");
            return Err(Error::bad(format!("type must be one of {known}, found {name}")));
        };
        levels.extend(found.iter().copied());
    }
    Ok(())
}

/// Whether venues are wanted: `index` lists `poi`.
pub fn wants_venues(query: &Query) -> bool {
    query.values("index").flat_map(|list| list.split(',')).any(|index| index.trim() == "poi")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(raw: &str) -> Option<Levels> {
        filter(&named(&Query::parse(raw)), false).ok().map(|filter| filter.levels)
    }

    #[test]
    fn several_values_of_a_filter_mean_any_of_them() {
        let both: Levels = [Level::Street, Level::City].into_iter().collect();
        assert_eq!(levels("type=street&type=municipality"), Some(both));
        assert_eq!(levels("type=street,municipality"), Some(both));
        assert_eq!(levels("type=house"), None);
        let query = Query::parse("postcode=75001,75002&citycode=80021");
        let found = filter(&named(&query), false).unwrap();
        assert_eq!(
            (found.postcodes, found.municipalities),
            (vec!["75001".to_owned(), "75002".to_owned()], vec!["80021".to_owned()])
        );
    }

    #[test]
    fn addresses_alone_are_wanted_unless_venues_are_asked_for() {
        let with = |venues| filter(&Vec::new(), venues).unwrap().levels;
        assert!(!with(false).contains(Level::Venue) && with(true).contains(Level::Venue));
        assert!(!with(true).contains(Level::County));
        assert!(wants_venues(&Query::parse("index=address,poi")) && !wants_venues(&Query::parse("index=address")));
    }

    #[test]
    fn a_longitude_has_three_spellings_and_bounds() {
        let of = |raw: &str| point(&Query::parse(raw));
        let expected = Point::from_degrees(48.0, 2.0);
        for raw in ["lat=48&lon=2", "lat=48&lng=2", "lat=48&long=2"] {
            assert_eq!(of(raw), Ok(expected), "{raw}");
        }
        for raw in ["lat=48", "lon=2", "lat=91&lon=2", "lat=48&lng=181", "lat=x&lon=2"] {
            assert!(of(raw).is_err(), "{raw}");
        }
    }
}
