//! Addresses by block instead of street, as in Japan: "丸の内一丁目9-1" is house 1 of block 9.
//!
//! Block and house are asked for and shown as one number ("9-1"), so they are joined before anything looks at them. So
//! are quarter and the number of its part, which many objects bear alone ("1丁目" or "1" in the quarter 有楽町). Where such
//! a house belongs is decided with the other parents of houses: its neighbourhood or quarter, never the next street.

use crate::feature::{Feature, Features};
use crate::strings::{Strings, Sym};

const BLOCK: &str = "addr:block_number";
const HOUSE: &str = "addr:housenumber";
const PART: &str = "addr:neighbourhood";
const QUARTER: &str = "addr:quarter";

/// What follows the number of a part of a quarter.
const PART_SIGN: &str = "丁目";

/// Digits as they are written in the names of such parts.
const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Joins the block number of each object with its house number; a block without house is the number itself.
pub fn join(features: &mut Features) {
    let Features { strings, features, .. } = features;
    let Some(block) = strings.find(BLOCK) else { return };
    let house = strings.intern(HOUSE);
    let (part, quarter) = (strings.find(PART), strings.find(QUARTER));
    for feature in features.iter_mut() {
        join_one(feature, strings, block, house);
        if let Some(part) = part {
            name_part(feature, strings, part, quarter);
        }
    }
}

/// Gives the part of a quarter its whole name: "有楽町一丁目" for "1丁目" or "1", and for "有楽町1丁目" and "有楽町1".
fn name_part(feature: &mut Feature, strings: &mut Strings, part: Sym, quarter: Option<Sym>) {
    let tag = |key: Sym| feature.tags.0.iter().find(|(known, _)| *known == key).map(|&(_, value)| value);
    let Some(own) = tag(part) else { return };
    let around = quarter.and_then(tag).map(|quarter| strings.get(quarter)).unwrap_or_default();
    let Some(name) = name_of_part(strings.get(own), around) else { return };
    let name = strings.intern(&name);
    for (key, value) in &mut feature.tags.0 {
        if *key == part {
            *value = name;
        }
    }
}

/// The whole name of a part of a quarter; `None` where it has it, or has no number.
fn name_of_part(own: &str, quarter: &str) -> Option<String> {
    let bare = own.strip_suffix(PART_SIGN).unwrap_or(own);
    let digits = bare.len() - bare.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, number) = bare.split_at(digits);
    let number = match number.parse::<usize>().ok() {
        Some(number @ 1..=99) => in_kanji(number),
        _ if own.ends_with(PART_SIGN) && bare.chars().all(|c| "一二三四五六七八九十".contains(c)) => {
            bare.to_owned()
        }
        _ => return None,
    };
    let is_number_alone = before.is_empty() || number == bare;
    let before = if is_number_alone { quarter } else { before };
    // A number alone says nothing without its quarter, and names in other scripts have theirs otherwise.
    (!before.is_empty() && before.chars().all(|c| c >= '\u{3000}')).then(|| format!("{before}{number}{PART_SIGN}"))
}

/// A number below 100 in Chinese digits.
fn in_kanji(number: usize) -> String {
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", DIGITS[tens % 10]),
    };
    format!("{tens}{}", DIGITS[number % 10])
}

fn join_one(feature: &mut Feature, strings: &mut Strings, block: Sym, house: Sym) {
    let tag = |key: Sym| feature.tags.0.iter().find(|(known, _)| *known == key).map(|&(_, value)| value);
    let Some(block_number) = tag(block) else { return };
    // Without a number the object is the block itself, which is an area with a name of its own.
    let Some(number) = tag(house) else { return };
    let joined = format!("{}-{}", strings.get(block_number), strings.get(number));
    let joined = strings.intern(&joined);
    for (key, value) in &mut feature.tags.0 {
        if *key == house {
            *value = joined;
        }
    }
}

#[cfg(test)]
mod tests {
    use gazetteer::{OsmId, OsmType, Point, Shape};

    use super::*;
    use crate::feature::Tags;

    fn number(pairs: &[(&str, &str)]) -> Option<String> {
        let mut features = Features::default();
        let tags = pairs.iter().map(|(key, value)| (features.strings.intern(key), features.strings.intern(value)));
        let tags = Tags(tags.collect());
        let osm = OsmId::new(OsmType::Node, 1).unwrap();
        let shape = Shape::Point(Point::default());
        let feature = Feature { osm, tags, categories: [].into_iter().collect(), shape, rare: None };
        features.features.push(feature);
        join(&mut features);
        features.features[0].tags.get(&features.strings, HOUSE).map(str::to_owned)
    }

    #[test]
    fn parts_of_quarters_have_their_whole_name() {
        for (own, quarter, expected) in [
            ("1", "有楽町", Some("有楽町一丁目")),
            ("1丁目", "有楽町", Some("有楽町一丁目")),
            ("二丁目", "北沢", Some("北沢二丁目")),
            ("西新宿1", "", Some("西新宿一丁目")),
            ("堀ノ内11丁目", "堀ノ内", Some("堀ノ内十一丁目")),
            ("霞ケ関一丁目", "", None),
            ("宇田川町", "", None),
            ("1", "", None),
            ("Ward 3", "", None),
        ] {
            assert_eq!(name_of_part(own, quarter).as_deref(), expected, "{own} {quarter}");
        }
    }

    #[test]
    fn block_and_house_are_one_number() {
        assert_eq!(number(&[(BLOCK, "9"), (HOUSE, "1")]).as_deref(), Some("9-1"));
        assert_eq!(number(&[(HOUSE, "1")]).as_deref(), Some("1"));
        assert_eq!(number(&[(BLOCK, "9")]), None);
    }
}
