//! Addresses written as people of the country write them: in one line, in several, and as short as will do.
//!
//! Which part stands where is a table, `data/address_formats.tsv`; [`forms`] reads it and [`template`] fills it in.
//! Name and country stand around what it says. Nominatim's own display name is another matter: it lists all parts from
//! small to large.

mod forms;
mod template;

use crate::view::parts::AddressParts;
use template::Field;

/// Whether addresses of the country say the state by its letters.
pub fn names_state(country: Option<&str>) -> bool {
    forms::by_country(country, false).iter().any(|line| line.has(Field::StateCode))
}

/// House number and street in the order of the country.
pub fn street_line(number: Option<&str>, street: &str, country: Option<&str>) -> String {
    let parts = AddressParts { house_number: number, street: Some(street), ..AddressParts::default() };
    let lines = forms::by_country(country, forms::is_own_writing(street));
    let written = lines.iter().map(|line| line.write(&parts, &mut Vec::new()));
    written.into_iter().find(|line| !line.is_empty()).unwrap_or_else(|| street.to_owned())
}

/// Postcode and town, or what is known of them, in the order of the country.
pub fn town_line(parts: &AddressParts<'_>) -> String {
    let town = AddressParts { house_number: None, street: None, locality: None, ..parts.clone() };
    lines_of(&town).join(", ")
}

/// The lines of an address: name, then as the country writes it, the country last. None is empty or said twice in a
/// row.
pub fn lines(name: &str, parts: &AddressParts<'_>) -> Vec<String> {
    let mut lines = vec![name.to_owned()];
    lines.extend(lines_of(parts));
    lines.extend(parts.country.map(str::to_owned));
    lines.retain(|line| !line.is_empty());
    lines.dedup();
    lines
}

/// The whole address in one line.
pub fn postal(name: &str, parts: &AddressParts<'_>) -> String {
    lines(name, parts).join(", ")
}

/// What tells a place from others of its name: name, street with number, town; of an area itself what it lies in.
pub fn short(name: &str, parts: &AddressParts<'_>) -> String {
    let street = parts.street.map(|street| street_line(parts.house_number, street, parts.country_code.as_deref()));
    let town = parts.city.or(parts.county).unwrap_or_default();
    let fine = joined([name, street.as_deref().unwrap_or_default(), town]);
    if fine != name && fine != town {
        return fine;
    }
    joined([fine.as_str(), parts.state.or(parts.country).unwrap_or_default()])
}

/// Texts with commas between them; one that is empty or repeats the one before it is left out.
pub fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.dedup();
    texts.join(", ")
}

/// What the form of the country says, without name and country.
fn lines_of(parts: &AddressParts<'_>) -> Vec<String> {
    let mut written = Vec::new();
    let lines = forms::of(parts).iter().map(|line| line.write(parts, &mut written));
    lines.filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(country: &str) -> AddressParts<'static> {
        AddressParts {
            house_number: Some("10"),
            street: Some("High Street"),
            city: Some("Ryde"),
            postcode: Some("PO33 2HT"),
            country: Some("There"),
            country_code: Some(country.to_owned()),
            ..AddressParts::default()
        }
    }

    #[test]
    fn habits_differ_between_countries() {
        assert_eq!(postal("Shop", &parts("gb")), "Shop, 10 High Street, Ryde, PO33 2HT, There");
        assert_eq!(postal("Shop", &parts("de")), "Shop, High Street 10, PO33 2HT Ryde, There");
        assert_eq!(postal("", &parts("fr")), "10 High Street, PO33 2HT Ryde, There");
        assert_eq!(postal("", &parts("es")), "High Street, 10, PO33 2HT Ryde, There");
        assert_eq!(postal("", &parts("hu")), "Ryde, High Street 10, PO33 2HT, There");
        let american = AddressParts { state: Some("Ohio"), state_code: Some("OH"), ..parts("us") };
        assert_eq!(postal("", &american), "10 High Street, Ryde, OH PO33 2HT, There");
        let brazilian =
            AddressParts { state: Some("São Paulo"), state_code: Some("SP"), district: Some("Sé"), ..parts("br") };
        assert_eq!(lines("", &brazilian), ["High Street, 10", "Sé", "Ryde - SP", "PO33 2HT", "There"]);
    }

    #[test]
    fn addresses_in_japanese_go_from_large_to_small_and_others_from_small_to_large() {
        let japanese = AddressParts {
            house_number: Some("1-1"),
            street: Some("千代田"),
            city: Some("千代田区"),
            state: Some("東京都"),
            postcode: Some("100-8111"),
            country: Some("日本"),
            country_code: Some("jp".to_owned()),
            ..AddressParts::default()
        };
        assert_eq!(lines("皇居", &japanese), ["皇居", "〒100-8111", "東京都千代田区千代田1-1", "日本"]);
        let english =
            AddressParts { street: Some("Chiyoda"), city: Some("Chiyoda City"), state: Some("Tokyo"), ..japanese };
        assert_eq!(lines("", &english), ["1-1 Chiyoda", "Chiyoda City, Tokyo 100-8111", "日本"]);
    }

    #[test]
    fn what_is_not_known_leaves_no_comma() {
        assert_eq!(postal("Ryde", &AddressParts { city: Some("Ryde"), ..AddressParts::default() }), "Ryde");
        assert_eq!(postal("", &AddressParts::default()), "");
        let no_town = AddressParts { city: None, county: Some("Wight"), ..parts("de") };
        assert_eq!(postal("", &no_town), "High Street 10, PO33 2HT Wight, There");
    }

    #[test]
    fn a_short_label_has_neither_postcode_nor_country_unless_there_is_nothing_else() {
        assert_eq!(short("Shop", &parts("gb")), "Shop, 10 High Street, Ryde");
        assert_eq!(short("", &parts("de")), "High Street 10, Ryde");
        let town = AddressParts { street: None, house_number: None, ..parts("gb") };
        assert_eq!(short("Ryde", &town), "Ryde, There");
        assert_eq!(short("There", &AddressParts { country: Some("There"), ..AddressParts::default() }), "There");
    }

    #[test]
    fn letters_of_a_state_are_said_where_the_country_does() {
        let named = ["us", "br", "in", "de"].map(|country| names_state(Some(country)));
        assert_eq!(named, [true, true, false, false]);
        assert_eq!(town_line(&parts("gb")), "Ryde, PO33 2HT");
        assert_eq!(street_line(Some("5"), "Gasse", None), "Gasse 5");
    }
}
