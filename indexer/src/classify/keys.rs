//! What a key means for the object that has it.

/// The part that a key plays in classifying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyClass {
    /// Forgotten.
    Ignored,
    /// Kept, and nothing else.
    Plain,
    /// A name of the object.
    Name,
    /// `ref`.
    Ref,
    /// A house number or house name.
    HouseNumber,
    /// `postal_code`, `addr:postcode`.
    Postcode,
    /// `addr:interpolation`.
    Interpolation,
    /// `entrance`, `routing:entrance`.
    Entrance,
    /// A key that can make a place: the index of its rules.
    Category(u8),
}

/// The class of a key that no rule for categories names and that is not ignored.
pub(super) fn class_of_plain(key: &str) -> KeyClass {
    match key {
        "name" | "int_name" | "nat_name" | "reg_name" | "loc_name" | "official_name" | "short_name" | "alt_name"
        | "old_name" => KeyClass::Name,
        "ref" => KeyClass::Ref,
        "addr:housenumber" | "addr:streetnumber" | "addr:conscriptionnumber" | "addr:housename" => {
            KeyClass::HouseNumber
        }
        "postal_code" | "addr:postcode" => KeyClass::Postcode,
        "addr:interpolation" => KeyClass::Interpolation,
        "entrance" | "routing:entrance" => KeyClass::Entrance,
        _ if is_name_in_a_language(key) => KeyClass::Name,
        _ => KeyClass::Plain,
    }
}

/// `name:de`, `official_name:zh-Hant`, `name:sr-Latn`; not `name:etymology`, `name:pronunciation` and their like.
fn is_name_in_a_language(key: &str) -> bool {
    let Some((name, language)) = key.split_once(':') else { return false };
    let names = ["name", "official_name", "short_name", "alt_name"];
    let first = language.split(['-', '_']).next().unwrap_or(language);
    names.contains(&name) && (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase())
}

/// A committed list of keys: exact ones, beginnings (`tiger:*`) and ends (`*:source`).
#[derive(Debug, Default)]
pub(super) struct KeyList {
    exact: rustc_hash::FxHashSet<&'static str>,
    beginnings: Vec<&'static str>,
    ends: Vec<&'static str>,
}

impl KeyList {
    /// Reads a list, one key a line.
    pub(super) fn parse(text: &'static str) -> Self {
        let mut list = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(beginning) = line.strip_suffix('*') {
                list.beginnings.push(beginning);
            } else if let Some(end) = line.strip_prefix('*') {
                list.ends.push(end);
            } else {
                list.exact.insert(line);
            }
        }
        list
    }

    /// Whether the list names a key.
    pub(super) fn contains(&self, key: &str) -> bool {
        self.exact.contains(key)
            || self.beginnings.iter().any(|beginning| key.starts_with(beginning))
            || self.ends.iter().any(|end| key.ends_with(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_languages_are_names_and_remarks_on_names_are_not() {
        for key in ["name", "name:de", "name:zh-Hant", "alt_name:is", "short_name"] {
            assert_eq!(class_of_plain(key), KeyClass::Name, "{key}");
        }
        for key in ["name:etymology", "name:etymology:wikidata", "names", "name:", "was:name", "noname"] {
            assert_eq!(class_of_plain(key), KeyClass::Plain, "{key}");
        }
    }

    #[test]
    fn list_knows_exact_keys_beginnings_and_ends() {
        let list = KeyList::parse("# remark\nsource\n\ntiger:*\n*:source\n");
        assert!(["source", "tiger:cfcc", "name:source"].iter().all(|key| list.contains(key)));
        assert!(!["sources", "# remark", "", "tiger"].iter().any(|key| list.contains(key)));
    }
}
