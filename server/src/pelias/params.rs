//! From parameters to what is wanted, with a warning for each thing that was mended and an error for each that can't be.

use gazetteer::{BoundingBox, Languages, Point};
use geocoder::{Bias, Filter, Region, TagFilter};
use serde_json::{Value, json};

use super::{Ask, Envelope, Gid, Layer, category};
use crate::params::iso3166;

/// Answers, where none are asked for, and the most.
const SIZES: (usize, usize) = (10, 40);
/// How far around the focus its pull has faded to a half, in metres.
const FOCUS_REACH_M: f64 = 50_000.0;
/// Radius in kilometres of `boundary.circle` for searches.
const CIRCLE_KM: f64 = 50.0;
/// Sources that are known, and the one that there is.
const SOURCES: [&str; 8] = ["osm", "openstreetmap", "oa", "openaddresses", "gn", "geonames", "wof", "whosonfirst"];

/// What is wanted besides the words.
#[derive(Clone, Debug)]
pub struct Params {
    /// What is told about the question.
    pub envelope: Envelope,
    /// Most answers.
    pub size: usize,
    /// Layers; none for all.
    pub layers: Vec<Layer>,
    /// What answers must be.
    pub filter: Filter,
    /// The point that distances are told from.
    pub focus: Option<Point>,
    /// Whether categories were asked for, which are shown then.
    pub categories: bool,
    /// The languages that the client reads.
    pub languages: Languages,
}

impl Params {
    /// Reads the parameters that all questions share.
    pub fn of(ask: &Ask<'_>) -> Self {
        let mut params = Self {
            envelope: Envelope::default(),
            size: SIZES.0,
            layers: Vec::new(),
            filter: Filter::default(),
            focus: None,
            categories: false,
            languages: ask.languages_by("lang"),
        };
        params.read_size(ask);
        params.read_layers(ask);
        params.read_sources(ask);
        params.read_categories(ask);
        params.read_countries(ask);
        params.read_area(ask);
        params.envelope.tell("lang", language(&params.languages));
        params
    }

    /// Reads the boxes and circles of searches, and the focus.
    pub fn read_surroundings(&mut self, ask: &Ask<'_>) {
        self.focus = self.point(ask, "focus.point");
        self.read_rect(ask);
        if let Some(centre) = self.point(ask, "boundary.circle") {
            let radius_km = self.radius(ask, CIRCLE_KM, f64::INFINITY);
            let radius_m = radius_km * 1000.0;
            let around = BoundingBox::around(centre, radius_m);
            self.filter.bounds.get_or_insert(around);
            self.filter.regions.push(Region::Circle { centre, radius_m });
        }
    }

    /// The pull of the focus.
    pub fn bias(&self) -> Bias {
        self.focus.map_or(Bias::None, |at| Bias::Point { at, reach_m: FOCUS_REACH_M })
    }

    /// Whether something can't be understood.
    pub fn is_bad(&self) -> bool {
        !self.envelope.errors.is_empty()
    }

    /// Notes an error.
    pub fn refuse(&mut self, message: impl Into<String>) {
        self.envelope.errors.push(message.into());
    }

    fn warn(&mut self, message: impl Into<String>) {
        self.envelope.warnings.push(message.into());
    }

    /// A number; one that can't be read is refused.
    fn number(&mut self, ask: &Ask<'_>, name: &str) -> Option<f64> {
        ask.query.filled(name)?;
        match ask.query.number(name) {
            Ok(number) => number,
            Err(error) => {
                self.refuse(error.0);
                None
            }
        }
    }

    /// The point whose two numbers have this prefix; `None` where neither is there.
    pub fn point(&mut self, ask: &Ask<'_>, prefix: &str) -> Option<Point> {
        let [lat, lon] = ["lat", "lon"].map(|side| format!("{prefix}.{side}"));
        let is_there = |name: &str| ask.query.filled(name).is_some();
        if !is_there(&lat) && !is_there(&lon) {
            return None;
        }
        if !is_there(&lat) || !is_there(&lon) {
            self.refuse(format!("parameters {lat} and {lon} must both be there"));
            return None;
        }
        let (y, x) = (self.number(ask, &lat)?, self.number(ask, &lon)?);
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
    pub fn radius(&mut self, ask: &Ask<'_>, default_km: f64, most_km: f64) -> f64 {
        let name = "boundary.circle.radius";
        let asked = self.number(ask, name).unwrap_or(default_km);
        let radius_km = if asked > 0.0 { asked.min(most_km).min(20_100.0) } else { default_km };
        if (radius_km - asked).abs() > f64::EPSILON {
            self.warn(format!("{name} is out of range, using {radius_km}"));
        }
        self.envelope.tell(name, radius_km);
        radius_km
    }

    fn read_size(&mut self, ask: &Ask<'_>) {
        let (default, most) = SIZES;
        if let Some(text) = ask.query.filled("size") {
            match text.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
                None => self.warn(format!("invalid size, using {default}")),
                Some(number) if number < 1.0 => {
                    self.size = 1;
                    self.warn("out-of-range size, using 1");
                }
                Some(number) if number > most as f64 => {
                    self.size = most;
                    self.warn(format!("out-of-range size, using {most}"));
                }
                Some(number) => self.size = number as usize,
            }
        }
        self.envelope.tell("size", self.size);
        self.envelope.tell("private", false);
    }

