//! Search and address ranks of an object, from its category, its administrative level and its country.
//!
//! The rules are lines of `data/ranks.tsv`. A search rank says how large a thing is (4 country ... 30 house), an
//! address rank at which place in an address line it stands; 0 keeps it out of addresses. What depends on the
//! objects around (linked places, boundaries inside their like) is the work of `hierarchy`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Search rank and address rank of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 2 continent ... 30 house.
    pub search: u8,
    /// 4 country ... 30 house, 0 for what is no part of addresses.
    pub address: u8,
}

/// What no rule names: a house or point of interest.
const HOUSE: Rank = Rank { search: 30, address: 30 };

/// What the rank depends on beside key and value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances {
    /// `admin_level`, 0 where there is none.
    pub admin_level: u8,
    /// ISO 3166-1 alpha-2 in lower case, zeros where unknown.
    pub country: [u8; 2],
    /// `capital=yes`.
    pub is_capital: bool,
    /// A relation rather than a node or way.
    pub is_relation: bool,
}

type Rules = FxHashMap<(&'static str, &'static str, &'static str), Rank>;

static RULES: LazyLock<Rules> = LazyLock::new(|| parse(include_str!("../../data/ranks.tsv")));

/// The administrative levels as the rules spell them.
const LEVELS: [&str; 13] = [
    "",
    "administrative1",
    "administrative2",
    "administrative3",
    "administrative4",
    "administrative5",
    "administrative6",
    "administrative7",
    "administrative8",
    "administrative9",
    "administrative10",
    "administrative11",
    "administrative12",
];

/// The ranks of an object with the category `key=value`.
pub fn of(key: &str, value: &str, circumstances: Circumstances) -> Rank {
    let value = match (key, value) {
        ("boundary", "administrative") => LEVELS.get(usize::from(circumstances.admin_level)).copied().unwrap_or(""),
        _ => value,
    };
    let country = str::from_utf8(&circumstances.country).unwrap_or_default();
    let mut rank = find(country, key, value).or_else(|| find("*", key, value));
    if rank.is_none() {
        rank = find("*", key, "*");
    }
    let mut rank = rank.unwrap_or(HOUSE);
    if key == "waterway" && value == "river" && circumstances.is_relation {
        rank.search -= 1;
    }
    if circumstances.is_capital && (key == "place" || key == "boundary") && rank.search > 4 {
        rank.search -= 1;
    }
    rank
}

fn find(country: &str, key: &str, value: &str) -> Option<Rank> {
    // The table outlives the program; a key that is only borrowed for a moment is compared, never kept.
    let rules: &FxHashMap<(&str, &str, &str), Rank> = &RULES;
    rules.get(&(country, key, value)).copied()
}

fn parse(table: &'static str) -> Rules {
    let mut rules = Rules::default();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&'static str> = line.split('\t').collect();
        if let [countries, key, values, search, address] = columns[..] {
            let (Ok(search), Ok(address)) = (search.parse(), address.parse()) else { continue };
            for country in countries.split(',') {
                for value in values.split(' ') {
                    rules.insert((country, key, value), Rank { search, address });
                }
            }
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(key: &str, value: &str, admin_level: u8, country: &str) -> (u8, u8) {
        let country = <[u8; 2]>::try_from(country.as_bytes()).unwrap();
        let rank = of(key, value, Circumstances { admin_level, country, ..Circumstances::default() });
        (rank.search, rank.address)
    }

    #[test]
    fn every_line_of_the_table_is_a_rule() {
        for line in include_str!("../../data/ranks.tsv").lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 5, "{line}");
            assert!(columns[3].parse::<u8>().unwrap() <= 30 && columns[4].parse::<u8>().unwrap() <= 30, "{line}");
        }
    }

    #[test]
    fn a_town_is_searched_as_town_and_shown_as_city() {
        assert_eq!(ranks("place", "town", 0, "is"), (18, 16));
    }

    #[test]
    fn countries_have_levels_of_their_own() {
        assert_eq!(ranks("boundary", "administrative", 8, "is"), (16, 16));
        assert_eq!(ranks("boundary", "administrative", 8, "be"), (14, 14));
        assert_eq!(ranks("boundary", "administrative", 5, "de"), (10, 0));
    }

    #[test]
    fn links_and_paths_are_minor_streets() {
        assert_eq!(ranks("highway", "trunk_link", 0, "de"), (27, 27));
        assert_eq!(ranks("highway", "residential", 0, "de"), (26, 26));
        assert_eq!(ranks("highway", "bus_stop", 0, "de"), (30, 30));
    }

    #[test]
    fn what_no_rule_names_is_a_point_of_interest() {
        assert_eq!(ranks("amenity", "cafe", 0, "is"), (30, 30));
        assert_eq!(ranks("landuse", "forest", 0, "is"), (24, 0));
    }

    #[test]
    fn a_capital_comes_one_rank_earlier() {
        let circumstances = Circumstances { is_capital: true, ..Circumstances::default() };
        assert_eq!(of("place", "city", circumstances), Rank { search: 15, address: 16 });
    }
}
