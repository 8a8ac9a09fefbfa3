//! Characters of scripts without blanks that are written one way or another: "台北" and "臺北", "霞が関" and "霞ケ関".
//!
//! The table is `data/words/characters.tsv`, a line a group of characters.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::alternatives::{Alternatives, VariantKind};
use super::{scan, words};

/// The other characters of its group, by character in normal form.
static GROUPS: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let groups = words::columns(words::common("characters"));
    let normal = |group: &str| -> Vec<String> {
        let mut forms: Vec<String> = group.chars().map(|c| scan::normalise(c.encode_utf8(&mut [0; 4]))).collect();
        forms.dedup();
        forms
    };
    let pairs = groups.map(normal).flat_map(|group| {
        let others = |own: &String| group.iter().filter(|other| *other != own).cloned().collect();
        group.iter().map(|own| (own.clone(), others(own))).collect::<Vec<_>>()
    });
    pairs.collect()
});

/// The same word in other characters.
pub(super) fn add(text: &str, add: &mut Alternatives<'_>) {
    if !text.is_ascii() {
        for other in GROUPS.get(text).into_iter().flatten() {
            add.add(other, VariantKind::Spelling);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        add(&scan::normalise(text), &mut Alternatives { own: "", out: &mut out });
        out.into_iter().map(|variant| variant.text).collect()
    }

    #[test]
    fn characters_stand_for_each_other_whatever_their_country() {
        assert_eq!((others("台"), others("關")), (vec!["臺".to_owned()], vec!["关".to_owned(), "関".to_owned()]));
        assert!(others("ケ").contains(&"が".to_owned()), "{:?}", others("ケ"));
        assert_eq!((others("山"), others("a")), (vec![], vec![]));
    }

    #[test]
    fn no_character_stands_in_two_groups() {
        let groups: Vec<&str> = words::columns(words::common("characters")).collect();
        assert!(groups.iter().all(|group| group.chars().count() > 1), "a group of one");
        let mut all: Vec<char> = groups.iter().flat_map(|group| group.chars()).collect();
        all.sort_unstable();
        assert_eq!(all.windows(2).find(|pair| pair[0] == pair[1]), None);
    }
}
