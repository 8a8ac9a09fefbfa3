//! Addresses by block instead of street, as in Japan: "丸の内一丁目9-1" is house 1 of block 9.
//!
//! Block and house are asked for and shown as one number ("9-1"), so they are joined before anything looks at them. Where
//! such a house belongs is decided with the other parents of houses: its neighbourhood or quarter, never the next street.

use crate::feature::{Feature, Features};
use crate::strings::{Strings, Sym};

const BLOCK: &str = "addr:block_number";
const HOUSE: &str = "addr:housenumber";

/// Joins the block number of each object with its house number; a block without house is the number itself.
pub fn join(features: &mut Features) {
    let Features { strings, features, .. } = features;
    let Some(block) = strings.find(BLOCK) else { return };
    let house = strings.intern(HOUSE);
    for feature in features.iter_mut() {
        join_one(feature, strings, block, house);
    }
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
        let feature = Feature { osm, tags, main: [].into_iter().collect(), shape, rare: None };
        features.features.push(feature);
        join(&mut features);
        features.features[0].tags.get(&features.strings, HOUSE).map(str::to_owned)
    }

    #[test]
    fn block_and_house_are_one_number() {
        assert_eq!(number(&[(BLOCK, "9"), (HOUSE, "1")]).as_deref(), Some("9-1"));
        assert_eq!(number(&[(HOUSE, "1")]).as_deref(), Some("1"));
        assert_eq!(number(&[(BLOCK, "9")]), None);
    }
}
