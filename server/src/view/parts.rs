//! The named parts of an address, as all dialects but Nominatim's own show them: house number, street, city, and so on.
//!
//! An address is a list of lines with ranks and keys; here each part is filled from the first line of its level, small
//! to large. Whatever has a house number has a street, because clients join the two: a house that hangs on a place gets
//! that place's name. [`AddressParts::settled`] also knows the city wherever there is a settlement, if only a hamlet.

use gazetteer::Entry;
use geocoder::Level;

use crate::view::result::{AddressLine, ResultView};

/// The parts of an address; absent where there is nothing to say, never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressParts<'a> {
    /// House number as tagged.
    pub house_number: Option<&'a str>,
    /// Street; of a house without one the place that it hangs on.
    pub street: Option<&'a str>,
    /// Neighbourhood, block or farm.
    pub locality: Option<&'a str>,
    /// Part of the settlement.
    pub district: Option<&'a str>,
    /// City, town or village.
    pub city: Option<&'a str>,
    /// County.
    pub county: Option<&'a str>,
    /// Letters of the county, as in ISO 3166-2 behind the country.
    pub county_code: Option<&'a str>,
    /// State, province or region.
    pub state: Option<&'a str>,
    /// Letters of the state, as in ISO 3166-2 behind the country.
    pub state_code: Option<&'a str>,
    /// Country.
    pub country: Option<&'a str>,
    /// ISO 3166-1 alpha-2 in lower case.
    pub country_code: Option<String>,
    /// Postcode.
    pub postcode: Option<&'a str>,
}

/// Keys of settlements, the most citylike first.
const SETTLEMENTS: [&str; 7] = ["city", "town", "village", "municipality", "hamlet", "isolated_dwelling", "farm"];

impl<'a> AddressParts<'a> {
    /// What is around a result by ranks alone, the result itself left out unless it is a country; `level_of` cuts the
    /// ranks.
    pub fn by_rank(view: &'a ResultView<'_>, level_of: impl Fn(u8) -> Level) -> Self {
        let mut parts = Self { country_code: view.country_code(), ..Self::default() };
        let is_country = view.entry.is_country();
        // A postcode says its own code, as at Nominatim.
        parts.take(view.lines.iter().filter(|line| !line.own || is_country || line.key == "postcode"), level_of);
        parts.complete_street(view);
        parts
    }

    /// What is around a result, with a city wherever there is a settlement; the result itself is left out unless it is
    /// a country.
    pub fn settled(view: &'a ResultView<'_>) -> Self {
        let mut parts = Self::by_rank(view, Level::of_rank);
        if Level::of(&view.entry) < Level::City {
            parts.complete_city(&view.lines.iter().filter(|line| !line.own));
        }
        parts
    }

    /// As [`Self::settled`], the result itself among the parts: of a street its name as street, of a village as city.
    pub fn whole(view: &'a ResultView<'_>) -> Self {
        let mut parts = Self { country_code: view.country_code(), ..Self::default() };
        parts.take(view.lines.iter().filter(|line| !line.own || !is_point(&view.entry)), Level::of_rank);
        if Level::of(&view.entry) <= Level::City {
            parts.complete_city(&view.lines.iter());
        }
        parts.complete_street(view);
        parts
    }

    fn take(&mut self, lines: impl Iterator<Item = &'a AddressLine<'a>>, level_of: impl Fn(u8) -> Level) {
        for line in lines {
            self.take_code(line, level_of(line.rank));
            let slot = match line.key.as_ref() {
                "house_number" if line.rank == 28 => Some(&mut self.house_number),
                "postcode" => Some(&mut self.postcode),
                _ => self.slot(level_of(line.rank)),
            };
            if let Some(slot) = slot {
                *slot = slot.or(Some(line.text.as_ref()));
            }
        }
    }

    /// The letters of a county or state that is about to be taken.
    fn take_code(&mut self, line: &'a AddressLine<'a>, level: Level) {
        let letters = || line.iso3166_2?.1.split_once('-').map(|(_, letters)| letters);
        match level {
            Level::County if self.county.is_none() => self.county_code = letters(),
            Level::State if self.state.is_none() => self.state_code = letters(),
            _ => {}
        }
    }

