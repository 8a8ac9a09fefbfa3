//! How answers came about: filled while a question is answered, by the code that answers it.

use crate::interpret;
use crate::retrieve::WordTerms;

/// The way from a text to answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The words of the question in their normal form.
    pub tokens: Vec<String>,
    /// The interpretations of the question, in the order tried.
    pub lookups: Vec<Lookup>,
    /// The steps of the plan that were taken, one gazetteer after the other.
    pub steps: Vec<&'static str>,
    /// Work that the answers took, in units of about a tenth of a microsecond; see [`crate::MOST_WORK`].
    pub work: u32,
}

/// One interpretation of a question, looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lookup {
    /// The interpretation in words: which token was taken for what.
    pub meaning: String,
    /// What each word was looked up as.
    pub words: Vec<String>,
    /// Documents that account for them.
    pub candidates: usize,
}

/// Terms of a word that are shown.
const SHOWN: usize = 8;

/// Notes an interpretation, where somebody wants to know.
pub(crate) fn lookup<'a>(
    explanation: &mut Option<Explanation>,
    interpretation: &interpret::Interpretation,
    widenings: impl Iterator<Item = &'a str>,
    terms: &[&WordTerms],
    candidates: usize,
) {
    let Some(explanation) = explanation else { return };
    let words = interpretation.words.iter().zip(widenings).zip(terms);
    let words = words.map(|((word, widening), terms)| {
        let shown: Vec<&str> = terms.texts().take(SHOWN).collect();
        let more = terms.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let (names, contexts) = (terms.name_count(), terms.context_count());
        format!("{} {widening}: [{}]{more}, {names} names, {contexts} contexts", word.text(), shown.join(" "))
    });
    explanation.lookups.push(Lookup { meaning: interpretation.meaning(), words: words.collect(), candidates });
}
