//! What is written is read back: drafts in, a folder on disk, everything equal.
//!
//! Worlds are made at random but small: areas, streets of several ways, venues, houses, rows of numbers, chains. Every
//! object has a number of its own, by which it is found again.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;

use gazetteer::draft::{CategoryDraft, Chain, ChainId, DraftId, Drafts, HouseDraft, PlaceDraft, RangeDraft};
use gazetteer::draft::{ShapeDraft, StreetWay};
use gazetteer::strings::Sym;
use gazetteer::writer::{Facts, Staging, write};
use gazetteer::{
    Entry, Gazetteer, House, HouseKind, MemoryTaken, OsmId, OsmType, Place, PlaceIx, Point, PointPayload, Polygon,
    Shape, Tags,
};
use proptest::prelude::*;

/// Everything about a place that chance decides.
#[derive(Clone, Debug)]
struct Seed {
    at: (i32, i32),
    form: u8,
    rank_address: u8,
    importance: f32,
    names: Vec<(u8, String)>,
    extratags: Vec<(u8, String)>,
    postcode: Option<u8>,
    number: Option<String>,
    line: Vec<(i32, i32)>,
    above: Vec<u8>,
    pick: u8,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-zäöß ]{0,12}", "\\PC{0,6}", Just("Aleksanterinkatu".to_owned())]
}

fn tags() -> impl Strategy<Value = Vec<(u8, String)>> {
    prop::collection::vec((0..6_u8, text()), 0..5)
}

fn seed() -> impl Strategy<Value = Seed> {
    let at = (-899_000_000..899_000_000, -1_799_000_000..1_799_000_000);
    let line = prop::collection::vec((-90_000..90_000, -90_000..90_000), 2..6);
    let own = (at, 0..5_u8, 0..31_u8, 0.0..1.0_f32, prop::option::of(0..4_u8), prop::option::of("[0-9]{1,3}[a-c]?"));
    (own, tags(), tags(), line, prop::collection::vec(any::<u8>(), 0..4), any::<u8>()).prop_map(
        |((at, form, rank_address, importance, postcode, number), names, extratags, line, above, pick)| Seed {
            at,
            form,
            rank_address,
            importance,
            names,
            extratags,
            postcode,
            number,
            line,
            above,
            pick,
        },
    )
}

impl Seed {
    fn position(&self) -> Point {
        Point::new(self.at.0, self.at.1)
    }

    /// Points of lines and outlines are kept on a grid of 1e-6 degrees.
    fn points(&self) -> Vec<Point> {
        let on_grid = |value: i32| value / 10 * 10;
        self.line.iter().map(|(lat, lon)| Point::new(on_grid(self.at.0 + lat), on_grid(self.at.1 + lon))).collect()
    }

    fn ring(&self) -> Vec<Point> {
        let mut ring = self.points();
        ring.push(ring[0]);
        ring
    }
}

fn object(kind: OsmType, number: usize) -> OsmId {
    OsmId::new(kind, number as u64 + 1).unwrap()
}

/// Drafts under construction: numbers objects as they come.
#[derive(Default)]
struct Builder {
    drafts: Drafts,
    objects: usize,
}

impl Builder {
    fn next(&mut self, kind: OsmType) -> OsmId {
        self.objects += 7;
        object(kind, self.objects)
    }

    fn sym(&mut self, text: &str) -> Sym {
        self.drafts.strings.intern(text)
    }

    fn category(&mut self, pick: u8) -> CategoryDraft {
        const KINDS: [(&str, &str); 5] =
            [("amenity", "cafe"), ("place", "village"), ("boundary", "administrative"), ("shop", "yes"), ("x", "y")];
        let (key, value) = KINDS[usize::from(pick) % KINDS.len()];
        CategoryDraft { key: self.sym(key), value: self.sym(value) }
    }

