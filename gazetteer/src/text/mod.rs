//! The text rules: how words of names and of questions are cut and made comparable.
//!
//! One normaliser serves the import and the query, so that what is written in the map and what somebody types
//! meet as equal bytes: [`tokens`] cuts a text into [`Token`]s of lower-case ASCII (characters of scripts that are
//! written without blanks stay as they are, one token each). A change of any rule that alters a token raises
//! [`TEXT_RULES`], and gazetteers of another version are refused instead of answering wrongly.
//!
//! What can't be decided for every name at import (abbreviations, spellings, inflected forms) is no part of the
//! normaliser: a question is widened with alternatives instead, by [`variants`], [`joined`] and [`base_forms`]. Their
//! words are tables by language under `data/words`; they alter no token, so they can grow without a new version.

mod alternatives;
mod categories;
mod characters;
mod codes;
mod compounds;
mod consonants;
mod fillers;
mod floors;
mod fold;
mod guides;
mod hangul;
mod house_numbers;
mod inflections;
mod numerals;
mod phrases;
mod scan;
mod spelling;
mod token;
mod units;
mod variants;
mod words;

#[cfg(test)]
mod tests;

pub use alternatives::{Variant, VariantKind};
pub use categories::{Connective, TagWord, category, connective, connective_behind};
pub use compounds::is_compound;
pub use consonants::{has_consonants, is_consonants, may_lack_vowels, typed_consonants, written_consonants};
pub use fillers::{filler_length, is_filler};
pub use guides::{
    corner_between_length, corner_length, guide_length, is_phone_word, is_placeholder, placeholder_length,
};
pub use hangul::part_hangul;
pub(crate) use house_numbers::{NumberWord, announce_together, number_word, number_word_of};
pub use inflections::base_forms;
pub use scan::{normalise, scan, tokens};
pub use token::{Border, TOKEN_BYTES, Token, TokenRef};
pub use units::{UnitSpan, unit_spans};
pub use variants::{is_street_word, joined, variants};

/// Version of the rules that turn text into tokens; stored in the manifest of a gazetteer.
///
/// 1: first version.
pub const TEXT_RULES: u32 = 1;
