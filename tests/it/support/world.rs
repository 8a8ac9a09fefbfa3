//! A world drawn as text: every letter on the grid is a node, ways and relations refer to the letters.
//!
//! ```text
//! World::draw("
//!     A---B---C
//!       h
//! ")
//! .way("ABC", "highway=residential, name=Lange Gasse")
//! .node('h', "addr:housenumber=12, addr:street=Lange Gasse")
//! ```
//!
//! Blanks and the characters `-|+.` only help the eye. Cells are 0.001 degrees wide and high, some 111 m by 74 m, and
//! the upper left corner lies in Munich unless [`World::at`] moves it. Nodes are numbered by their character, ways and
//! relations from 1 on in the order given.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use gazetteer::{OsmType, Point};
use indexer::pbf::writer::PbfWriter;

/// Size of a cell in 1e-7 degrees.
const CELL: i32 = 10_000;

/// Latitude and longitude of the upper left corner.
const MUNICH: (f64, f64) = (48.15, 11.55);

/// A small map with objects on it.
#[derive(Clone, Debug)]
pub struct World {
    corner: Point,
    cells: BTreeMap<char, (i32, i32)>,
    nodes: BTreeMap<char, Tags>,
    ways: Vec<(Vec<i64>, Tags)>,
    relations: Vec<(Vec<Member>, Tags)>,
    is_sorted: bool,
}

type Tags = Vec<(String, String)>;
type Member = (OsmType, i64, String);

impl World {
    /// A world with nodes where the letters are.
    pub fn draw(map: &str) -> Self {
        let mut cells = BTreeMap::new();
        let lines: Vec<&str> = map.lines().skip_while(|line| line.trim().is_empty()).collect();
        let indent = |line: &&str| line.len() - line.trim_start().len();
        let left = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
        for (row, line) in lines.iter().enumerate() {
            for (column, letter) in line.chars().skip(left).enumerate().filter(|(_, letter)| !" -|+.".contains(*letter))
            {
                let known = cells.insert(letter, (row as i32, column as i32));
                assert!(known.is_none(), "the letter {letter} is on the map twice");
            }
        }
        let corner = Point::from_degrees(MUNICH.0, MUNICH.1).unwrap();
        Self { corner, cells, nodes: BTreeMap::new(), ways: vec![], relations: vec![], is_sorted: true }
    }

    /// Moves the upper left corner.
    pub fn at(mut self, lat: f64, lon: f64) -> Self {
        self.corner = Point::from_degrees(lat, lon).unwrap();
        self
    }

    /// Gives a node tags.
    pub fn node(mut self, letter: char, tags: &str) -> Self {
        assert!(self.cells.contains_key(&letter), "the letter {letter} is not on the map");
        self.nodes.insert(letter, read_tags(tags));
        self
    }

    /// Adds a way along letters. A letter that is not on the map is a node that the extract lacks.
    pub fn way(mut self, letters: &str, tags: &str) -> Self {
        self.ways.push((letters.chars().map(number).collect(), read_tags(tags)));
        self
    }

    /// Adds a closed way around letters.
    pub fn area(self, letters: &str, tags: &str) -> Self {
        let closed: String = letters.chars().chain(letters.chars().next()).collect();
        self.way(&closed, tags)
    }

    /// Adds a relation; members are written `W1:outer Nx:label R2`.
    pub fn relation(mut self, members: &str, tags: &str) -> Self {
        self.relations.push((members.split_whitespace().map(member).collect(), read_tags(tags)));
        self
    }

    /// Writes relations before ways and ways before nodes, each by falling number, without promising an order.
    pub fn unsorted(mut self) -> Self {
        self.is_sorted = false;
        self
    }

    /// Where a letter is.
    pub fn point(&self, letter: char) -> Point {
        let (row, column) = self.cells[&letter];
        Point::new(self.corner.lat - row * CELL, self.corner.lon + column * CELL)
    }

    /// Writes the world as a PBF file.
    pub fn write(&self, path: &Path) {
        let out = BufWriter::new(File::create(path).unwrap());
        let mut out = PbfWriter::create(out, self.is_sorted).unwrap();
        let mut nodes: Vec<char> = self.cells.keys().copied().collect();
        let mut ways: Vec<usize> = (0..self.ways.len()).collect();
        let mut relations: Vec<usize> = (0..self.relations.len()).collect();
        if !self.is_sorted {
            nodes.reverse();
            ways.reverse();
            relations.reverse();
        }
        let mut kinds = [OsmType::Node, OsmType::Way, OsmType::Relation];
        if !self.is_sorted {
            kinds.reverse();
        }
        for kind in kinds {
            match kind {
                OsmType::Node => nodes.iter().for_each(|letter| self.write_node(&mut out, *letter)),
                OsmType::Way => ways.iter().for_each(|index| {
                    let (nodes, tags) = &self.ways[*index];
                    out.way(*index as i64 + 1, 1, nodes, &borrowed(tags)).unwrap();
                }),
                OsmType::Relation => relations.iter().for_each(|index| {
                    let (members, tags) = &self.relations[*index];
                    let members: Vec<_> = members.iter().map(|(kind, id, role)| (*kind, *id, role.as_str())).collect();
                    out.relation(*index as i64 + 1, 1, &members, &borrowed(tags)).unwrap();
                }),
            }
        }
        out.finish().unwrap();
    }

    fn write_node(&self, out: &mut PbfWriter<BufWriter<File>>, letter: char) {
        let tags = self.nodes.get(&letter).map(|tags| borrowed(tags)).unwrap_or_default();
        out.node(number(letter), 1, self.point(letter), &tags).unwrap();
    }
}

fn number(letter: char) -> i64 {
    i64::from(u32::from(letter))
}

fn member(text: &str) -> Member {
    let (object, role) = text.split_once(':').unwrap_or((text, ""));
    let mut chars = object.chars();
    let kind = OsmType::from_letter(chars.next().unwrap()).unwrap();
    let id = match kind {
        OsmType::Node => number(chars.next().unwrap()),
        _ => chars.as_str().parse().unwrap(),
    };
    (kind, id, role.to_owned())
}

fn read_tags(text: &str) -> Tags {
    let tags = text.split(", ").filter(|tag| !tag.is_empty());
    tags.map(|tag| tag.split_once('=').unwrap()).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

fn borrowed(tags: &Tags) -> Vec<(&str, &str)> {
    tags.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}
