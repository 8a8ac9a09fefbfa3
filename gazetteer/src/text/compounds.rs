//! Compound street names of the Germanic languages and Finnish: "Landstr.", "Landstrasse", "Land Strasse".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::alternatives::{Alternatives, VariantKind};
use super::words;

/// The fewest letters before the ending.
const SHORTEST_HEAD: usize = 3;

/// The fewest letters before an ending that can't be anything else: "Austr.", "Seestrasse".
const SHORTEST_HEAD_BEFORE_LONG: usize = 2;

/// How long such an ending is.
const LONG_ENDING: usize = 3;

/// Endings that stand for each other, and for each of them the groups it is in.
struct Endings {
    groups: Vec<Vec<String>>,
    by_form: FxHashMap<String, Vec<usize>>,
    longest: usize,
}

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let mut table = Endings { groups: Vec::new(), by_form: FxHashMap::default(), longest: 0 };
    for (ending, others) in words::lines("suffix") {
        let forms: Vec<String> = words::forms(ending).chain(words::forms(others)).collect();
        for form in &forms {
            table.longest = table.longest.max(form.len());
            table.by_form.entry(form.clone()).or_default().push(table.groups.len());
        }
        table.groups.push(forms);
    }
    table
});

/// The other forms of a word that ends like a compound street name, and its two halves.
pub(super) fn add_forms(text: &str, dotted: bool, add: &mut Alternatives<'_>) {
    let table = &*ENDINGS;
    let longest = table.longest.min(text.len().saturating_sub(SHORTEST_HEAD_BEFORE_LONG));
    for length in (1..=longest).rev() {
        let Some((head, ending)) = text.split_at_checked(text.len() - length) else { return };
        let is_long = length >= LONG_ENDING && (dotted || length > LONG_ENDING);
        if !is_ending(ending, dotted) || head.len() < SHORTEST_HEAD && !is_long {
            continue;
        }
        let Some(groups) = table.by_form.get(ending) else { continue };
        for group in groups.iter().map(|id| &table.groups[*id]) {
            add_group(head, group, add);
            if let Some(full) = group.first().filter(|full| full.len() > 2) {
                add.add(&format!("{head} {full}"), VariantKind::Compound);
            }
        }
        return;
    }
}

/// Whether a word ends like a compound street name: "kantstrasse", "kungsgatan".
pub fn is_compound(text: &str) -> bool {
    let longest = ENDINGS.longest.min(text.len().saturating_sub(SHORTEST_HEAD));
    let mut endings = (LONG_ENDING..=longest).filter_map(|length| text.get(text.len() - length..));
    endings.any(|ending| ENDINGS.by_form.contains_key(ending))
}

/// The compounds of a word and an ending that was written apart from it.
pub(super) fn add_joined(head: &str, ending: &str, add: &mut Alternatives<'_>) {
    let table = &*ENDINGS;
    for group in table.by_form.get(ending).into_iter().flatten().map(|id| &table.groups[*id]) {
        add_group(head, group, add);
    }
}

fn add_group(head: &str, group: &[String], add: &mut Alternatives<'_>) {
    for form in group.iter().filter(|form| form.len() > 1) {
        add.add(&format!("{head}{form}"), VariantKind::Abbreviation);
    }
}

/// One letter abbreviates only with its full stop, two only where few words end so ("gt", "pl").
fn is_ending(ending: &str, dotted: bool) -> bool {
    dotted
        || ending.len() > 2
        || (ending != "st" && ending.len() == 2 && !ending.bytes().any(|b| b"aeiouy".contains(&b)))
}
