//! One question put to one gazetteer: how an interpretation is looked up, and what is known so far.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use gazetteer::{Gazetteer, Place, PlaceIx};

use super::ladder::Step;
use super::match_mode::{MatchMode, WordMode};
use super::optional_words::fillers;
use super::term_cache::TermCache;
use super::top_k::TopK;
use super::upper_bound::{self, CandidateQueue, MOST_RANKED};
use crate::answer::{Answer, MatchType};
use crate::explain::{self, Explanation};
use crate::interpret::Interpretation;
use crate::query::Word;
use crate::rank::{AddressMatch, Candidate, CategoryWeights, LocationBias, NameCache, Ranking, Weights};
use crate::request::{Bias, SearchRequest, Typeahead};
use crate::retrieve::{self, Clause, Lexicon, Limits, Match, WordTerms};
use crate::search::budget::Budget;

/// Documents taken from the index for an interpretation.
pub const LIMITS: Limits = Limits { walked: 20_000, found: 20_000, work: u32::MAX };

/// The state of one question in one gazetteer.
pub struct WordSearch<'g, 'r> {
    pub gazetteer: &'g Gazetteer,
    pub weights: &'static Weights,
    pub cache: TermCache,
    pub request: &'r SearchRequest,
    /// Whether the question may end in the middle of a word.
    pub unfinished: bool,
    pub budget: Budget,
    /// What was found so far.
    pub answers: Vec<Answer<'g>>,
    /// Whether all answers come from the step that makes words optional.
    pub are_all_optional: bool,
    /// Documents that have a word as typed, which is all that an interpretation asks for.
    typed: (Range<usize>, Vec<u32>),
    pub explanation: &'r mut Option<Explanation>,
}

impl<'g, 'r> WordSearch<'g, 'r> {
    /// Starts a question; `None` where the gazetteer has no words.
    pub fn open(
        gazetteer: &'g Gazetteer,
        weights: &'static Weights,
        request: &'r SearchRequest,
        unfinished: bool,
        budget: Budget,
        explanation: &'r mut Option<Explanation>,
    ) -> Option<Self> {
        let cache = TermCache::new(Lexicon::of(gazetteer)?);
        let (answers, typed, are_all_optional) = (Vec::new(), (0..0, Vec::new()), false);
        Some(Self {
            gazetteer,
            weights,
            cache,
            request,
            unfinished,
            budget,
            answers,
            are_all_optional,
            typed,
            explanation,
        })
    }

    /// Notes a step, where somebody wants to know.
    pub fn note(&mut self, step: Step) {
        if let Some(explanation) = &mut self.explanation {
            explanation.steps.push(step.name());
        }
    }

    /// Whether the question is answered as a whole.
    pub fn is_answered(&self, interpretations: &[Interpretation]) -> bool {
        is_answered(&self.answers, interpretations)
    }

    /// Whether the whole name of something was typed, and its house number found where one was asked for.
    pub fn has_whole_name(&self) -> bool {
        self.answers.iter().any(Answer::is_whole)
    }

    /// Whether a street that is called just so lacks the number: no reason to look for streets that are called about
    /// the same.
    pub fn has_street_without_number(&self) -> bool {
        self.answers.iter().any(|answer| answer.match_type == MatchType::StreetOnly && answer.is_whole_name())
    }

    /// Whether some answer is likelier than a misspelling: more than a part of a name that was only guessed from an
    /// inflected form, and, where it does without optional words, the whole name of something.
    pub fn is_likely(&self) -> bool {
        let has_whole_name = self.has_whole_name();
        has_whole_name || !self.are_all_optional && self.answers.iter().any(|answer| !answer.is_doubtful())
    }

    /// Looks a word up, and returns whether some document has it.
    pub fn is_known(&mut self, word: &Word, mode: WordMode) -> bool {
        self.cache.look_up(word, mode, &mut self.budget)
    }

    /// How words are matched that are not taken for others: a filler that no name has need not be met.
    pub fn modes_of_known(&mut self, interpretation: &Interpretation) -> Vec<WordMode> {
        let mut modes = Vec::with_capacity(interpretation.words.len());
        for (word, is_filler) in interpretation.words.iter().zip(fillers(interpretation)) {
            let is_needed = !is_filler || self.is_known(word, WordMode::VARIANTS);
            modes.push(if is_needed { WordMode::VARIANTS } else { WordMode::OPTIONAL });
        }
        modes
    }

    /// Answers one interpretation, unless its words stand for no more than as typed: then it would find the same again.
    pub fn look_up_expanded(&mut self, interpretation: &Interpretation, modes: &[WordMode]) -> bool {
        let (cache, budget) = (&mut self.cache, &mut self.budget);
        let mut words = interpretation.words.iter().zip(modes);
        !words.all(|(word, mode)| cache.is_as_typed(word, *mode, budget)) && self.look_up(interpretation, modes)
    }

    /// Answers one interpretation; returns whether that answered the question as a whole.
    pub fn look_up(&mut self, interpretation: &Interpretation, modes: &[WordMode]) -> bool {
        if self.budget.is_spent() {
            return false;
        }
        for (word, mode) in interpretation.words.iter().zip(modes) {
            self.is_known(word, *mode);
        }
        let matches = self.matches(interpretation, modes, self.limits(interpretation));
        if modes == [WordMode::EXACT] && interpretation.number.is_none() {
            self.typed = (interpretation.words[0].tokens.clone(), matches.iter().map(|matched| matched.doc).collect());
        }
        let terms = self.cache.terms_of(interpretation, modes);
        let names = modes.iter().map(|mode| mode.name());
        explain::lookup(self.explanation, interpretation, names, &terms, matches.len());
        let ranking = self.ranking(interpretation, &terms);
        let (mut budget, asked) = (self.budget, std::slice::from_ref(interpretation));
        let top = TopK::of(&self.answers, asked, self.request, self.weights);
        let candidates = upper_bound::candidates(self.gazetteer, &matches, &mut budget);
        let mut found = ranked(candidates, &ranking, top, self.request, &mut budget);
        self.budget = budget;
        let answered = is_answered(&found, asked);
        self.answers.append(&mut found);
        answered
    }

