//! How well known a place is, from what the map itself says.
//!
//! The base is Nominatim's `0.40001 - search_rank / 75`, so that country, town and house come in this order. On top of
//! it (the formula is ours, Nominatim knows Wikipedia instead):
//!
//! * an article: +0.02 for `wikidata`, +0.02 for `wikipedia`; a point of interest so gets above any without
//! * people: `0.04 * log10(population)` for settlements and areas, at most 0.28 (ten million)
//! * a capital of a country +0.08, of a region (`capital=1..6`) +0.03
//! * a country +0.3, so that it comes before its capital even where the extract knows nothing of it but the name
//!
//! Where Nominatim's file of articles is given to the import, an object that links to one of them has the importance of
//! the article instead, if that is more.

mod articles;

use gazetteer::Point;

use crate::feature::Tags;
use crate::strings::Strings;
pub use articles::Articles;

/// Keys that tell of an article in an encyclopedia, each worth as much.
const ARTICLE_KEYS: [&str; 2] = ["wikidata", "wikipedia"];
const ARTICLE: f64 = 0.02;
const PER_TENFOLD_PEOPLE: f64 = 0.04;
const MOST_PEOPLE: f64 = 1e7;
const COUNTRY_RANK: u8 = 4;

/// The importance of a place with these tags: 0 to 1.
pub fn of<'t>(
    rank_search: u8,
    tags: impl IntoIterator<Item = &'t Tags>,
    strings: &Strings,
    known_articles: &Articles,
) -> f32 {
    let mut importance = 0.40001 - f64::from(rank_search) / 75.0;
    let (mut people, mut capital, mut articles) = (0.0_f64, 0.0_f64, [false; 2]);
    let mut article = 0.0_f32;
    for tags in tags {
        article = article.max(known_articles.of(tags, strings).unwrap_or(0.0));
        for (index, key) in ARTICLE_KEYS.iter().enumerate() {
            articles[index] |= tags.get(strings, key).is_some();
        }
        people = people.max(tags.get(strings, "population").map_or(0.0, population));
        capital = capital.max(match tags.get(strings, "capital") {
            Some("yes" | "2") => 0.08,
            Some("1" | "3" | "4" | "5" | "6") => 0.03,
            _ => 0.0,
        });
    }
    importance += ARTICLE * articles.iter().filter(|has| **has).count() as f64;
    if rank_search < 26 {
        importance += PER_TENFOLD_PEOPLE * people.clamp(1.0, MOST_PEOPLE).log10() + capital;
    }
    if rank_search == COUNTRY_RANK {
        importance += 0.3;
    }
    (importance.clamp(0.0, 1.0) as f32).max(article)
}

/// The number at the start of a text such as "12 500" or "5,229 (2019)".
fn population(text: &str) -> f64 {
    let digits = text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '\'' | '\u{a0}'));
    digits.filter(char::is_ascii_digit).fold(0.0, |sum, c| sum * 10.0 + f64::from(c.to_digit(10).unwrap_or(0)))
}

/// The middle of many points; `None` of none.
pub fn mean(points: impl IntoIterator<Item = Point>) -> Option<Point> {
    let (mut lat, mut lon, mut count) = (0_i64, 0_i64, 0_i64);
    for point in points {
        lat += i64::from(point.lat);
        lon += i64::from(point.lon);
        count += 1;
    }
    (count > 0).then(|| Point::new((lat / count) as i32, (lon / count) as i32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn importance(rank: u8, pairs: &[(&str, &str)]) -> f32 {
        let mut strings = Strings::default();
        let tags = Tags(pairs.iter().map(|(key, value)| (strings.intern(key), strings.intern(value))).collect());
        of(rank, [&tags], &strings, &Articles::default())
    }

    #[test]
    fn without_facts_the_rank_alone_counts() {
        assert!((importance(30, &[]) - 0.00001).abs() < 1e-6);
        assert!((importance(18, &[]) - 0.16001).abs() < 1e-6);
    }

    #[test]
    fn the_known_town_beats_the_known_stop_and_the_country_beats_the_town() {
        let stop = importance(30, &[("wikidata", "Q1"), ("wikipedia", "de:Vaduz")]);
        let town = importance(18, &[("population", "5 229"), ("capital", "yes")]);
        let country = importance(4, &[]);
        assert!(stop < town && importance(18, &[]) > stop && importance(19, &[]) < town);
        assert!(country > town);
    }

    #[test]
    fn population_is_read_as_people_write_it() {
        assert!((population("12 500") - 12_500.0).abs() < 0.1);
        assert!((population("5,229 (2019)") - 5_229.0).abs() < 0.1);
        assert!(population("many").abs() < 0.1);
    }
}
