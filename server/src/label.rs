//! Addresses in one line, written as people of the country write them.
//!
//! Two habits differ between countries and are told apart here: whether the house number stands before the street, and
//! whether the postcode stands before the city or behind it. Nominatim's own display name is another matter: it lists all
//! parts from small to large.

use crate::parts::Parts;

/// Countries where the number stands before the street, after the addressing guides of the Universal Postal Union.
const NUMBER_FIRST: &[&str] = &[
    "ad", "ae", "ag", "au", "bb", "bd", "bh", "bn", "bs", "bw", "bz", "ca", "cy", "dm", "dz", "eg", "fj", "fr", "gb",
    "gd", "gf", "gg", "gh", "gi", "gm", "gp", "gy", "hk", "ie", "il", "im", "in", "je", "jm", "ke", "kn", "lb", "lc",
    "lk", "lu", "ma", "mc", "mm", "mq", "mt", "mu", "mw", "my", "na", "nc", "ng", "nz", "om", "pf", "ph", "pk", "re",
    "sa", "sc", "sg", "sl", "th", "tn", "tt", "tz", "ug", "us", "vc", "vn", "yt", "za", "zm", "zw",
];

/// Countries where the postcode stands behind the city.
const POSTCODE_LAST: &[&str] = &[
    "au", "bd", "bn", "ca", "eg", "gb", "gg", "gi", "hk", "ie", "im", "in", "je", "jm", "ke", "lk", "mt", "ng", "nz",
    "pk", "sg", "th", "us", "za",
];

/// Countries whose addresses name the state.
const WITH_STATE: &[&str] = &["ar", "au", "br", "ca", "in", "mx", "my", "us"];

fn is_one_of(country: Option<&str>, countries: &[&str]) -> bool {
    country.is_some_and(|code| countries.contains(&code))
}

/// Whether addresses of the country name the state.
pub fn names_state(country: Option<&str>) -> bool {
    is_one_of(country, WITH_STATE)
}

/// House number and street in the order of the country.
pub fn street_line(number: Option<&str>, street: &str, country: Option<&str>) -> String {
    match number {
        None => street.to_owned(),
        Some(number) if is_one_of(country, NUMBER_FIRST) => format!("{number} {street}"),
        Some(number) => format!("{street} {number}"),
    }
}

/// Postcode and city, or what is known of them, in the order of the country.
pub fn town_line(parts: &Parts<'_>) -> String {
    let country = parts.country_code.as_deref();
    let state = parts.state.filter(|_| names_state(country));
    let area = parts.city.or(parts.county).or(parts.state);
    match (parts.postcode, area) {
        (Some(postcode), Some(area)) if is_one_of(country, POSTCODE_LAST) => match state {
            Some(state) => format!("{area}, {state} {postcode}"),
            None => format!("{area} {postcode}"),
        },
        (Some(postcode), Some(area)) => format!("{postcode} {area}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}

/// The whole address: name, street and number, postcode and city, country.
pub fn postal(name: &str, parts: &Parts<'_>) -> String {
    let country = parts.country_code.as_deref();
    let street = parts.street.map(|street| street_line(parts.house_number, street, country));
    let town = town_line(parts);
    let lines = [name, street.as_deref().unwrap_or_default(), &town, parts.country.unwrap_or_default()];
    joined(lines)
}

/// Texts with commas between them; one that is empty or repeats the one before it is left out.
pub fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.dedup();
    texts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(country: &str) -> Parts<'static> {
        Parts {
            house_number: Some("10"),
            street: Some("High Street"),
            city: Some("Ryde"),
            postcode: Some("PO33 2HT"),
            country: Some("There"),
            country_code: Some(country.to_owned()),
            ..Parts::default()
        }
    }

    #[test]
    fn habits_differ_between_countries() {
        assert_eq!(postal("Shop", &parts("gb")), "Shop, 10 High Street, Ryde PO33 2HT, There");
        assert_eq!(postal("Shop", &parts("de")), "Shop, High Street 10, PO33 2HT Ryde, There");
        assert_eq!(postal("", &parts("fr")), "10 High Street, PO33 2HT Ryde, There");
        let american = Parts { state: Some("OH"), ..parts("us") };
        assert_eq!(postal("", &american), "10 High Street, Ryde, OH PO33 2HT, There");
    }

    #[test]
    fn what_is_not_known_leaves_no_comma() {
        assert_eq!(postal("Ryde", &Parts { city: Some("Ryde"), ..Parts::default() }), "Ryde");
        assert_eq!(postal("", &Parts::default()), "");
    }
}