    fn tags(&mut self, tags: &[(u8, String)]) -> Box<[(Sym, Sym)]> {
        const KEYS: [&str; 6] = ["name", "name:de", "alt_name", "ref", "name:zh-Hant", "_place_name"];
        tags.iter().map(|(key, value)| (self.sym(KEYS[usize::from(*key)]), self.sym(value))).collect()
    }

    fn postcode(&mut self, seed: &Seed) -> Option<Sym> {
        seed.postcode.map(|postcode| self.sym(&format!("{postcode:05}")))
    }

    /// A place that is there already.
    fn picked(&self, pick: u8) -> Option<DraftId> {
        let count = self.drafts.places.len();
        (count > 0).then(|| DraftId((usize::from(pick) % count) as u32))
    }

    fn chain(&mut self, seed: &Seed) -> ChainId {
        let areas = seed.above.iter().filter_map(|pick| self.picked(*pick)).collect();
        let country = [*b"fi", *b"is", [0, 0]][usize::from(seed.pick) % 3];
        let locality = (seed.pick.is_multiple_of(5)).then(|| self.sym("Nowhere"));
        let time_zone = (seed.pick.is_multiple_of(2)).then(|| self.sym("Europe/Helsinki"));
        self.drafts.chain_id(Chain { areas, locality, country, time_zone })
    }

    fn shape(&mut self, seed: &Seed) -> ShapeDraft {
        match seed.form {
            0 => ShapeDraft::Point,
            1 => {
                let category = self.category(seed.pick);
                let lines = [seed.points(), seed.points().into_iter().rev().collect()];
                let ways = lines.map(|line| StreetWay { osm: self.next(OsmType::Way), category, line });
                ShapeDraft::Street(ways.into())
            }
            2 => ShapeDraft::Other(Shape::Lines(vec![seed.points(), seed.points()])),
            3 => ShapeDraft::Other(Shape::Area(vec![Polygon { outer: seed.ring(), inners: vec![] }])),
            _ => {
                let polygon = Polygon { outer: seed.ring(), inners: vec![seed.ring(), seed.ring()] };
                ShapeDraft::Other(Shape::Area(vec![polygon.clone(), polygon]))
            }
        }
    }

    fn place(&mut self, seed: &Seed) {
        let shape = self.shape(seed);
        let osm = match &shape {
            ShapeDraft::Street(ways) => Some(ways[0].osm),
            _ if seed.pick.is_multiple_of(7) => None,
            _ => Some(self.next(OsmType::Relation)),
        };
        let place = PlaceDraft {
            osm,
            category: self.category(seed.pick),
            rank_search: seed.rank_address.max(4),
            rank_address: seed.rank_address,
            admin_level: seed.pick % 16,
            importance: seed.importance,
            position: seed.position(),
            shape,
            names: self.tags(&seed.names),
            extratags: self.tags(&seed.extratags),
            parent: self.picked(seed.pick),
            house_number: seed.number.as_deref().map(|number| self.sym(number)),
            postcode: self.postcode(seed),
            chain: self.chain(seed),
            context: seed.names.iter().map(|(_, name)| self.sym(name)).collect(),
            linked_to: if seed.pick % 11 == 3 { self.picked(seed.pick / 11) } else { None },
        };
        self.drafts.add_place(place);
    }

    fn house(&mut self, seed: &Seed, parent: DraftId) {
        let house = HouseDraft {
            osm: self.next(if seed.form == 0 { OsmType::Node } else { OsmType::Way }),
            category: self.category(seed.pick),
            number: self.sym(seed.number.as_deref().unwrap_or("Villa")),
            names: self.tags(&seed.names),
            extratags: self.tags(&seed.extratags),
            position: seed.position(),
            outline: if seed.form == 0 { Vec::new() } else { seed.ring() },
            parent,
            postcode: self.postcode(seed),
            chain: self.chain(seed),
        };
        self.drafts.houses.push(house);
    }

