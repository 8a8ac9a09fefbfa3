//! The address object and other lists of keys and values, in their own order.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};

use crate::view::result::ResultView;

/// Keys and values that print as a JSON object in their order; null where there are none.
#[derive(Clone, Debug)]
pub struct Pairs<'a>(pub Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Pairs<'a> {
    /// The pairs of tags.
    pub fn of_tags(tags: Vec<(&'a str, Cow<'a, str>)>) -> Self {
        Self(tags.into_iter().map(|(key, value)| (Cow::Borrowed(key), value)).collect())
    }

    /// The address of a result by its parts: the first part of a key wins, codes of regions follow their part, the code
    /// of the country is last.
    pub fn of_address(view: &'a ResultView<'_>) -> Self {
        let mut pairs = Self(Vec::with_capacity(view.lines.len() + 3));
        for line in &view.lines {
            pairs.add(Cow::Borrowed(line.key.as_ref()), Cow::Borrowed(line.text.as_ref()));
            if let Some((level, code)) = line.iso3166_2 {
                pairs.add(Cow::Owned(format!("ISO3166-2-lvl{level}")), Cow::Borrowed(code));
            }
        }
        if let Some(code) = view.country_code() {
            pairs.add(Cow::Borrowed("country_code"), Cow::Owned(code));
        }
        pairs
    }

    fn add(&mut self, key: Cow<'a, str>, value: Cow<'a, str>) {
        if !self.0.iter().any(|(known, _)| *known == key) {
            self.0.push((key, value));
        }
    }
}

/// Pairs that print as an object even where there are none: an address, which clients read without looking.
#[derive(Clone, Debug)]
pub struct Object<'a>(pub Pairs<'a>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_empty() {
            return serializer.serialize_none();
        }
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
