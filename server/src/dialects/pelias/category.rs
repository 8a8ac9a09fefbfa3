//! The categories of venues that clients filter by, as main tags of OpenStreetMap.

use geocoder::TagRule;

/// Categories with their main tags; `key=` alone stands for any value.
const CATEGORIES: &[(&str, &[&str])] = &[
    (
        "accommodation",
        &[
            "tourism=hotel",
            "tourism=hostel",
            "tourism=guest_house",
            "tourism=motel",
            "tourism=apartment",
            "tourism=chalet",
            "tourism=camp_site",
        ],
    ),
    (
        "education",
        &[
            "amenity=school",
            "amenity=university",
            "amenity=college",
            "amenity=kindergarten",
            "amenity=library",
            "amenity=music_school",
            "amenity=language_school",
        ],
    ),
    (
        "entertainment",
        &[
            "amenity=cinema",
            "amenity=theatre",
            "amenity=nightclub",
            "amenity=casino",
            "amenity=arts_centre",
            "tourism=museum",
            "tourism=gallery",
            "tourism=zoo",
            "tourism=theme_park",
        ],
    ),
    ("finance", &["amenity=bank", "amenity=atm", "amenity=bureau_de_change"]),
    (
        "food",
        &[
            "amenity=restaurant",
            "amenity=cafe",
            "amenity=fast_food",
            "amenity=bar",
            "amenity=pub",
            "amenity=food_court",
            "amenity=ice_cream",
            "amenity=biergarten",
            "shop=supermarket",
            "shop=bakery",
            "shop=butcher",
            "shop=greengrocer",
            "shop=convenience",
        ],
    ),
    (
        "government",
        &[
            "amenity=townhall",
            "amenity=courthouse",
            "amenity=police",
            "amenity=post_office",
            "amenity=embassy",
            "amenity=fire_station",
            "office=government",
            "office=diplomatic",
        ],
    ),
    (
        "health",
        &[
            "amenity=hospital",
            "amenity=clinic",
            "amenity=doctors",
            "amenity=dentist",
            "amenity=pharmacy",
            "amenity=veterinary",
            "healthcare=",
        ],
    ),
    ("natural", &["natural="]),
    ("nightlife", &["amenity=bar", "amenity=pub", "amenity=nightclub", "amenity=biergarten", "amenity=casino"]),
    ("professional", &["office=", "craft="]),
    ("recreation", &["leisure=", "sport="]),
    ("religion", &["amenity=place_of_worship", "amenity=monastery"]),
    ("retail", &["shop="]),
    (
        "transport",
        &[
            "railway=station",
            "railway=halt",
            "railway=tram_stop",
            "highway=bus_stop",
            "amenity=bus_station",
            "amenity=ferry_terminal",
            "amenity=taxi",
            "aeroway=aerodrome",
            "public_transport=",
        ],
    ),
    ("transport:air", &["aeroway="]),
    ("transport:bus", &["highway=bus_stop", "amenity=bus_station"]),
    ("transport:rail", &["railway=station", "railway=halt", "railway=tram_stop"]),
    ("transport:sea", &["amenity=ferry_terminal"]),
    ("transport:taxi", &["amenity=taxi"]),
];

/// The tags of a category; `None` where it is not known.
pub fn rules(name: &str) -> Option<Vec<TagRule>> {
    // Of an unknown kind of a known category the category counts: "food:pizza" is food.
    let known = |name: &str| CATEGORIES.iter().find(|(known, _)| *known == name);
    let found = known(name).or_else(|| known(name.split(':').next().unwrap_or(name)))?;
    Some(found.1.iter().map(|tag| rule(tag)).collect())
}

/// The categories of a main tag.
pub fn of_tag(key: &str, value: &str) -> Vec<&'static str> {
    let fits = |tag: &&str| tag.split_once('=').is_some_and(|(k, v)| k == key && (v.is_empty() || v == value));
    CATEGORIES.iter().filter(|(_, tags)| tags.iter().any(&fits)).map(|(name, _)| *name).collect()
}

fn rule(tag: &str) -> TagRule {
    let (key, value) = tag.split_once('=').unwrap_or((tag, ""));
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    TagRule { key: filled(key), value: filled(value), other_than: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_and_tags_lead_to_each_other() {
        assert_eq!(of_tag("amenity", "cafe"), ["food"]);
        assert_eq!(of_tag("highway", "bus_stop"), ["transport", "transport:bus"]);
        assert_eq!(of_tag("shop", "anything"), ["retail"]);
        let any_shop = TagRule { key: Some("shop".to_owned()), ..TagRule::default() };
        assert_eq!(rules("retail:books"), Some(vec![any_shop]));
        assert_eq!(rules("nonsense"), None);
    }
}
