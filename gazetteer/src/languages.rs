//! The languages that somebody reads, in order of liking, and the choice of a name by them.

/// Languages by falling preference. An empty list means: the local name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages(Vec<String>);

impl Languages {
    /// Languages in the given order, each as it follows `name:` in OpenStreetMap (`de`, `zh-Hant`).
    pub fn new(tags: Vec<String>) -> Self {
        Self(tags)
    }

    /// The tags in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The name to show out of the tags of a place.
    ///
    /// The order is Nominatim's: `name:L` for each language, `name`, `brand`, `official_name:L`, `short_name:L`,
    /// `official_name`, `short_name`, `ref`; then any. Keys of a linked place (`_place_name`) stand right behind their
    /// own.
    #[expect(clippy::needless_pass_by_value, reason = "iterators are passed by value")]
    pub fn choose<'g>(&self, names: impl Iterator<Item = (&'g str, &'g str)> + Clone) -> &'g str {
        let get = |prefix: &str, language: &str| {
            names.clone().find_map(|(key, value)| {
                let key = key.strip_prefix("_place_").unwrap_or(key);
                let rest = key.strip_prefix(prefix)?;
                let fits = if language.is_empty() { rest.is_empty() } else { rest.strip_prefix(':') == Some(language) };
                fits.then_some(value)
            })
        };
        let by_language = |prefix: &str| self.iter().find_map(|language| get(prefix, language));
        by_language("name")
            .or_else(|| get("name", ""))
            .or_else(|| get("brand", ""))
            .or_else(|| by_language("official_name"))
            .or_else(|| by_language("short_name"))
            .or_else(|| ["official_name", "short_name", "ref"].iter().find_map(|key| get(key, "")))
            .or_else(|| names.clone().min_by_key(|(key, _)| key.len()).map(|(_, value)| value))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELSINKI: [(&str, &str); 4] =
        [("name", "Helsinki"), ("name:sv", "Helsingfors"), ("_place_name:et", "Helsingi"), ("ref", "091")];

    fn choose(languages: &[&str], names: &'static [(&str, &str)]) -> &'static str {
        Languages::new(languages.iter().map(ToString::to_string).collect()).choose(names.iter().copied())
    }

    #[test]
    fn first_language_that_is_there_wins() {
        assert_eq!(choose(&["de", "sv"], &HELSINKI), "Helsingfors");
        assert_eq!(choose(&["et"], &HELSINKI), "Helsingi");
        assert_eq!(choose(&[], &HELSINKI), "Helsinki");
    }

    #[test]
    fn brand_beats_official_name_and_any_beats_nothing() {
        assert_eq!(choose(&["de"], &[("official_name:de", "Amtlich"), ("brand", "Marke")]), "Marke");
        assert_eq!(choose(&["de"], &[("old_name", "Alt"), ("loc_name:x", "Hier")]), "Alt");
        assert_eq!(choose(&[], &[]), "");
    }
}
