//! How answers came about: filled while a question is answered, by the code that answers it.

use crate::interpret;
use crate::retrieve::WordTerms;

/// The way from a text to answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The words of the question in their normal form.
    pub tokens: Vec<String>,
    /// The readings of the question, in the order tried.
    pub readings: Vec<Reading>,
    /// Work that the answers took, in units of about a tenth of a microsecond; see [`crate::MOST_EFFORT`].
    pub effort: u32,
}

/// One reading of a question, looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The reading in words: which token was taken for what.
    pub meaning: String,
    /// What each word was looked up as.
    pub words: Vec<String>,
    /// Documents that account for them.
    pub candidates: usize,
}

/// Terms of a word that are shown.
const SHOWN: usize = 8;

/// Notes a reading, where somebody wants to know.
pub(crate) fn reading<'a>(
    explanation: &mut Option<Explanation>,
    reading: &interpret::Reading,
    widenings: impl Iterator<Item = &'a str>,
    terms: &[&WordTerms],
    candidates: usize,
) {
    let Some(explanation) = explanation else { return };
    let words = reading.words.iter().zip(widenings).zip(terms);
    let words = words.map(|((word, widening), terms)| {
        let shown: Vec<&str> = terms.texts().take(SHOWN).collect();
        let more = terms.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let (names, contexts) = (terms.name_count(), terms.context_count());
        format!("{} {widening}: [{}]{more}, {names} names, {contexts} contexts", word.text(), shown.join(" "))
    });
    explanation.readings.push(Reading { meaning: reading.meaning(), words: words.collect(), candidates });
}
