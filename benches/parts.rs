//! What the parts of a question and of a reverse question cost, each with its answer asserted.
//!
//! Rooms that can't be reached from outside are measured by the smallest question that they dominate: a question to no
//! gazetteer is cutting and interpreting alone, a name that one place has is looking up words, the name that all places
//! have around them is ranking. The bundled extract is imported first, and Iceland too where it is at hand
//! (`scripts/fetch-extracts`); as a test (`cargo test --bench parts`) each runs once on the bundled one.

#![allow(missing_docs, reason = "criterion's macros make functions without")]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, criterion_group, criterion_main};
use gazetteer::{Gazetteer, Languages, Place, PlaceIx, Point, Shape, text};
use geocoder::{Filter, Geocoder, Layers, Question, ReverseRequest, SearchRequest};

/// What is asked of an extract; answers are named by house number or name.
struct Questions {
    file: &'static str,
    /// A name that one place has.
    single: (&'static str, &'static str),
    /// A name that is around nearly all places.
    common: (&'static str, &'static str),
    address: (&'static str, &'static str),
    /// Latitude and longitude of a door, and its number.
    door: ((f64, f64), &'static str),
}

const HELSINKI: Questions = Questions {
    file: "data/helsinki-centre.osm.pbf",
    single: ("Mauno Koiviston aukio", "Mauno Koiviston aukio"),
    common: ("Helsinki", "Helsinki"),
    address: ("Aleksanterinkatu 52, Helsinki", "52"),
    door: ((60.169_017_3, 24.946_17), "13"),
};

const ICELAND: Questions = Questions {
    file: "iceland-2019-05.osm.pbf",
    single: ("Kirkjubæjarklaustur", "Kirkjubæjarklaustur"),
    common: ("Reykjavík", "Reykjavík"),
    address: ("Asparhvarf 3, Kópavogur", "3"),
    door: ((64.088_116_7, -21.812_530_5), "3"),
};

/// An imported extract.
struct World {
    questions: Questions,
    gazetteer: PathBuf,
}

impl World {
    fn import(questions: Questions, extract: &Path) -> Self {
        Self { questions, gazetteer: samples::gazetteer(extract) }
    }

    fn open(&self) -> Geocoder {
        Geocoder::open(&[&self.gazetteer]).expect("an imported gazetteer opens")
    }
}

/// The bundled extract and, where times are taken, Iceland.
fn worlds() -> Vec<World> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut worlds = vec![World::import(HELSINKI, &root.join(HELSINKI.file))];
    let is_timed = std::env::args().any(|argument| argument == "--bench") && !std::env::args().any(|a| a == "--test");
    let places = ["extracts", "../shared/data"].map(|folder| root.join(folder).join(ICELAND.file));
    if let Some(extract) = places.iter().find(|path| is_timed && path.exists()) {
        worlds.push(World::import(ICELAND, extract));
    }
    worlds
}

fn request(text: &str) -> SearchRequest {
    SearchRequest { question: Question::Free(text.to_owned()), limit: 10, ..SearchRequest::default() }
}

/// House number or name of the first answer.
fn first(geocoder: &Geocoder, request: &SearchRequest) -> String {
    let answers = geocoder.search(request);
    let Some(answer) = answers.first() else { return String::new() };
    let name = || Languages::default().choose(answer.entry.names().iter());
    answer.entry.house_number().unwrap_or_else(name).to_owned()
}

fn normaliser(c: &mut Criterion) {
    let names =
        ["Aleksanterinkatu", "Kirkjubæjarklaustur", "Карлсруэ, Kaiserstraße 12–14", "東京都千代田区丸の内1丁目"];
    let expected = ["aleksanterinkatu", "kirkjubaejarklaustur", "karlsrue kaiserstrasse 12 14"];
    c.bench_function("normalise four names", |b| {
        b.iter(|| {
            let normal = names.map(|name| text::normalise(black_box(name)));
            assert_eq!(normal[..3], expected);
        });
    });
}

