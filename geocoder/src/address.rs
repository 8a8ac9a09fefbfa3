//! The address of an answer in the reader's languages.
//!
//! The parts come from the gazetteer; here the number of a house that lies between two known ones is put in, and parts
//! without a text are left out.

use std::borrow::Cow;

use gazetteer::{Entry, Languages};

use crate::Answer;

/// Key and text of a part.
pub type AddressPart<'g> = (Cow<'g, str>, Cow<'g, str>);

/// The parts from the answer itself to its country.
pub fn parts<'g>(answer: &Answer<'g>, languages: &Languages) -> Vec<AddressPart<'g>> {
    let is_range = matches!(&answer.entry, Entry::House(house) if house.is_range());
    let lines = answer.entry.address().into_iter().filter_map(|line| {
        let is_number = line.key == "house_number";
        let text = match answer.interpolated {
            Some(number) if is_number => Cow::Owned(number.to_string()),
            // the first number of a whole row is not the number of the row
            None if is_number && is_range => return None,
            _ => Cow::Borrowed(line.localise(languages)),
        };
        Some((line.key, text))
    });
    lines.filter(|(_, text)| !text.is_empty()).collect()
}

/// All parts in one line; a part that repeats the one before it is left out.
pub fn display_name(parts: &[AddressPart<'_>]) -> String {
    let mut texts: Vec<&str> = parts.iter().map(|(_, text)| text.as_ref()).collect();
    texts.dedup();
    texts.join(", ")
}