    fn range(&mut self, seed: &Seed, parent: DraftId) {
        let range = RangeDraft {
            osm: seed.pick.is_multiple_of(2).then(|| self.next(OsmType::Way)),
            first: u32::from(seed.pick),
            last: u32::from(seed.rank_address),
            step: u32::from(seed.form % 2 + 1),
            line: seed.points(),
            parent,
            postcode: self.postcode(seed),
            chain: self.chain(seed),
        };
        self.drafts.ranges.push(range);
    }
}

fn drafts(places: &[Seed], houses: &[Seed], ranges: &[Seed]) -> Drafts {
    let mut builder = Builder::default();
    for seed in places {
        builder.place(seed);
    }
    for seed in houses {
        if let Some(parent) = builder.picked(seed.pick) {
            builder.house(seed, parent);
        }
    }
    for seed in ranges {
        if let Some(parent) = builder.picked(seed.pick) {
            builder.range(seed, parent);
        }
    }
    builder.drafts
}

/// Compares an open gazetteer with the drafts that it was written from.
struct Comparison<'a> {
    drafts: &'a Drafts,
    gazetteer: &'a Gazetteer,
    /// The place of each draft.
    places: Vec<PlaceIx>,
}

impl<'a> Comparison<'a> {
    /// Pairs drafts and places: by object where there is one, those without in the order of their public ids.
    fn new(drafts: &'a Drafts, gazetteer: &'a Gazetteer) -> Self {
        let mut artificial: Vec<Place<'_>> =
            (0..gazetteer.len()).filter_map(|ix| gazetteer.place(PlaceIx(ix))).filter(|p| p.osm().is_none()).collect();
        let place_of = |draft: &PlaceDraft| -> PlaceIx {
            let Some(osm) = draft.osm else {
                let found = artificial.iter().position(|place| place.position() == draft.position).unwrap();
                return artificial.remove(found).ix();
            };
            gazetteer.find(osm)[0].place().ix()
        };
        let places = drafts.places.iter().map(place_of).collect();
        Self { drafts, gazetteer, places }
    }

    fn text(&self, sym: Sym) -> &str {
        self.drafts.strings.get(sym)
    }

