//! Extracts by name: a built-in table of the regions that Geofabrik's servers and their mirrors have.
//!
//! `data/regions.tsv` holds ids, names, parents and boxes; `scripts/make-regions` makes it. Where the files lie is no
//! part of it: a mirror is an address below which extracts stand as `europe/liechtenstein-latest.osm.pbf`.

use std::sync::OnceLock;

/// The server that is asked where nobody names a mirror.
pub const DEFAULT_MIRROR: &str = "https://download.geofabrik.de";

/// A region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    /// Its path on the servers, such as `europe/liechtenstein`.
    pub path: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// West, south, east and north in degrees; `None` where the table has none.
    pub bounds: Option<[f64; 4]>,
}

impl Region {
    /// The last part of its path, by which it is asked for.
    pub fn id(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// The path of the region that it is a part of.
    pub fn parent(&self) -> Option<&'static str> {
        self.path.rsplit_once('/').map(|(parent, _)| parent)
    }

    /// The address of its extract on a mirror.
    pub fn extract_url(&self, mirror: &str) -> String {
        format!("{}/{}-latest.osm.pbf", mirror.trim_end_matches('/'), self.path)
    }
}

/// All regions in the order of the table.
pub fn all() -> &'static [Region] {
    static TABLE: OnceLock<Vec<Region>> = OnceLock::new();
    TABLE.get_or_init(|| include_str!("../../data/regions.tsv").lines().filter_map(row).collect())
}

fn row(line: &'static str) -> Option<Region> {
    if line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t');
    let (path, name) = (cells.next()?, cells.next()?);
    let numbers: Vec<f64> = cells.next().unwrap_or_default().split(',').filter_map(|cell| cell.parse().ok()).collect();
    Some(Region { path, name, bounds: <[f64; 4]>::try_from(numbers).ok() })
}

/// The region of an id or a name, in any case, where there is exactly one.
pub fn find(word: &str) -> Option<Region> {
    let word = folded(word);
    let exact = |test: &dyn Fn(&Region) -> bool| {
        let mut found = all().iter().filter(|region| test(region));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    exact(&|region| region.path == word)
        .or_else(|| exact(&|region| region.id() == word))
        .or_else(|| exact(&|region| folded(region.name) == word))
        .or_else(|| all().iter().find(|region| region.id() == word).copied())
}

/// The regions that a word is part of the id, name or path of; those that are spelt most like it where there is none.
pub fn search(word: &str, most: usize) -> Vec<Region> {
    let word = folded(word);
    let mut found: Vec<Region> = all()
        .iter()
        .filter(|region| region.path.contains(&word) || folded(region.name).contains(&word))
        .copied()
        .collect();
    if found.is_empty() {
        let distance =
            |region: &Region| edit_distance(&word, region.id()).min(edit_distance(&word, &folded(region.name)));
        let mut near: Vec<(usize, Region)> = all().iter().map(|region| (distance(region), *region)).collect();
        near.sort_by_key(|(distance, _)| *distance);
        let bound = word.chars().count().div_ceil(3).max(1);
        found = near.into_iter().take_while(|(distance, _)| *distance <= bound).map(|(_, region)| region).collect();
    } else {
        found.sort_by_key(|region| (region.id() != word, !region.id().starts_with(&word)));
    }
    found.truncate(most);
    found
}

/// A word as ids are written: lower case, a hyphen between words.
fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '_'], "-")
}

/// How many letters must be changed, added or taken away.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_region_has_its_parent_and_a_path_of_its_own() {
        let paths: BTreeSet<&str> = all().iter().map(|region| region.path).collect();
        assert_eq!(paths.len(), all().len());
        assert!(all().len() > 200);
        for region in all() {
            assert!(region.parent().is_none_or(|parent| paths.contains(parent)), "{}", region.path);
            if let Some([west, south, east, north]) = region.bounds {
                assert!(
                    south < north && (west - east).abs() > 0.0 && south >= -90.0 && north <= 90.0,
                    "{}",
                    region.path
                );
            }
        }
    }

    #[test]
    fn regions_are_found_by_id_name_and_path() {
        for word in ["liechtenstein", "Liechtenstein", "europe/liechtenstein"] {
            assert_eq!(find(word).unwrap().path, "europe/liechtenstein", "{word}");
        }
        let region = find("new york").unwrap();
        assert_eq!(region.extract_url("http://m/"), "http://m/north-america/us/new-york-latest.osm.pbf");
        assert_eq!(find("atlantis"), None);
    }

    #[test]
    fn a_wrong_spelling_gets_the_nearest() {
        assert_eq!(search("lichtenstien", 3)[0].id(), "liechtenstein");
        assert_eq!(search("icland", 3)[0].id(), "iceland");
        assert!(search("qqqqqqqqqq", 3).is_empty());
    }
}