    /// Documents that have the words of an interpretation, but those that are checked later.
    pub fn matches(&mut self, interpretation: &Interpretation, modes: &[WordMode], limits: Limits) -> Vec<Match> {
        self.budget.spend(Budget::TERM + interpretation.words.len() as u32);
        let terms = self.cache.terms_of(interpretation, modes);
        let words: Vec<Clause<'_>> =
            terms.iter().zip(&interpretation.words).map(|(terms, word)| (*terms, word.role)).collect();
        let needed = words.iter().enumerate().filter(|(_, (terms, _))| !terms.is_deferred);
        let needed: u32 = needed.map(|(index, _)| 1 << index).sum();
        let is_hopeless = |(index, terms): (usize, &&WordTerms)| needed & 1 << index != 0 && terms.is_empty();
        if needed == 0 || terms.iter().enumerate().any(is_hopeless) {
            return Vec::new();
        }
        // A word that is some letters off may be the only one of the name.
        let may_be_unnamed =
            modes.iter().any(|mode| matches!(mode, WordMode { mode: MatchMode::Fuzzy(_), deferred: true }));
        let limits = Limits { work: self.budget.left(), ..limits };
        let takes = |doc| !self.is_ranked(doc, interpretation, modes) && self.may_answer(doc, interpretation);
        let found = retrieve::find(&self.cache.lexicon, &words, needed, may_be_unnamed, limits, takes);
        self.budget.spend(found.work);
        found.docs
    }

    /// How far documents are walked over. Of those that have the same one word, the most important ones come first
    /// anyway.
    fn limits(&self, interpretation: &Interpretation) -> Limits {
        let SearchRequest { filter, bias, .. } = self.request;
        let are_alike = interpretation.words.len() == 1 && *bias == Bias::None && filter.favoured.is_empty();
        if are_alike && interpretation.number.is_none() { Limits { found: MOST_RANKED, ..LIMITS } } else { LIMITS }
    }

    /// Whether a document has the one word as typed, so that it was ranked before its beginning is looked for.
    fn is_ranked(&self, doc: u32, interpretation: &Interpretation, modes: &[WordMode]) -> bool {
        let (tokens, docs) = &self.typed;
        matches!(modes, [WordMode { mode: MatchMode::Prefix | MatchMode::NamePrefix, deferred: false }])
            && interpretation.number.is_none()
            && interpretation.words[0].tokens == *tokens
            && docs.binary_search(&doc).is_ok()
    }

    /// Whether a document, or a house that hangs on it, may be an answer to an interpretation.
    pub fn may_answer(&self, doc: u32, interpretation: &Interpretation) -> bool {
        let is_there = |place: Place<'_>| {
            interpretation.country.is_none_or(|code| place.has_houses() || place.hierarchy().country() == Some(code))
        };
        let place = self.gazetteer.place(PlaceIx(doc));
        place.is_some_and(|place| self.request.filter.may_pass(place) && is_there(place))
    }

    pub fn ranking<'t>(&'t self, interpretation: &'t Interpretation, terms: &'t [&'t WordTerms]) -> Ranking<'t> {
        let SearchRequest { filter, bias, .. } = self.request;
        let (location_bias, kinds) = (LocationBias::of(*bias), CategoryWeights::default());
        let unfinished = self.unfinished && self.request.typeahead != Typeahead::Never;
        let address = AddressMatch::of(terms, &self.cache.lexicon);
        let (threshold, names, stop_words) =
            (Cell::new(f64::NEG_INFINITY), NameCache::of(terms, self.weights), OnceCell::new());
        Ranking {
            weights: self.weights,
            interpretation,
            terms,
            filter,
            location_bias,
            unfinished,
            address,
            threshold,
            kinds,
            names,
            stop_words,
        }
    }
}

/// The answers of the candidates that can come among the best, the more important candidates first.
fn ranked<'g>(
    candidates: Vec<Candidate<'g>>,
    ranking: &Ranking<'_>,
    mut top: TopK,
    request: &SearchRequest,
    budget: &mut Budget,
) -> Vec<Answer<'g>> {
    let each = Budget::candidate(ranking.size());
    let (mut own, mut found) = (Vec::new(), Vec::new());
    let mut queue = CandidateQueue::of(candidates, ranking);
    while let Some((candidate, most)) = queue.next(budget) {
        if budget.is_spent() || top.is_out_of_reach(most.score) {
            break;
        }
        if !top.may_take(most) {
            continue;
        }
        ranking.threshold.set(top.threshold());
        budget.spend(each);
        ranking.answers(candidate, &mut own);
        top.add(&own, std::slice::from_ref(ranking.interpretation), request);
        // What more speaks against than for is no answer, and keeps none from being found.
        let own = own.drain(..).filter(|answer| answer.score.total() > 0.0);
        found.extend(own.map(|answer| (candidate.matched.doc, answer)));
    }
    found.sort_by_key(|(doc, _)| *doc);
    found.into_iter().map(|(_, answer)| answer).collect()
}

/// Whether some answer answers an interpretation as a whole.
fn is_answered(answers: &[Answer<'_>], interpretations: &[Interpretation]) -> bool {
    let asks_for_number = interpretations.iter().any(|interpretation| interpretation.number.is_some());
    answers.iter().any(|answer| answer.is_complete(asks_for_number))
}
