//! The object `extra`: tags besides names and address, as far as the operator lets them be shown.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};

use crate::view::result::ResultView;

/// The word for all tags in place of keys.
const ALL: &str = "ALL";

/// Keys and values.
#[derive(Debug, PartialEq)]
pub struct Extra<'a>(Vec<(&'a str, Cow<'a, str>)>);

impl<'a> Extra<'a> {
    /// Those tags of a result that have one of these keys.
    pub fn of(view: &ResultView<'a>, keys: &[String]) -> Self {
        if keys.is_empty() {
            return Self(Vec::new());
        }
        let is_shown = |key: &str| keys.iter().any(|known| known == key || known == ALL);
        Self(view.extratags().into_iter().filter(|(key, _)| is_shown(key)).collect())
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Extra<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
