//! Filters in Photon's notations, turned into the geocoder's.
//!
//! `osm_tag` is a small language of colons and exclamation marks; `include` and `exclude` name categories with dots. An
//! object has one main tag here, so each of them becomes rules about key and value of that tag.

use gazetteer::BoundingBox;
use geocoder::{Level, Levels, TagFilter, TagRule};

use super::error::Error;
use crate::params::Query;

/// Names of layers. A venue without house number is a house here.
pub const LAYERS: [(&str, &[Level]); 9] = [
    ("house", &[Level::House, Level::Venue]),
    ("street", &[Level::Street]),
    ("locality", &[Level::Locality]),
    ("district", &[Level::District]),
    ("city", &[Level::City]),
    ("county", &[Level::County]),
    ("state", &[Level::State]),
    ("country", &[Level::Country]),
    ("other", &[Level::Other]),
];

/// The name of the layer of a level.
pub fn layer_name(level: Level) -> &'static str {
    LAYERS.iter().find(|(_, levels)| levels.contains(&level)).map_or("other", |(name, _)| name)
}

/// The levels of a layer.
pub fn layer(name: &str) -> Option<&'static [Level]> {
    LAYERS.iter().find(|(known, _)| *known == name).map(|(_, levels)| *levels)
}

/// The levels that `layer` names; it may be repeated or list several with commas.
pub fn levels(query: &Query) -> Result<Levels, Error> {
    let names = query.values("layer").flat_map(|list| list.split(',')).map(str::trim).filter(|name| !name.is_empty());
    let mut levels = Levels::default();
    for name in names {
        let Some(found) = layer(name) else {
            let known = LAYERS.map(|(name, _)| name).join(", ");
            return Err(Error(format!("Invalid layer '{name}'. Allowed layers are: {known}")));
        };
        levels.extend(found.iter().copied());
    }
    Ok(levels)
}

/// What `osm_tag`, `include` and `exclude` say about the main tag.
pub fn tags(query: &Query) -> Result<TagFilter, Error> {
    let mut filter = TagFilter::default();
    let mut any_of = Vec::new();
    for text in query.values("osm_tag").filter(|text| !text.is_empty()) {
        match osm_tag(text).ok_or_else(|| Error(format!("Incorrect value for parameter 'osm_tag': {text}")))? {
            Rule::Only(rule) => any_of.push(rule),
            Rule::Not(rule) => filter.not.push(rule),
        }
    }
    filter.groups.extend(Some(any_of).filter(|group| !group.is_empty()));
    for list in query.values("include").filter(|list| !list.is_empty()) {
        filter.groups.push(categories(list, "include")?.into_iter().flatten().collect());
    }
    for list in query.values("exclude").filter(|list| !list.is_empty()) {
        filter.not.extend(narrowest(&categories(list, "exclude")?));
    }
    Ok(filter)
}

#[derive(Debug, PartialEq)]
enum Rule {
    Only(TagRule),
    Not(TagRule),
}

/// `key:value`, `!key:value`, `key`, `!key`, `:value`, `:!value` or `!:value`, and `key:!value`: the key with another
/// value.
fn osm_tag(text: &str) -> Option<Rule> {
    let (forbidden, rest) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
    let (key, value) = rest.split_once(':').map_or((rest, None), |(key, value)| (key, Some(value)));
    let is_word = |word: &str| !word.is_empty() && !word.contains(['!', ':']);
    let own = |word: &str| Some(word.to_owned());
    let other = value.and_then(|value| value.strip_prefix('!'));
    match (key, value, other) {
        ("", Some(_), Some(value)) if is_word(value) && !forbidden => {
            Some(Rule::Not(TagRule { value: own(value), ..TagRule::default() }))
        }
        (key, Some(_), Some(value)) if is_word(key) && is_word(value) && !forbidden => {
            Some(Rule::Only(TagRule { key: own(key), other_than: own(value), ..TagRule::default() }))
        }
        (key, value, None) => {
            let fits =
                (key.is_empty() || is_word(key)) && value.is_none_or(is_word) && !(key.is_empty() && value.is_none());
            let rule = TagRule {
                key: own(key).filter(|key| !key.is_empty()),
                value: value.map(str::to_owned),
                ..TagRule::default()
            };
            fits.then_some(if forbidden { Rule::Not(rule) } else { Rule::Only(rule) })
        }
        _ => None,
    }
}

/// The rules of a list of categories; `None` for one of another group than `osm`, which nothing is in.
fn categories(list: &str, parameter: &str) -> Result<Vec<Option<TagRule>>, Error> {
    list.split(',').map(|name| category(name.trim(), parameter)).collect()
}

fn bad_category(name: &str, parameter: &str) -> Error {
    Error(format!("Bad category '{name}' in parameter '{parameter}': group and name expected, such as osm.amenity"))
}

/// The rule for a category such as `osm.amenity` or `osm.amenity.pharmacy`; `None` for one that nothing is in.
fn category(name: &str, parameter: &str) -> Result<Option<TagRule>, Error> {
    let parts: Vec<&str> = name.split('.').collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
        return Err(bad_category(name, parameter));
    }
    let rule = |key: &str, value: Option<&str>| TagRule {
        key: Some(key.to_owned()),
        value: value.map(str::to_owned),
        ..TagRule::default()
    };
    Ok(match parts[..] {
        ["osm", key] => Some(rule(key, None)),
        ["osm", key, value] => Some(rule(key, Some(value))),
        _ => None,
    })
}

