//! The area that an extract cut by hand stays inside of, while the diffs are of a larger one.
//!
//! A box `west,south,east,north` or a file in the format `.poly`: rings of longitude and latitude, holes with `!`
//! before their name. A new object is taken when it is inside, or a part of one that is in the extract: the nodes of a
//! way that has a node inside are all kept, so that lines stay whole.

use std::path::Path;

use gazetteer::OsmType;
use rustc_hash::FxHashSet;

use crate::changes::{Change, Changes};
use crate::error::Error;
use crate::look::Presence;
use crate::object::{Body, Key, Object};

/// Most corners of a `.poly` file.
const MAX_CORNERS: usize = 1_000_000;

/// An area as rings of longitude and latitude in degrees. What is inside an odd number of them is inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    rings: Vec<Vec<(f64, f64)>>,
}

impl Clip {
    /// An area as it is typed: a box, or the path of a `.poly` file.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(typed: &str) -> Result<Self, Error> {
        let numbers: Option<Vec<f64>> = typed.split(',').map(|number| number.trim().parse().ok()).collect();
        match numbers.as_deref() {
            Some(&[west, south, east, north]) if west < east && south < north => {
                Ok(Self { rings: vec![vec![(west, south), (east, south), (east, north), (west, north)]] })
            }
            Some(_) => Err(Error::Clip {
                place: typed.to_owned(),
                fault: "a box west,south,east,north in degrees expected, or the path of a .poly file".to_owned(),
            }),
            None => Self::open(Path::new(typed)),
        }
    }

    /// Reads a `.poly` file.
    fn open(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(Error::io(path))?;
        let fail = |line: usize, fault: &str| Error::Clip {
            place: format!("{}: line {line}", path.display()),
            fault: format!("{fault}; a .poly file is expected: a name, rings of longitude and latitude, END twice"),
        };
        let mut lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty()).skip(1);
        let (mut rings, mut corners) = (Vec::new(), 0);
        loop {
            match lines.next() {
                None => return Err(fail(text.lines().count(), "no END")),
                Some((_, "END")) => break,
                Some(_) => {}
            }
            let mut ring = Vec::new();
            loop {
                let (at, line) = lines.next().ok_or_else(|| fail(text.lines().count(), "no END"))?;
                if line == "END" {
                    break;
                }
                let mut numbers =
                    line.split_whitespace().map(|number| number.parse().ok().filter(|n: &f64| n.is_finite()));
                let (Some(Some(lon)), Some(Some(lat)), None) = (numbers.next(), numbers.next(), numbers.next()) else {
                    return Err(fail(at + 1, "two numbers expected"));
                };
                corners += 1;
                if corners > MAX_CORNERS {
                    return Err(fail(at + 1, "more than a million corners"));
                }
                ring.push((lon, lat));
            }
            rings.push(ring);
        }
        if rings.iter().all(|ring| ring.len() < 3) { Err(fail(1, "no ring in it")) } else { Ok(Self { rings }) }
    }

    /// Whether a position in nanodegrees is inside.
    pub fn contains(&self, lat: i64, lon: i64) -> bool {
        let (lat, lon) = (lat as f64 / 1e9, lon as f64 / 1e9);
        self.rings.iter().filter(|ring| is_inside(ring, lon, lat)).count() % 2 == 1
    }

    /// Leaves the changes that concern the extract: of what is in it, of what is inside, and of their parts.
    pub fn limit(&self, changes: &mut Changes, there: &Presence) {
        let inside = |object: &Object| matches!(object.body, Body::Node { lat, lon } if self.contains(lat, lon));
        let mut kept: FxHashSet<Key> = FxHashSet::default();
        for object in puts(changes).filter(|object| there.has(object.key()) || inside(object)) {
            kept.insert(object.key());
        }
        let known = |kept: &FxHashSet<Key>, key: Key| kept.contains(&key) || there.has(key);
        let mut parts = Vec::new();
        for object in puts(changes) {
            let Body::Way(nodes) = &object.body else { continue };
            let key = object.key();
            if there.has(key) || nodes.iter().any(|&id| known(&kept, (OsmType::Node, id))) {
                parts.push(key);
                parts.extend(nodes.iter().map(|&id| (OsmType::Node, id)));
            }
        }
        kept.extend(parts);
        let relations = puts(changes).filter(|object| match &object.body {
            Body::Relation(members) => {
                members.iter().any(|member| member.kind != OsmType::Relation && known(&kept, (member.kind, member.id)))
            }
            _ => false,
        });
        let relations: Vec<Key> = relations.map(Object::key).collect();
        kept.extend(relations);
        changes.retain(|key, change| matches!(change, Change::Delete { .. }) || kept.contains(key));
    }
}

fn puts(changes: &Changes) -> impl Iterator<Item = &Object> {
    changes.iter().filter_map(|(_, change)| match change {
        Change::Put(object) => Some(object),
        Change::Delete { .. } => None,
    })
}

/// Whether a ray to the east crosses the ring an odd number of times.
fn is_inside(ring: &[(f64, f64)], x: f64, y: f64) -> bool {
    let Some(&last) = ring.last() else { return false };
    let mut before = last;
    let mut inside = false;
    for &corner in ring {
        let ((x1, y1), (x2, y2)) = (before, corner);
        if (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 {
            inside = !inside;
        }
        before = corner;
    }
    inside
}