    fn place(&self, id: DraftId) -> Place<'a> {
        self.gazetteer.place(self.places[id.0 as usize]).unwrap()
    }

    fn same_tags(&self, draft: &[(Sym, Sym)], read: Tags<'_>) {
        let written: Vec<(&str, &str)> =
            draft.iter().map(|(key, value)| (self.text(*key), self.text(*value))).collect();
        assert_eq!(read.iter().collect::<Vec<_>>(), written);
    }

    fn same_category(&self, draft: CategoryDraft, read: gazetteer::Category<'_>) {
        assert_eq!((read.key, read.value), (self.text(draft.key), self.text(draft.value)));
    }

    fn same_chain(&self, draft: ChainId, read: gazetteer::AddressHierarchy<'_>) {
        let chain = self.drafts.chain(draft);
        let areas: Vec<PlaceIx> = chain.areas.iter().map(|area| self.place(*area).ix()).collect();
        assert_eq!(read.areas().map(Place::ix).collect::<Vec<_>>(), areas);
        assert_eq!(read.country(), (chain.country != [0, 0]).then_some(chain.country));
        assert_eq!(read.locality(), chain.locality.map(|sym| self.text(sym)));
        assert_eq!(read.time_zone(), chain.time_zone.map(|sym| self.text(sym)));
    }

    fn same_place(&self, id: DraftId) {
        let (draft, read) = (&self.drafts.places[id.0 as usize], self.place(id));
        assert_eq!(read.osm(), draft.osm);
        self.same_category(draft.category, read.category());
        assert_eq!(
            (read.rank_search(), read.rank_address(), read.admin_level(), read.position(), read.is_linked()),
            (draft.rank_search, draft.rank_address, draft.admin_level, draft.position, draft.linked_to.is_some())
        );
        assert!((read.importance() - f64::from(draft.importance)).abs() < 1e-5);
        assert_eq!(read.shape(), shape_of(draft));
        self.same_tags(&draft.names, read.names());
        self.same_tags(&draft.extratags, read.extratags());
        let above = draft.linked_to.or(draft.parent).map(|parent| self.place(parent).ix());
        assert_eq!(read.parent().map(Place::ix), above);
        assert_eq!(read.house_number(), draft.house_number.map(|sym| self.text(sym)).filter(|text| !text.is_empty()));
        assert_eq!(read.postcode(), draft.postcode.map(|sym| self.text(sym)));
        self.same_chain(draft.chain, read.hierarchy());
        if let ShapeDraft::Street(ways) = &draft.shape {
            for way in ways {
                let Entry::Way(found) = self.gazetteer.find(way.osm).remove(0) else { unreachable!("a way") };
                assert_eq!((found.osm(), found.line(), found.street()), (Some(way.osm), way.line.clone(), read));
                self.same_category(way.category, found.category());
            }
        }
        if !read.is_linked() && read.osm().is_some() {
            let entry = self.gazetteer.find(read.osm().unwrap()).remove(0);
            let again = self.gazetteer.find_place_id(entry.place_id()).unwrap();
            assert_eq!((again.osm(), again.place()), (entry.osm(), entry.place()));
        }
    }

    fn house_of(&self, osm: OsmId) -> House<'a> {
        match self.gazetteer.find(osm).remove(0) {
            Entry::House(house) => house,
            other => unreachable!("{osm} is a house, found {other:?}"),
        }
    }

    fn same_house(&self, draft: &HouseDraft) {
        let house = self.house_of(draft.osm);
        let Some(HouseKind::House { osm, category, names, extratags }) = house.kind() else { unreachable!("a house") };
        assert_eq!((osm, house.number(), house.position()), (draft.osm, self.text(draft.number), draft.position));
        assert_eq!(house.street(), self.place(draft.parent));
        self.same_category(draft.category, category);
        self.same_tags(&draft.names, names);
        self.same_tags(&draft.extratags, extratags);
        self.same_chain(draft.chain, house.hierarchy());
        let street = self.place(draft.parent).postcode();
        assert_eq!(house.postcode(), draft.postcode.map(|sym| self.text(sym)).or(street));
        let shape = if draft.outline.is_empty() {
            Shape::Point(draft.position)
        } else {
            Shape::Area(vec![Polygon { outer: draft.outline.clone(), inners: vec![] }])
        };
        assert_eq!(house.shape(), shape);
    }

    fn same_range(&self, draft: &RangeDraft) {
        let street = self.place(draft.parent);
        let house = match draft.osm {
            Some(osm) => self.house_of(osm),
            None => street.houses().find(|house| house.is_listed() && house.position() == draft.line[0]).unwrap(),
        };
        let Some(HouseKind::Range { osm, first, last, step }) = house.kind() else { unreachable!("a range") };
        assert_eq!((first, last, step), (draft.first, draft.last, draft.step));
        assert_eq!((house.shape(), house.street()), (Shape::Lines(vec![draft.line.clone()]), street));
        if draft.osm.is_some() {
            assert_eq!(osm, draft.osm);
        } else {
            let way = street.ways().next().map(|way| way.osm().unwrap()).or(street.osm());
            assert_eq!(osm.is_some(), way.is_some(), "a row from a file is shown as its street");
            let id = Entry::House(house.clone()).place_id();
            assert_eq!(self.gazetteer.find_place_id(id).unwrap().place_id(), id);
        }
        self.same_chain(draft.chain, house.hierarchy());
    }

    /// Every number hangs on its street, in order, and nothing else does.
    fn same_numbers(&self) {
        let with_number = |place: &&PlaceDraft| place.house_number.is_some() && place.parent.is_some();
        let numbered = self.drafts.places.iter().filter(with_number).count();
        let mut rows = 0;
        for ix in 0..self.gazetteer.len() {
            let street = self.gazetteer.place(PlaceIx(ix)).unwrap();
            let keys: Vec<_> = street.houses().map(|house| gazetteer::house_number::sort_key(house.number())).collect();
            assert!(keys.is_sorted(), "{keys:?}");
            assert_eq!(street.has_houses(), !keys.is_empty());
            assert!(street.houses().all(|house| self.gazetteer.house(house.ix()).is_some()));
            rows += keys.len();
        }
        assert_eq!(rows, self.drafts.houses.len() + self.drafts.ranges.len() + numbered);
    }

    /// Everything is found where it is.
    fn same_trees(&self) {
        for ix in (0..self.gazetteer.len()).map(PlaceIx) {
            let place = self.gazetteer.place(ix).unwrap();
            let (mut areas, mut points) = (BTreeSet::new(), BTreeSet::new());
            let here = place.bounding_box().with(place.position());
            self.gazetteer.area_tree().intersecting(here, |payload| areas.insert(PlaceIx(payload)));
            self.gazetteer.point_tree().intersecting(here, |payload| {
                if let PointPayload::Place(ix) = PointPayload::of(payload) {
                    points.insert(ix);
                }
                true
            });
            let rank = place.rank_address();
            assert_eq!(areas.contains(&ix), !place.is_linked() && (1..26).contains(&rank));
            assert_eq!(points.contains(&ix), !place.is_linked() && !(1..28).contains(&rank));
            for house in place.houses() {
                let mut found = false;
                self.gazetteer.point_tree().intersecting(house.bounding_box(), |payload| {
                    if let PointPayload::Block(block) = PointPayload::of(payload) {
                        found |= self.gazetteer.block(block).any(|row| row.ix() == house.ix());
                    }
                    true
                });
                assert!(found, "{house:?}");
            }
            for way in place.ways() {
                let mut ways = BTreeSet::new();
                self.gazetteer.street_tree().intersecting(way.bounding_box(), |payload| ways.insert(payload));
                assert!(ways.contains(&way.ix().0), "{way:?}");
            }
        }
    }
}