/// The one rule that all of a list come to: as an object has one main tag, they must lie within each other.
fn narrowest(rules: &[Option<TagRule>]) -> Option<TagRule> {
    let rules: Vec<&TagRule> = rules.iter().map(Option::as_ref).collect::<Option<_>>()?;
    let narrowest = rules.iter().max_by_key(|rule| rule.value.is_some())?;
    let holds = |rule: &&TagRule| rule.key == narrowest.key && (rule.value.is_none() || rule.value == narrowest.value);
    rules.iter().all(holds).then(|| (*narrowest).clone())
}

/// The countries of `countrycode`, which may be repeated or list several with commas.
pub fn countries(query: &Query) -> Result<Vec<[u8; 2]>, Error> {
    let codes = query.values("countrycode").flat_map(|list| list.split(',')).map(str::trim);
    codes.filter(|code| !code.is_empty()).map(country).collect()
}

fn country(code: &str) -> Result<[u8; 2], Error> {
    let lower = code.to_ascii_lowercase();
    let letters = lower.as_bytes().try_into().ok().filter(|code: &[u8; 2]| code.iter().all(u8::is_ascii_lowercase));
    letters.ok_or_else(|| Error(format!("Invalid country code '{code}': two letters expected")))
}

/// The box of `bbox`: minLon, minLat, maxLon, maxLat.
pub fn bounds(query: &Query) -> Result<Option<BoundingBox>, Error> {
    let Some(text) = query.filled("bbox") else { return Ok(None) };
    let bad =
        || Error(format!("Invalid bounding box '{text}' in parameter 'bbox': minLon,minLat,maxLon,maxLat expected"));
    let numbers: Vec<f64> =
        text.split(',').map(|part| part.trim().parse()).collect::<Result<_, _>>().map_err(|_| bad())?;
    let [west, south, east, north] = numbers[..] else { return Err(bad()) };
    let is_world = [west, east].iter().all(|lon| (-180.0..=180.0).contains(lon))
        && [south, north].iter().all(|lat| (-90.0..=90.0).contains(lat));
    if is_world && west <= east && south <= north {
        Ok(Some(BoundingBox::of_corners((south, west), (north, east))))
    } else {
        Err(bad())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(key: &str, value: &str, other_than: &str) -> TagRule {
        let own = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        TagRule { key: own(key), value: own(value), other_than: own(other_than) }
    }

    #[test]
    fn each_form_of_a_tag_is_understood() {
        for (text, expected) in [
            ("tourism:museum", Rule::Only(rule("tourism", "museum", ""))),
            ("!tourism:museum", Rule::Not(rule("tourism", "museum", ""))),
            ("tourism", Rule::Only(rule("tourism", "", ""))),
            ("!tourism", Rule::Not(rule("tourism", "", ""))),
            (":museum", Rule::Only(rule("", "museum", ""))),
            (":!museum", Rule::Not(rule("", "museum", ""))),
            ("!:museum", Rule::Not(rule("", "museum", ""))),
            ("tourism:!museum", Rule::Only(rule("tourism", "", "museum"))),
        ] {
            assert_eq!(osm_tag(text), Some(expected), "{text}");
        }
        for text in ["!", ":", "!:", "a:b:c", "!a:!b", "a:", "a:!", "!!a", ":!"] {
            assert_eq!(osm_tag(text), None, "{text}");
        }
    }

    #[test]
    fn commas_mean_any_of_in_include_and_all_of_in_exclude() {
        let of = |raw: &str| tags(&Query::parse(raw));
        let (amenity, cafe) = (rule("amenity", "", ""), rule("amenity", "cafe", ""));
        let shop = rule("shop", "", "");
        let included = of("include=osm.amenity.cafe,osm.shop&include=osm.amenity").unwrap();
        assert_eq!(included.groups, [vec![cafe.clone(), shop], vec![amenity]]);
        assert_eq!(of("exclude=osm.amenity,osm.amenity.cafe").unwrap().not, [cafe]);
        assert_eq!(of("exclude=osm.amenity,osm.shop").unwrap().not, []);
        assert_eq!(of("exclude=access.public").unwrap().not, []);
        assert_eq!(of("include=access.public").unwrap().groups, [vec![]]);
        for raw in ["include=osm", "exclude=osm.", "include=.amenity", "include=osm.amenity.,osm.shop"] {
            assert!(of(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn layers_are_repeated_or_listed_and_unknown_ones_refused() {
        let of = |raw: &str| levels(&Query::parse(raw));
        let expected = [Level::House, Level::Venue, Level::City].into_iter().collect();
        assert_eq!(of("layer=house&layer=city"), Ok(expected));
        assert_eq!(of("layer=house,city"), Ok(expected));
        assert_eq!(of("layer="), Ok(Levels::default()));
        assert!(of("layer=houses").is_err());
    }

    #[test]
    fn a_box_has_four_numbers_of_this_world_in_order() {
        let of = |raw: &str| bounds(&Query::parse(raw));
        let expected = BoundingBox::of_corners((47.0, 9.0), (48.0, 10.0));
        assert_eq!(of("bbox=9,47,10,48"), Ok(Some(expected)));
        assert_eq!(of("bbox="), Ok(None));
        for raw in ["bbox=9,47,10", "bbox=9,47,10,x", "bbox=10,47,9,48", "bbox=9,47,200,48", "bbox=9,nan,10,48"] {
            assert!(of(raw).is_err(), "{raw}");
        }
    }
}
