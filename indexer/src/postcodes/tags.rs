//! The postcodes that objects bear themselves.

use super::patterns;
use crate::feature::Feature;
use crate::model::Model;
use crate::parents::AddressObject;
use crate::strings::Sym;

/// The postcode that a feature itself bears.
pub fn tagged(model: &Model, feature: &Feature) -> Option<Sym> {
    ["addr:postcode", "postal_code"]
        .iter()
        .find_map(|key| model.tag(feature, key))
        .filter(|&code| is_single(model.features.strings.get(code)))
}

/// The postcode that a house or its building bears.
///
/// What does not look like a code of its country ("7", "n/a") is left aside.
pub(super) fn own(model: &Model, object: &AddressObject) -> Option<Sym> {
    codes(model, object).find(|&code| fits(model, object, code))
}

/// What a house bears as its postcode though it does not look like one: people may still write it.
pub fn unofficial(model: &Model, object: &AddressObject) -> Option<Sym> {
    codes(model, object).find(|&code| !fits(model, object, code))
}

fn codes<'a>(model: &'a Model, object: &AddressObject) -> impl Iterator<Item = Sym> + use<'a> {
    let features = [model.feature(object.entry), &model.features.features[object.address as usize]];
    features.into_iter().filter_map(|feature| tagged(model, feature))
}

fn fits(model: &Model, object: &AddressObject, code: Sym) -> bool {
    patterns::fits(model.features.strings.get(code), model.entries[object.entry as usize].country)
}

/// Whether a text is one postcode: short, with a digit or letter, and no list.
fn is_single(code: &str) -> bool {
    code.len() <= 16 && !code.contains([';', ',', '/']) && code.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_are_no_postcode() {
        assert_eq!(
            ["9490", "SW1A 1AA", "9490;9491", "1,2", "-", ""].map(is_single),
            [true, true, false, false, false, false]
        );
    }
}
