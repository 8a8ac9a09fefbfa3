//! The tables of `data/` in memory.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::areas::Areas;
use super::keys::{KeyClass, KeyList, class_of_plain};

/// Values that say that a thing is not there, whatever the key.
const NOT_THERE: [&str; 12] = [
    "no",
    "none",
    "disused",
    "abandoned",
    "demolished",
    "razed",
    "removed",
    "destroyed",
    "dismantled",
    "proposed",
    "planned",
    "",
];

/// When a tag makes its object a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// With or without a name.
    Always,
    /// With a name.
    Named,
    /// With a name or a `ref`.
    NamedOrRef,
    /// With a name or a house number.
    NamedOrAddress,
    /// With a name, a `ref` or a postcode.
    Postcode,
    /// Never.
    Never,
}

/// What a tag makes of its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// When it makes a place.
    pub when: When,
    /// Whether that holds only where no other tag does.
    pub fallback: bool,
}

/// All rules for tags.
#[derive(Debug)]
pub struct Rules {
    keys: Vec<CategoryKey>,
    by_key: FxHashMap<&'static str, u8>,
    ignored: KeyList,
    /// Which closed ways are areas.
    pub areas: Areas,
}

#[derive(Debug)]
struct CategoryKey {
    name: &'static str,
    values: FxHashMap<&'static str, Rule>,
    others: Option<Rule>,
}

impl Rules {
    /// The rules of this program.
    ///
    /// # Panics
    /// When a committed table is malformed, which a test excludes.
    pub fn get() -> &'static Self {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            Self::parse(
                include_str!("../../../data/tags.tsv"),
                include_str!("../../../data/areas.tsv"),
                include_str!("../../../data/ignored_keys.txt"),
            )
            .expect("the committed tables are well formed")
        })
    }

    fn parse(tags: &'static str, areas: &'static str, ignored: &'static str) -> Result<Self, String> {
        let (areas, ignored) = (Areas::parse(areas)?, KeyList::parse(ignored));
        let mut rules = Self { keys: Vec::new(), by_key: FxHashMap::default(), ignored, areas };
        for [key, values, when] in rows(tags) {
            let rule = parse_rule(when).ok_or_else(|| format!("{key}: {when:?} is no condition"))?;
            let key_rules = rules.category_key(key);
            for value in values.split(' ') {
                let before =
                    if value == "*" { key_rules.others.replace(rule) } else { key_rules.values.insert(value, rule) };
                if before.is_some() {
                    return Err(format!("{key}={value} is there twice"));
                }
            }
        }
        Ok(rules)
    }

    fn category_key(&mut self, key: &'static str) -> &mut CategoryKey {
        let keys = &mut self.keys;
        let index = *self.by_key.entry(key).or_insert_with(|| {
            keys.push(CategoryKey { name: key, values: FxHashMap::default(), others: None });
            (keys.len() - 1) as u8
        });
        &mut keys[usize::from(index)]
    }

    /// The part that a key plays.
    pub fn class_of(&self, key: &str) -> KeyClass {
        match self.by_key.get(key) {
            Some(&index) => KeyClass::Category(index),
            None if self.ignored.contains(key) => KeyClass::Ignored,
            None => class_of_plain(key),
        }
    }

    /// The rule for a value of the category key with this index.
    pub fn rule(&self, key: u8, value: &str) -> Rule {
        const NEVER: Rule = Rule { when: When::Never, fallback: false };
        let key_rules = &self.keys[usize::from(key)];
        if NOT_THERE.contains(&value) {
            return NEVER;
        }
        key_rules.values.get(value).copied().or(key_rules.others).unwrap_or(NEVER)
    }

    /// The name of the category key with this index.
    pub fn key_name(&self, key: u8) -> &'static str {
        self.keys[usize::from(key)].name
    }
}

fn parse_rule(text: &str) -> Option<Rule> {
    let (fallback, when) = text.strip_prefix("fallback_").map_or((false, text), |when| (true, when));
    let when = match when {
        "always" => When::Always,
        "named" => When::Named,
        "named_or_ref" => When::NamedOrRef,
        "named_or_address" => When::NamedOrAddress,
        "postcode" => When::Postcode,
        "never" => When::Never,
        _ => return None,
    };
    Some(Rule { when, fallback })
}

/// The rows of a committed table of three columns; remarks and rows of another width are left out, the latter found by
/// a test.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let row = [columns.next()?, columns.next()?, columns.next()?];
        columns.next().is_none().then_some(row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_tables_are_well_formed() {
        for table in [include_str!("../../../data/tags.tsv"), include_str!("../../../data/areas.tsv")] {
            let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
            assert_eq!(rows(table).count(), lines);
        }
        let rules = Rules::get();
        for key in 0..rules.keys.len() {
            assert!(rules.keys[key].others.is_some() || !rules.keys[key].values.is_empty());
        }
    }

    #[test]
    fn malformed_tables_are_refused() {
        assert!(Rules::parse("shop\t*\tsometimes", "", "").is_err());
        assert!(Rules::parse("shop\ta a\talways", "", "").is_err());
        assert!(Rules::parse("", "shop\t*\tcircle", "").is_err());
    }

    #[test]
    fn keys_have_the_part_that_the_tables_give_them() {
        let rules = Rules::get();
        assert_eq!(rules.class_of("source:name"), KeyClass::Ignored);
        assert_eq!(rules.class_of("disused:shop"), KeyClass::Plain);
        assert_eq!(rules.class_of("wheelchair"), KeyClass::Plain);
        assert!(matches!(rules.class_of("shop"), KeyClass::Category(index) if rules.key_name(index) == "shop"));
    }
}
