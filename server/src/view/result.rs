//! An answer as clients of any dialect see it: names and address in the reader's languages, box and category.
//!
//! Made once for each answer, printed by any dialect and format. What a number between two known ones looks like, how
//! large the box of a point is and which parts a displayed name has are decided here.

use std::borrow::Cow;

use gazetteer::{BoundingBox, Category, Entry, Languages, OsmId, Place, Point, Shape};
use geocoder::{Answer, Level};

use crate::view::match_info::MatchInfo;

/// A part of the address, in the reader's language.
#[derive(Clone, Debug)]
pub struct AddressLine<'g> {
    /// Its key: `road`, `city`, ...
    pub key: Cow<'g, str>,
    /// What it says; never empty.
    pub text: Cow<'g, str>,
    /// Address rank.
    pub rank: u8,
    /// The place that it is, where one stands for it.
    pub place: Option<Place<'g>>,
    /// Admin level and ISO 3166-2 code.
    pub iso3166_2: Option<(u8, &'g str)>,
    /// Whether it is the answer itself.
    pub own: bool,
}

/// An answer with its words.
#[derive(Clone, Debug)]
pub struct ResultView<'g> {
    /// What it is.
    pub entry: Entry<'g>,
    /// Where it is shown.
    pub position: Point,
    /// The number, where it is one that lies between known ones.
    pub interpolated: Option<u32>,
    /// Metres from the point of a reverse question.
    pub distance_m: Option<f64>,
    /// How it fits the question; `None` where it was not searched for.
    pub match_info: Option<MatchInfo>,
    /// Its name; empty where it has none.
    pub name: &'g str,
    /// Its address from itself to the country.
    pub lines: Vec<AddressLine<'g>>,
    /// The shape, where it was drawn for an answer of several.
    pub drawn: Option<Shape>,
}

impl<'g> ResultView<'g> {
    /// The result of an answer.
    pub fn of_answer(answer: &Answer<'g>, languages: &Languages) -> Self {
        let distance_m = answer.distance_m;
        let view = Self::new(answer.entry.clone(), answer.position, answer.interpolated, distance_m, languages);
        Self { match_info: distance_m.is_none().then(|| MatchInfo::of(answer)), ..view }
    }

    /// The result of an entry that was asked for by id.
    pub fn of_entry(entry: Entry<'g>, languages: &Languages) -> Self {
        let position = entry.position();
        Self::new(entry, position, None, None, languages)
    }

    fn new(
        entry: Entry<'g>,
        position: Point,
        interpolated: Option<u32>,
        distance_m: Option<f64>,
        languages: &Languages,
    ) -> Self {
        let name = languages.choose(entry.names().iter());
        let lines = lines(&entry, interpolated, languages);
        Self { entry, position, interpolated, distance_m, match_info: None, name, lines, drawn: None }
    }

    /// The object.
    pub fn osm(&self) -> Option<OsmId> {
        self.entry.osm()
    }