fn shape_of(draft: &PlaceDraft) -> Shape {
    match &draft.shape {
        ShapeDraft::Point => Shape::Point(draft.position),
        ShapeDraft::Street(ways) => Shape::Lines(ways.iter().map(|way| way.line.clone()).collect()),
        ShapeDraft::Other(shape) => shape.clone(),
    }
}

/// Positions tell artificial places apart, so no two may be the same.
fn apart(seeds: &mut Vec<Seed>) {
    let mut known = BTreeSet::new();
    seeds.retain(|seed| known.insert(seed.at));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(
        mut places in prop::collection::vec(seed(), 0..40),
        houses in prop::collection::vec(seed(), 0..60),
        ranges in prop::collection::vec(seed(), 0..6),
    ) {
        apart(&mut places);
        let (drafts, same) = (drafts(&places, &houses, &ranges), drafts(&places, &houses, &ranges));
        let folder = tempfile::tempdir().unwrap();
        let destination = folder.path().join("gazetteer.d");
        let staging = Staging::create(&destination).unwrap();
        let manifest = write(same, Facts::default(), &MemoryTaken::default, &staging).unwrap();
        staging.install().unwrap();
        let gazetteer = Gazetteer::open(&destination).unwrap();
        prop_assert_eq!(gazetteer.manifest(), &manifest);
        prop_assert_eq!(gazetteer.len() as usize, drafts.places.len());
        let numbers = (manifest.counts.houses, manifest.counts.ranges);
        prop_assert!(numbers.0 as usize >= drafts.houses.len() && numbers.1 as usize == drafts.ranges.len());

        let comparison = Comparison::new(&drafts, &gazetteer);
        (0..drafts.places.len() as u32).for_each(|id| comparison.same_place(DraftId(id)));
        drafts.houses.iter().for_each(|house| comparison.same_house(house));
        drafts.ranges.iter().for_each(|range| comparison.same_range(range));
        comparison.same_numbers();
        comparison.same_trees();
    }
}
