//! Base forms of names as they stand in a sentence: "Laugavegi", "w Krakowie", "Helsingissä", "Budapesten".
//!
//! Rules are endings and what the base form has in their place, of all languages at once: a word is tried with every
//! rule that fits, the longest ending first, and the caller keeps what its dictionary knows. This is for words that
//! were not found as they are.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::variants::{Variant, VariantKind};
use super::words;

/// The most base forms of one word.
const MOST: usize = 12;

/// The fewest letters before the ending.
const SHORTEST_STEM: usize = 2;

/// The fewest letters of a base form.
const SHORTEST_BASE: usize = 4;

struct Endings {
    by_ending: FxHashMap<&'static str, Vec<&'static str>>,
    longest: usize,
}

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let mut table = Endings { by_ending: FxHashMap::default(), longest: 0 };
    for (ending, base) in words::lines("ending") {
        let bases = table.by_ending.entry(ending).or_default();
        let base = if base == "-" { "" } else { base };
        if !bases.contains(&base) {
            bases.push(base);
        }
        table.longest = table.longest.max(ending.len());
    }
    table
});

/// Replaces `out` by what an inflected name may be a form of.
pub fn base_forms(text: &str, out: &mut Vec<Variant>) {
    out.clear();
    if !text.bytes().all(|b| b.is_ascii_lowercase()) {
        return;
    }
    let table = &*ENDINGS;
    let longest = table.longest.min(text.len().saturating_sub(SHORTEST_STEM));
    for length in (1..=longest).rev() {
        let (stem, ending) = text.split_at(text.len() - length);
        for base in table.by_ending.get(ending).into_iter().flatten() {
            add(stem, base, text, out);
        }
    }
}

fn add(stem: &str, base: &str, text: &str, out: &mut Vec<Variant>) {
    if out.len() >= MOST || stem.len() + base.len() < SHORTEST_BASE {
        return;
    }
    let form = format!("{stem}{base}");
    if form != text && out.iter().all(|variant| variant.text != form) {
        out.push(Variant { text: form, kind: VariantKind::Inflection });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalise;

    #[test]
    fn names_in_a_sentence_lead_to_their_base_form() {
        for (form, base) in [
            ("Laugavegi", "Laugavegur"),
            ("Reykjavíkur", "Reykjavík"),
            ("Kjarnagötu", "Kjarnagata"),
            ("Hafnarfirði", "Hafnarfjörður"),
            ("Kópavogi", "Kópavogur"),
            ("Akureyrar", "Akureyri"),
            ("Egilsstöðum", "Egilsstaðir"),
            ("Selfossi", "Selfoss"),
            ("Garðabæ", "Garðabær"),
            ("Vestmannaeyjum", "Vestmannaeyjar"),
            ("Borgarnesi", "Borgarnes"),
            ("Tórshavnar", "Tórshavn"),
            ("Helsingissä", "Helsinki"),
            ("Turussa", "Turku"),
            ("Tampereella", "Tampere"),
            ("Lahdessa", "Lahti"),
            ("Espoossa", "Espoo"),
            ("Mannerheimintiellä", "Mannerheimintie"),
            ("Aleksanterinkadulla", "Aleksanterinkatu"),
            ("Tallinnas", "Tallinn"),
            ("Krakowie", "Kraków"),
            ("Warszawie", "Warszawa"),
            ("Gdańsku", "Gdańsk"),
            ("Poznaniu", "Poznań"),
            ("Łodzi", "Łódź"),
            ("Katowicach", "Katowice"),
            ("Praze", "Praha"),
            ("Brně", "Brno"),
            ("Plzni", "Plzeň"),
            ("Olomouci", "Olomouc"),
            ("Bratislave", "Bratislava"),
            ("Zagrebu", "Zagreb"),
            ("Ljubljani", "Ljubljana"),
            ("Sarajevu", "Sarajevo"),
            ("Vilniuje", "Vilnius"),
            ("Kaune", "Kaunas"),
            ("Klaipėdoje", "Klaipėda"),
            ("Rīgas", "Rīga"),
            ("Budapesten", "Budapest"),
            ("Debrecenben", "Debrecen"),
            ("Ankarada", "Ankara"),
            ("İstanbulda", "İstanbul"),
            ("Москве", "Москва"),
            ("Stockholms", "Stockholm"),
        ] {
            let mut out = Vec::new();
            base_forms(&normalise(form), &mut out);
            let expected = Variant { text: normalise(base), kind: VariantKind::Inflection };
            assert!(out.contains(&expected) && out.len() <= MOST, "{form}: {base} not in {out:?}");
        }
    }

    #[test]
    fn short_words_and_numbers_have_no_base_form() {
        let mut out = Vec::new();
        for word in ["", "a", "an", "12b", "東"] {
            base_forms(word, &mut out);
            assert_eq!(out, [], "{word}");
        }
    }
}