    /// Key and value of the main tag.
    pub fn category(&self) -> Category<'g> {
        if self.interpolated.is_some() { Category { key: "place", value: "house" } } else { self.entry.category() }
    }

    /// The key that the answer itself has in addresses.
    pub fn address_key(&self) -> Cow<'g, str> {
        if self.interpolated.is_some() { Cow::Borrowed("place") } else { self.entry.address_key() }
    }

    /// ISO 3166-1 alpha-2 in lower case.
    pub fn country_code(&self) -> Option<String> {
        self.entry.hierarchy().country().map(|code| code.iter().copied().map(char::from).collect())
    }

    /// Whether a reader could not tell two answers apart: one object, or the same level and the same displayed name.
    pub fn looks_like(&self, other: &Self) -> bool {
        let level = Level::of(&self.entry);
        let is_area = (Level::Street..=Level::Country).contains(&level);
        let same_object = self.osm().is_some() && self.osm() == other.osm() && self.interpolated == other.interpolated;
        same_object
            || level == Level::of(&other.entry)
                && (is_area || self.category() == other.category())
                && self.display_name() == other.display_name()
    }

    /// All parts of the address in one line; a part that repeats the one before it is left out.
    pub fn display_name(&self) -> String {
        let mut parts: Vec<&str> = self.lines.iter().map(|line| line.text.as_ref()).collect();
        parts.dedup();
        parts.join(", ")
    }

    /// Importance with the digits that a gazetteer keeps.
    pub fn importance(&self) -> f64 {
        (self.entry.importance() * 1e5).round() / 1e5
    }

    /// The box around it; a point gets one as large as things of its kind mostly are.
    pub fn bounding_box(&self) -> BoundingBox {
        let own =
            if self.interpolated.is_some() { BoundingBox::of_point(self.position) } else { self.entry.bounding_box() };
        if (own.south, own.west) != (own.north, own.east) {
            return own;
        }
        let (lat, lon) = (self.position.lat_degrees(), self.position.lon_degrees());
        let half = half_width(self.category());
        let wide = if self.category().is("place", "postcode") { half / lat.to_radians().cos().max(0.01) } else { half };
        BoundingBox::of_corners((lat - half, lon - wide), (lat + half, lon + wide))
    }

    /// The shape to show, simplified by a tolerance in degrees, or as it was drawn before.
    pub fn shape(&self, threshold: f64) -> Cow<'_, Shape> {
        self.drawn.as_ref().map_or_else(|| Cow::Owned(self.simplified(threshold)), Cow::Borrowed)
    }

    /// Keeps the shape simplified by a tolerance in degrees, and says how many points it has.
    pub fn draw(&mut self, tolerance: f64) -> usize {
        self.drawn.insert(self.simplified(tolerance)).point_count()
    }

    /// Simplifies the shape that is kept, and says how many points it has now.
    pub fn redraw(&mut self, tolerance: f64) -> usize {
        let Some(shape) = &mut self.drawn else { return 0 };
        *shape = shape.simplify(tolerance);
        shape.point_count()
    }

    fn simplified(&self, threshold: f64) -> Shape {
        if self.interpolated.is_some() {
            return Shape::Point(self.position);
        }
        let shape = self.entry.shape();
        if threshold > 0.0 { shape.simplify(threshold) } else { shape }
    }

    /// Tags to show as extratags; administrative boundaries say their level there.
    pub fn extratags(&self) -> Vec<(&'g str, Cow<'g, str>)> {
        let mut tags: Vec<_> = self.entry.extratags().iter().map(|(key, value)| (key, Cow::Borrowed(value))).collect();
        let level = self.entry.admin_level();
        let is_known = tags.iter().any(|(key, _)| *key == "admin_level");
        if self.category().is("boundary", "administrative") && (1..15).contains(&level) && !is_known {
            tags.push(("admin_level", Cow::Owned(level.to_string())));
        }
        tags
    }

    /// Names to show as namedetails.
    pub fn names(&self) -> Vec<(&'g str, Cow<'g, str>)> {
        self.entry.names().iter().map(|(key, value)| (key, Cow::Borrowed(value))).collect()
    }
}

/// The address of an entry without empty parts.
fn lines<'g>(entry: &Entry<'g>, interpolated: Option<u32>, languages: &Languages) -> Vec<AddressLine<'g>> {
    let is_range = matches!(entry, Entry::House(house) if house.is_range());
    let own_id = match entry {
        Entry::Place(place) => Some(*place),
        Entry::Way(way) => Some(way.street()),
        Entry::House(_) => None,
    };
    let mut lines = Vec::with_capacity(10);
    for (index, line) in entry.address().into_iter().enumerate() {
        let is_number = line.key == "house_number" && line.rank == 28;
        let text = match interpolated {
            Some(number) if is_number => Cow::Owned(number.to_string()),
            None if is_number && is_range => continue,
            _ => Cow::Borrowed(line.localise(languages)),
        };
        if text.is_empty() {
            continue;
        }
        let iso3166_2 = line.iso3166_2();
        let own = match (line.place, own_id) {
            (Some(place), Some(own)) => place == own,
            // a house's own name has no place and stands first
            _ => index == 0 && line.rank == 30,
        };
        lines.push(AddressLine { key: line.key, text, rank: line.rank, place: line.place, iso3166_2, own });
    }
    lines
}

/// Half the width in degrees of the box of a thing that is mapped as a point.
fn half_width(category: Category<'_>) -> f64 {
    match (category.key, category.value) {
        ("place", "continent") => 25.0,
        ("place", "country") => 7.0,
        ("place", "state" | "province") => 2.6,
        ("place", "region") => 1.0,
        ("place", "county") => 0.7,
        ("place", "island") => 0.32,
        ("place", "city" | "municipality") => 0.16,
        // four kilometres
        ("place", "postcode") => 0.036,
        ("place", "town") => 0.04,
        ("place", "village" | "hamlet" | "district" | "borough" | "suburb") => 0.02,
        ("place", "locality" | "neighbourhood" | "quarter" | "city_block" | "farm") => 0.01,
        ("aeroway", "aerodrome") => 0.015,
        ("railway", "station") => 0.005,
        _ => 0.00005,
    }
}