    fn read_layers(&mut self, ask: &Ask<'_>) {
        for name in list(ask, "layers") {
            let layers = Layer::named(&name);
            if layers.is_empty() {
                let known: Vec<_> = Layer::ALL.iter().map(|layer| layer.name()).collect();
                self.refuse(format!("'{name}' is an invalid layers parameter; valid are coarse, {}", known.join(", ")));
            }
            self.layers.extend(layers);
        }
        if !self.layers.is_empty() {
            self.layers.sort();
            self.layers.dedup();
            self.filter.levels = Layer::levels(&self.layers);
            self.envelope.tell("layers", self.layers.iter().map(|layer| layer.name()).collect::<Vec<_>>());
        }
    }

    /// There is one source, so a choice of others is answered from it all the same, with a warning.
    fn read_sources(&mut self, ask: &Ask<'_>) {
        let asked = list(ask, "sources");
        for name in asked.iter().filter(|name| !SOURCES.contains(&name.as_str())) {
            self.refuse(format!("'{name}' is an invalid sources parameter; valid are {}", SOURCES.join(", ")));
        }
        if asked.iter().any(|name| !matches!(name.as_str(), "osm" | "openstreetmap")) {
            self.warn("the only source here is openstreetmap, which is used for all layers");
        }
    }

    fn read_categories(&mut self, ask: &Ask<'_>) {
        self.categories = ask.query.get("categories").is_some();
        let mut group = Vec::new();
        for name in list(ask, "categories") {
            match category::rules(&name) {
                Some(rules) => group.extend(rules),
                None => self.warn(format!("unknown category '{name}' is left out")),
            }
        }
        if !group.is_empty() {
            self.filter.tags = TagFilter { groups: vec![group], not: Vec::new() };
        }
    }

    fn read_countries(&mut self, ask: &Ask<'_>) {
        let mut countries = Vec::new();
        for code in list(ask, "boundary.country") {
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
        (self.filter.countries, self.filter.favoured) = ask.profile.countries(countries);
    }

    fn read_area(&mut self, ask: &Ask<'_>) {
        let Some(text) = ask.query.filled("boundary.gid") else { return };
        let Some(entry) = Gid::parse(text).and_then(|gid| gid.find(ask.geocoder)) else {
            self.refuse(format!("{text} is no gid of this server"));
            return;
        };
        self.envelope.tell("boundary.gid", text);
        match (entry.is_country(), entry.chain().country(), entry.osm()) {
            (true, Some(code), _) => self.filter.countries = vec![code],
            (_, _, Some(osm)) => self.filter.regions.push(Region::Area(osm)),
            _ => self.refuse(format!("{text} is no area")),
        }
    }

    fn read_rect(&mut self, ask: &Ask<'_>) {
        let names = ["min_lat", "min_lon", "max_lat", "max_lon"].map(|side| format!("boundary.rect.{side}"));
        let there = names.iter().filter(|name| ask.query.filled(name).is_some()).count();
        if there == 0 {
            return;
        }
        if there < 4 {
            self.refuse(format!("parameters {} must all be there", names.join(", ")));
            return;
        }
        let numbers: Vec<f64> = names.iter().filter_map(|name| self.number(ask, name)).collect();
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

/// The entries of a list with commas, in lower case.
fn list(ask: &Ask<'_>, name: &str) -> Vec<String> {
    let values = ask.query.all(name).flat_map(|value| value.split(','));
    values.map(|entry| entry.trim().to_lowercase()).filter(|entry| !entry.is_empty()).collect()
}

fn language(languages: &Languages) -> Value {
    let first = languages.iter().next();
    json!({"iso6391": first.map_or("en", |tag| tag.split('-').next().unwrap_or(tag)), "defaulted": first.is_none()})
}
