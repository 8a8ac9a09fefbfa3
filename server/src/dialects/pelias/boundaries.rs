//! Where answers are looked for: boxes, circles, countries, areas, and the focus near which they are preferred.

use gazetteer::{BoundingBox, Point};
use geocoder::Region;

use super::gid::Gid;
use super::params::{Params, list};
use crate::params::iso3166;
use crate::request::RequestContext;

/// Radius in kilometres of `boundary.circle` for searches.
const CIRCLE_KM: f64 = 50.0;
/// Half the way around the globe: no circle is larger.
const MOST_KM: f64 = 20_100.0;

impl Params {
    /// Reads the boxes and circles of searches, and the focus.
    pub fn read_surroundings(&mut self, context: &RequestContext<'_>) {
        self.focus = self.point(context, "focus.point");
        self.read_rect(context);
        if let Some(centre) = self.point(context, "boundary.circle") {
            let radius_km = self.radius(context, CIRCLE_KM, f64::INFINITY);
            let radius_m = radius_km * 1000.0;
            let around = BoundingBox::around(centre, radius_m);
            self.filter.bounds.get_or_insert(around);
            self.filter.regions.push(Region::Circle { centre, radius_m });
        }
    }

    /// The point whose two numbers have this prefix; `None` where neither is there.
    pub fn point(&mut self, context: &RequestContext<'_>, prefix: &str) -> Option<Point> {
        let [lat, lon] = ["lat", "lon"].map(|side| format!("{prefix}.{side}"));
        let is_there = |name: &str| context.query.filled(name).is_some();
        if !is_there(&lat) && !is_there(&lon) {
            return None;
        }
        if !is_there(&lat) || !is_there(&lon) {
            self.refuse(format!("parameters {lat} and {lon} must both be there"));
            return None;
        }
        let (y, x) = (self.number(context, &lat)?, self.number(context, &lon)?);
        // A map that was dragged around the globe counts its longitude on.
        let (mut wrapped, mut moved) = (x, false);
        if x.abs() > 180.0 && x.is_finite() {
            (wrapped, moved) = ((x + 180.0).rem_euclid(360.0) - 180.0, true);
        }
        let point = Point::from_degrees(y.clamp(-90.0, 90.0), wrapped);
        if moved || y.abs() > 90.0 {
            self.warn(format!("{prefix} was brought into the range of coordinates"));
        }
        self.envelope.tell(&lat, point.map_or(y, Point::lat_degrees));
        self.envelope.tell(&lon, point.map_or(x, Point::lon_degrees));
        point
    }

    /// The radius of `boundary.circle` in kilometres.
    pub fn radius(&mut self, context: &RequestContext<'_>, default_km: f64, most_km: f64) -> f64 {
        let name = "boundary.circle.radius";
        let asked = self.number(context, name).unwrap_or(default_km);
        let radius_km = if asked > 0.0 { asked.min(most_km).min(MOST_KM) } else { default_km };
        if (radius_km - asked).abs() > f64::EPSILON {
            self.warn(format!("{name} is out of range, using {radius_km}"));
        }
        self.envelope.tell(name, radius_km);
        radius_km
    }

    pub(super) fn read_countries(&mut self, context: &RequestContext<'_>) {
        let mut countries = Vec::new();
        for code in list(context, "boundary.country") {
            match iso3166::alpha2(&code) {
                Some(code) => countries.push(code),
                None => self.refuse(format!("{code} is not a valid ISO2/ISO3 country code")),
            }
        }
        if countries.is_empty() {
            return;
        }
        let codes: Vec<&str> = countries.iter().filter_map(|code| str::from_utf8(code).ok()).collect();
        self.envelope
            .tell("boundary.country", codes.iter().filter_map(|code| iso3166::alpha3(code)).collect::<Vec<_>>());
        (self.filter.countries, self.filter.favoured) = context.profile.countries(countries);
    }

    pub(super) fn read_area(&mut self, context: &RequestContext<'_>) {
        let Some(text) = context.query.filled("boundary.gid") else { return };
        let Some(entry) = Gid::parse(text).and_then(|gid| gid.find(context.geocoder)) else {
            self.refuse(format!("{text} is no gid of this server"));
            return;
        };
        self.envelope.tell("boundary.gid", text);
        match (entry.is_country(), entry.hierarchy().country(), entry.osm()) {
            (true, Some(code), _) => self.filter.countries = vec![code],
            (_, _, Some(osm)) => self.filter.regions.push(Region::Area(osm)),
            _ => self.refuse(format!("{text} is no area")),
        }
    }

    fn read_rect(&mut self, context: &RequestContext<'_>) {
        let names = ["min_lat", "min_lon", "max_lat", "max_lon"].map(|side| format!("boundary.rect.{side}"));
        let there = names.iter().filter(|name| context.query.filled(name).is_some()).count();
        if there == 0 {
            return;
        }
        if there < 4 {
            self.refuse(format!("parameters {} must all be there", names.join(", ")));
            return;
        }
        let numbers: Vec<f64> = names.iter().filter_map(|name| self.number(context, name)).collect();
        let [south, west, north, east] = numbers[..] else { return };
        if south > north || west > east {
            self.refuse("boundary.rect: a minimum is above its maximum");
            return;
        }
        for (name, number) in names.iter().zip(numbers) {
            self.envelope.tell(name, number);
        }
        self.filter.bounds = Some(BoundingBox::of_corners((south, west), (north, east)));
    }
}
