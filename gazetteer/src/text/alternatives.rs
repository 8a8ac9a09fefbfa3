//! Alternatives to a word, as the rules of spelling, abbreviations, compounds, numerals and codes find them.
//!
//! The rules add to one list of at most [`MOST`]; what they find first is kept.

/// The most alternatives of one word.
pub const MOST: usize = 32;

/// Why an alternative stands for the word that was typed, the cheapest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VariantKind {
    /// The same letters by another convention: "oe" for "ö", "aa" for "å".
    Spelling,
    /// A word and its abbreviation: "Street" and "St".
    Abbreviation,
    /// The same words joined or split: "Hauptstraße" and "Haupt Straße".
    Compound,
    /// A numeral in other signs: "XIV" and "14", "fifth" and "5th".
    Number,
    /// A base form of an inflected name: "Reykjavíkur" and "Reykjavík".
    Inflection,
}

/// An alternative to a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its normal form; of several words divided by one blank ("rond point").
    pub text: String,
    /// Why it is one.
    pub kind: VariantKind,
}

/// Collects alternatives: none twice, never the word itself, no more than [`MOST`].
pub(super) struct Alternatives<'a> {
    pub(super) own: &'a str,
    pub(super) out: &'a mut Vec<Variant>,
}

impl Alternatives<'_> {
    pub(super) fn add(&mut self, text: &str, kind: VariantKind) {
        let known = text == self.own || self.out.iter().any(|variant| variant.text == text);
        if !known && !text.is_empty() && self.out.len() < MOST {
            self.out.push(Variant { text: text.to_owned(), kind });
        }
    }
}
