//! The point of two parameters, latitude and longitude in degrees.

use gazetteer::Point;

use super::{Empty, Error, Query};

/// Latitude and longitude as sent; finite, but maybe outside the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatLon {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// Why two parameters are no point. Each dialect has its own words for it.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPoint {
    /// One of them is no number.
    NoNumber(Error),
    /// The other one is there, but not this.
    Missing(&'static str),
    /// This one lies outside the world.
    Outside {
        /// Its name.
        name: &'static str,
        /// The most that it may be, east or north, in degrees.
        most: f64,
        /// Both as sent.
        found: LatLon,
    },
}

/// The numbers of `lat` and the longitude of this name; `None` where neither is there.
pub fn lat_lon(query: &Query, lon: &'static str, empty: Empty) -> Result<Option<LatLon>, NoPoint> {
    let number = |name| if empty.is_absent(query, name) { Ok(None) } else { query.number(name) };
    match (number(lon).map_err(NoPoint::NoNumber)?, number("lat").map_err(NoPoint::NoNumber)?) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(NoPoint::Missing(lon)),
        (Some(_), None) => Err(NoPoint::Missing("lat")),
        (Some(lon), Some(lat)) => Ok(Some(LatLon { lat, lon })),
    }
}

/// The point of `lat` and the longitude of this name, which must lie in the world; `None` where neither is there.
pub fn point(query: &Query, lon: &'static str, empty: Empty) -> Result<Option<Point>, NoPoint> {
    let Some(found) = lat_lon(query, lon, empty)? else { return Ok(None) };
    let outside = |name, most| NoPoint::Outside { name, most, found };
    if found.lat.abs() > 90.0 {
        return Err(outside("lat", 90.0));
    }
    Point::from_degrees(found.lat, found.lon).map(Some).ok_or_else(|| outside(lon, 180.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_point_and_a_point_outside_the_world_are_told_apart() {
        let of = |raw| point(&Query::parse(raw), "lon", Empty::Absent);
        assert_eq!(of("lat=47&lon=9"), Ok(Point::from_degrees(47.0, 9.0)));
        assert_eq!((of(""), of("lat=&lon=")), (Ok(None), Ok(None)));
        assert_eq!(of("lat=47"), Err(NoPoint::Missing("lon")));
        assert_eq!(of("lon=9&lat="), Err(NoPoint::Missing("lat")));
        let outside = |raw| match of(raw) {
            Err(NoPoint::Outside { name, most, .. }) => (name, most),
            other => panic!("{raw}: {other:?}"),
        };
        assert_eq!(outside("lat=91&lon=9"), ("lat", 90.0));
        assert_eq!(outside("lat=47&lon=180.1"), ("lon", 180.0));
        for raw in ["lat=x&lon=9", "lat=47&lon=nan"] {
            assert!(matches!(of(raw), Err(NoPoint::NoNumber(_))), "{raw}");
        }
        assert!(matches!(point(&Query::parse("lat=&lon="), "lon", Empty::Refused), Err(NoPoint::NoNumber(_))));
    }
}