    fn slot(&mut self, level: Level) -> Option<&mut Option<&'a str>> {
        Some(match level {
            Level::Street => &mut self.street,
            Level::Locality => &mut self.locality,
            Level::District => &mut self.district,
            Level::City => &mut self.city,
            Level::County => &mut self.county,
            Level::State => &mut self.state,
            Level::Country => &mut self.country,
            Level::House | Level::Venue | Level::Other => return None,
        })
    }

    /// A house number without a street belongs to a place, whose name then stands for the street.
    fn complete_street(&mut self, view: &'a ResultView<'_>) {
        if self.house_number.is_some() && self.street.is_none() {
            let finer_first = [self.locality, self.district, self.city, self.county, self.state];
            let own = Some(view.name).filter(|name| !name.is_empty());
            self.street = finer_first.into_iter().flatten().next().or(own).or(self.country);
            if self.street.is_none() {
                self.house_number = None;
            }
        }
    }

    /// Takes the most citylike settlement for the city where none has the rank of one, else the largest district.
    fn complete_city(&mut self, lines: &(impl Iterator<Item = &'a AddressLine<'a>> + Clone)) {
        if self.city.is_some() {
            return;
        }
        let settlement = |key: &str| lines.clone().find(|line| line.key == key && (10..26).contains(&line.rank));
        let districts = || lines.clone().filter(|line| Level::of_rank(line.rank) == Level::District);
        let found = SETTLEMENTS.iter().find_map(|key| settlement(key)).or_else(|| districts().last());
        self.city = found.map(|line| line.text.as_ref());
        if self.district == self.city {
            self.district = districts().map(|line| line.text.as_ref()).find(|text| Some(*text) != self.city);
        }
        if self.locality == self.city {
            self.locality = None;
        }
    }
}

/// Whether an entry stands at a point of the map: its own name is none of the parts.
fn is_point(entry: &Entry<'_>) -> bool {
    matches!(Level::of(entry), Level::House | Level::Venue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn line(key: &'static str, rank: u8, text: &'static str) -> AddressLine<'static> {
        AddressLine {
            key: Cow::Borrowed(key),
            text: Cow::Borrowed(text),
            rank,
            place: None,
            iso3166_2: None,
            own: false,
        }
    }

    fn filled<'a>(lines: &'a [AddressLine<'a>]) -> AddressParts<'a> {
        let mut parts = AddressParts::default();
        parts.take(lines.iter(), Level::of_rank);
        parts.complete_city(&lines.iter());
        parts
    }

    #[test]
    fn first_line_of_a_level_wins() {
        let lines = [
            line("house_number", 28, "8"),
            line("road", 26, "Gasse"),
            line("suburb", 20, "Ost"),
            line("borough", 18, "Nord"),
            line("town", 16, "Aue"),
            line("state", 8, "Land"),
            line("postcode", 5, "9490"),
            line("country", 4, "Reich"),
        ];
        let expected = AddressParts {
            house_number: Some("8"),
            street: Some("Gasse"),
            district: Some("Ost"),
            city: Some("Aue"),
            state: Some("Land"),
            country: Some("Reich"),
            postcode: Some("9490"),
            ..AddressParts::default()
        };
        assert_eq!(filled(&lines), expected);
    }

    #[test]
    fn a_hamlet_is_the_city_where_there_is_no_other() {
        let lines = [line("hamlet", 20, "Weiler"), line("city_district", 18, "Bezirk"), line("county", 12, "Kreis")];
        let expected = AddressParts {
            city: Some("Weiler"),
            district: Some("Bezirk"),
            county: Some("Kreis"),
            ..AddressParts::default()
        };
        assert_eq!(filled(&lines), expected);
    }

    #[test]
    fn the_largest_district_is_the_city_where_there_is_no_settlement() {
        let lines = [line("neighbourhood", 22, "Ecke"), line("suburb", 20, "Ost"), line("borough", 18, "Nord")];
        let expected = AddressParts {
            locality: Some("Ecke"),
            district: Some("Ost"),
            city: Some("Nord"),
            ..AddressParts::default()
        };
        assert_eq!(filled(&lines), expected);
    }
}