fn interpret(c: &mut Criterion) {
    let geocoder = Geocoder::open::<PathBuf>(&[]).expect("no gazetteer opens");
    let request = request("Aleksanterinkatu 52, 2nd floor, 00100 Helsinki, Finland");
    let (_, explanation) = geocoder.explain(&request);
    assert_eq!(explanation.tokens[..6], ["aleksanterinkatu", "52", "2nd", "floor", "00100", "helsinki"]);
    c.bench_function("interpret an address", |b| b.iter(|| assert!(geocoder.search(black_box(&request)).is_empty())));
}

fn questions(c: &mut Criterion, world: &World) {
    let geocoder = world.open();
    let asked = &world.questions;
    let parts =
        [("retrieve one name", asked.single), ("rank a common name", asked.common), ("an address", asked.address)];
    for (part, (question, expected)) in parts {
        let request = request(question);
        c.bench_function(&format!("{part}: {}", name(world)), |b| {
            b.iter(|| assert_eq!(first(&geocoder, black_box(&request)), expected));
        });
    }
}

fn reverse(c: &mut Criterion, world: &World) {
    let geocoder = world.open();
    let ((lat, lon), number) = world.questions.door;
    let request = ReverseRequest {
        at: Point::from_degrees(lat, lon).expect("a point of this world"),
        max_rank: 30,
        layers: Layers::default(),
        radius_m: 500.0,
        limit: 1,
        filter: Filter::default(),
    };
    c.bench_function(&format!("reverse a door: {}", name(world)), |b| {
        b.iter(|| {
            let answers = geocoder.reverse(black_box(&request));
            assert_eq!(answers.first().and_then(|answer| answer.entry.house_number()), Some(number));
        });
    });
}

/// The area with the longest border, read from its file and asked for a point inside and one outside.
fn point_in_polygon(c: &mut Criterion, world: &World) {
    let gazetteer = Gazetteer::open(&world.gazetteer).expect("a gazetteer just made opens");
    let points = |shape: &Shape| match shape {
        Shape::Area(polygons) => polygons.iter().map(|polygon| polygon.outer.len()).sum(),
        _ => 0,
    };
    let areas = (0..gazetteer.len()).filter_map(|ix| gazetteer.place(PlaceIx(ix))).filter(|place| place.is_area());
    let shape = areas.map(Place::shape).max_by_key(points).expect("an extract with an area");
    let Shape::Area(polygons) = &shape else { return };
    let (inside, bounds) = (polygons[0].outer[0], shape.bounding_box());
    let outside = Point::new(bounds.north + 1, bounds.east + 1);
    let near = [-1, 1].into_iter().flat_map(|lat| [-1, 1].map(|lon| Point::new(inside.lat + lat, inside.lon + lon)));
    let inside = near.into_iter().find(|&point| shape.contains(point)).expect("a corner has an inner side");
    c.bench_function(&format!("point in a border of {} points: {}", points(&shape), name(world)), |b| {
        b.iter(|| assert_eq!([inside, outside].map(|point| shape.contains(black_box(point))), [true, false]));
    });
}

fn open(c: &mut Criterion, world: &World) {
    let (folder, places) = (&world.gazetteer, world.open().gazetteers()[0].len());
    c.bench_function(&format!("open: {}", name(world)), |b| {
        b.iter(|| assert_eq!(Gazetteer::open(black_box(folder)).map(|gazetteer| gazetteer.len()).ok(), Some(places)));
    });
}

fn name(world: &World) -> &'static str {
    let file = world.questions.file;
    file.rsplit('/').next().unwrap_or(file).trim_end_matches(".osm.pbf")
}

fn parts(c: &mut Criterion) {
    normaliser(c);
    interpret(c);
    for world in &worlds() {
        questions(c, world);
        reverse(c, world);
        point_in_polygon(c, world);
        open(c, world);
    }
}

criterion_group!(benches, parts);
criterion_main!(benches);
