//! The form of an address: lines of parts, with what stands between them.
//!
//! Parsed once from the text of the table. A part that is not known is left out with what stands before it, and so is
//! one that repeats what was written before (the town that is a state of its own).

use crate::view::parts::AddressParts;

/// A part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// House number.
    Number,
    /// Street, or what the number hangs on.
    Street,
    /// Neighbourhood or farm.
    Locality,
    /// Part of the settlement.
    District,
    /// Settlement.
    City,
    /// County.
    County,
    /// Letters of the county, as in ISO 3166-2.
    CountyCode,
    /// State.
    State,
    /// Letters of the state, as in ISO 3166-2; its name where it has none.
    StateCode,
    /// Postcode.
    Postcode,
}

impl Field {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "number" => Self::Number,
            "street" => Self::Street,
            "locality" => Self::Locality,
            "district" => Self::District,
            "city" => Self::City,
            "county" => Self::County,
            "county_code" => Self::CountyCode,
            "state" => Self::State,
            "state_code" => Self::StateCode,
            "postcode" => Self::Postcode,
            _ => return None,
        })
    }

    fn value<'a>(self, parts: &AddressParts<'a>) -> Option<&'a str> {
        match self {
            Self::Number => parts.house_number,
            Self::Street => parts.street,
            Self::Locality => parts.locality,
            Self::District => parts.district,
            // An address without a settlement still says where it is.
            Self::City => parts.city.or(parts.district).or(parts.county).or(parts.state),
            Self::County => parts.county,
            Self::CountyCode => parts.county_code,
            Self::State => parts.state,
            Self::StateCode => parts.state_code.or(parts.state),
            Self::Postcode => parts.postcode,
        }
    }
}

/// What stands before a part, and the part: the first of these that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    before: &'static str,
    fields: Vec<Field>,
}

/// A line of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormLine(Vec<Item>);

impl FormLine {
    fn parse(text: &'static str) -> Option<Self> {
        let mut items = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (before, behind) = rest.split_once('{')?;
            let (names, behind) = behind.split_once('}')?;
            let fields = names.split('/').map(Field::of).collect::<Option<Vec<_>>>()?;
            items.push(Item { before, fields });
            rest = behind;
        }
        Some(Self(items))
    }

    /// Whether a part stands in this line.
    pub fn has(&self, field: Field) -> bool {
        self.0.iter().any(|item| item.fields.contains(&field))
    }

    /// The line for an address; empty where none of its parts is known. `written` are the parts so far.
    pub fn write<'a>(&self, parts: &AddressParts<'a>, written: &mut Vec<&'a str>) -> String {
        let mut line = String::new();
        for (index, item) in self.0.iter().enumerate() {
            let value = item.fields.iter().find_map(|field| field.value(parts));
            let Some(value) = value.filter(|value| !value.is_empty() && !written.contains(value)) else { continue };
            if index == 0 || !line.is_empty() {
                line.push_str(item.before);
            }
            line.push_str(value);
            if !item.fields.contains(&Field::Number) {
                written.push(value);
            }
        }
        line
    }
}

/// The lines of a form; `None` where the text is none.
pub fn parse(text: &'static str) -> Option<Vec<FormLine>> {
    text.split('|').map(FormLine::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(form: &'static str, parts: &AddressParts<'_>) -> Vec<String> {
        let mut written = Vec::new();
        parse(form).unwrap().iter().map(|line| line.write(parts, &mut written)).collect()
    }

    #[test]
    fn what_stands_before_a_part_is_left_out_with_it() {
        let form = "〒{postcode}|{street} No: {number}|{city}/{state}";
        let full = AddressParts {
            postcode: Some("06100"),
            street: Some("Cadde"),
            house_number: Some("5"),
            city: Some("Çankaya"),
            state: Some("Ankara"),
            ..AddressParts::default()
        };
        assert_eq!(write(form, &full), ["〒06100", "Cadde No: 5", "Çankaya/Ankara"]);
        let bare = AddressParts { postcode: None, house_number: None, city: Some("Ankara"), ..full };
        assert_eq!(write(form, &bare), ["", "Cadde", "Ankara"]);
    }

    #[test]
    fn the_first_known_of_two_is_written() {
        let form = "{district/city}";
        let parts = AddressParts { district: Some("Carlton"), city: Some("Melbourne"), ..AddressParts::default() };
        assert_eq!(write(form, &parts), ["Carlton"]);
        assert_eq!(write(form, &AddressParts { district: None, ..parts }), ["Melbourne"]);
    }

    #[test]
    fn what_is_no_form_is_refused() {
        for text in ["{town}", "{city", "{city} end", "city"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
