//! One question put to one gazetteer: readings answered step by step.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use gazetteer::{Gazetteer, Place, PlaceIx};

use super::effort::Effort;
use super::foremost::Foremost;
use super::promise::{self, MOST_RANKED, Promises};
use super::step::Widening;
use super::wordbook::Wordbook;
use crate::answer::{Answer, Matched};
use crate::explain::{self, Explanation};
use crate::interpret::Reading;
use crate::rank::{Candidate, Kinds, Names, Pull, Ranking, Surroundings};
use crate::request::{Bias, SearchRequest, Typeahead, Typos};
use crate::retrieve::{self, Hit, Lexicon, Reach, Sought, Spelling, WordTerms};
use crate::score::Part;

/// Documents taken from the index for a reading.
pub(super) const REACH: Reach = Reach { walked: 20_000, found: 20_000, work: u32::MAX };

/// The state of one question in one gazetteer.
pub struct Session<'g, 'r> {
    pub(super) gazetteer: &'g Gazetteer,
    pub(super) book: Wordbook,
    pub(super) request: &'r SearchRequest,
    unfinished: bool,
    pub(super) effort: Effort,
    pub(super) answers: Vec<Answer<'g>>,
    /// Documents that have a word as typed, which is all that a reading asks for.
    typed: (Range<usize>, Vec<u32>),
    pub(super) explanation: &'r mut Option<Explanation>,
}

impl<'g, 'r> Session<'g, 'r> {
    /// Starts a question; `None` where the gazetteer has no words.
    pub fn open(
        gazetteer: &'g Gazetteer,
        request: &'r SearchRequest,
        unfinished: bool,
        effort: Effort,
        explanation: &'r mut Option<Explanation>,
    ) -> Option<Self> {
        let book = Wordbook::new(Lexicon::of(gazetteer)?);
        let (answers, typed) = (Vec::new(), (0..0, Vec::new()));
        Some(Self { gazetteer, book, request, unfinished, effort, answers, typed, explanation })
    }

    /// The answers to a group of readings, from the first step that answers.
    pub fn answer(&mut self, readings: &[Reading]) -> Vec<Answer<'g>> {
        self.step(readings, Widening::Typed);
        // Somebody who is typing may mean a longer word, unless what was typed is a name as it stands.
        let may_go_on = match self.request.typeahead {
            Typeahead::Never => false,
            Typeahead::Fallback => self.unfinished && !self.answers.iter().any(is_whole),
            Typeahead::Always => self.unfinished,
        };
        if may_go_on {
            self.step(readings, Widening::Begun);
        }
        if !is_answered(&self.answers, readings) {
            self.step(readings, Widening::Written);
            self.respelt(readings);
        }
        let firm = self.answers.len();
        if !is_answered(&self.answers, readings) {
            self.loosened(readings);
        }
        if self.request.typos == Typos::Tolerated {
            self.corrected(readings, firm);
        }
        if self.answers.is_empty() {
            self.relaxed(readings);
        }
        std::mem::take(&mut self.answers)
    }

    /// Takes words for misspelt where what was found does not answer the question; the first `firm` answers insist on all words.
    fn corrected(&mut self, readings: &[Reading], firm: usize) {
        for letters in [1, 2] {
            // A street as typed that lacks the number is no reason to look for streets that are called about the same.
            let has_street = self.answers.iter().any(|answer| answer.matched == Matched::StreetOnly && is_name(answer));
            // What leaves words out may be worth less than a word corrected, unless it is the whole name of something.
            let loose = &self.answers[firm..];
            let is_loose = !loose.is_empty() && firm == 0 && !loose.iter().any(is_whole);
            let is_likely = letters > 1 || is_likely(&self.answers) && !is_loose;
            let is_answered = is_answered(&self.answers, readings) && is_likely;
            if !has_street && !is_answered {
                self.misspelt(readings, letters);
            }
        }
    }

    /// Answers one reading; returns whether that answered the question as a whole.
    pub(super) fn reading(&mut self, reading: &Reading, widenings: &[Widening]) -> bool {
        if self.effort.is_spent() {
            return false;
        }
        for (word, widening) in reading.words.iter().zip(widenings) {
            self.book.look_up(word, *widening, &mut self.effort);
        }
        let hits = self.hits(reading, widenings, self.reach(reading));
        if widenings == [Widening::Typed] && reading.number.is_none() {
            self.typed = (reading.words[0].tokens.clone(), hits.iter().map(|hit| hit.doc).collect());
        }
        let terms = self.book.terms_of(reading, widenings);
        let names = widenings.iter().map(|widening| widening.name());
        explain::reading(self.explanation, reading, names, &terms, hits.len());
        let ranking = self.ranking(reading, &terms);
        let (mut effort, asked) = (self.effort, std::slice::from_ref(reading));
        let foremost = Foremost::of(&self.answers, asked, self.request);
        let candidates = promise::candidates(self.gazetteer, &hits, &mut effort);
        let mut found = ranked(candidates, &ranking, foremost, self.request, &mut effort);
        self.effort = effort;
        let answered = is_answered(&found, asked);
        self.answers.append(&mut found);
        answered
    }

    /// Documents that have the words of a reading, but those that are checked later.
    pub(super) fn hits(&mut self, reading: &Reading, widenings: &[Widening], reach: Reach) -> Vec<Hit> {
        self.effort.spend(Effort::TERM + reading.words.len() as u32);
        let terms = self.book.terms_of(reading, widenings);
        let words: Vec<Sought<'_>> =
            terms.iter().zip(&reading.words).map(|(terms, word)| (*terms, word.role)).collect();
        let needed = words.iter().enumerate().filter(|(_, (terms, _))| !terms.is_checked_later);
        let needed: u32 = needed.map(|(index, _)| 1 << index).sum();
        let is_hopeless = |(index, terms): (usize, &&WordTerms)| needed & 1 << index != 0 && terms.is_empty();
        if needed == 0 || terms.iter().enumerate().any(is_hopeless) {
            return Vec::new();
        }
        // A word that is some letters off may be the only one of the name.
        let may_be_unnamed = widenings.iter().any(|widening| matches!(widening, Widening::OffLater(_)));
        let reach = Reach { work: self.effort.left(), ..reach };
        let takes = |doc| !self.is_ranked(doc, reading, widenings) && self.may_answer(doc, reading);
        let found = retrieve::find(&self.book.lexicon, &words, needed, may_be_unnamed, reach, takes);
        self.effort.spend(found.work);
        found.hits
    }

    /// How far documents are walked over. Of those that have the same one word, the most important ones come first anyway.
    fn reach(&self, reading: &Reading) -> Reach {
        let SearchRequest { filter, bias, .. } = self.request;
        let are_alike = reading.words.len() == 1 && *bias == Bias::None && filter.favoured.is_empty();
        if are_alike && reading.number.is_none() { Reach { found: MOST_RANKED, ..REACH } } else { REACH }
    }

    /// Whether a document has the one word as typed, so that it was ranked before its beginning is looked for.
    fn is_ranked(&self, doc: u32, reading: &Reading, widenings: &[Widening]) -> bool {
        let (tokens, docs) = &self.typed;
        matches!(widenings, [Widening::Begun | Widening::BegunName])
            && reading.number.is_none()
            && reading.words[0].tokens == *tokens
            && docs.binary_search(&doc).is_ok()
    }

    /// Whether a document, or a house that hangs on it, may be an answer to a reading.
    pub(super) fn may_answer(&self, doc: u32, reading: &Reading) -> bool {
        let is_there = |place: Place<'_>| {
            reading.country.is_none_or(|code| place.has_houses() || place.chain().country() == Some(code))
        };
        let place = self.gazetteer.place(PlaceIx(doc));
        place.is_some_and(|place| self.request.filter.may_pass(place) && is_there(place))
    }

    pub(super) fn ranking<'t>(&'t self, reading: &'t Reading, terms: &'t [&'t WordTerms]) -> Ranking<'t> {
        let SearchRequest { filter, bias, .. } = self.request;
        let (pull, kinds) = (Pull::of(*bias), Kinds::default());
        let unfinished = self.unfinished && self.request.typeahead != Typeahead::Never;
        let surroundings = Surroundings::of(terms, &self.book.lexicon);
        let (least, names, saying_nothing) = (Cell::new(f64::NEG_INFINITY), Names::of(terms), OnceCell::new());
        Ranking { reading, terms, filter, pull, unfinished, surroundings, least, kinds, names, saying_nothing }
    }
}

/// The answers of the candidates that can come among the best, the more important candidates first.
fn ranked<'g>(
    candidates: Vec<Candidate<'g>>,
    ranking: &Ranking<'_>,
    mut foremost: Foremost,
    request: &SearchRequest,
    effort: &mut Effort,
) -> Vec<Answer<'g>> {
    let each = Effort::candidate(ranking.extent());
    let (mut own, mut found) = (Vec::new(), Vec::new());
    let mut promises = Promises::of(candidates, ranking);
    while let Some((candidate, most)) = promises.next(effort) {
        if effort.is_spent() || foremost.is_out_of_reach(most.score) {
            break;
        }
        if !foremost.may_take(most) {
            continue;
        }
        ranking.least.set(foremost.least());
        effort.spend(each);
        ranking.answers(candidate, &mut own);
        foremost.add(&own, std::slice::from_ref(ranking.reading), request);
        // What more speaks against than for is no answer, and keeps none from being found.
        let own = own.drain(..).filter(|answer| answer.score.total() > 0.0);
        found.extend(own.map(|answer| (candidate.hit.doc, answer)));
    }
    found.sort_by_key(|(doc, _)| *doc);
    found.into_iter().map(|(_, answer)| answer).collect()
}

/// Whether the question is answered as a whole: something is found and, where a house number may have been asked for, the
/// number too, or a name that has the number in it.
pub(super) fn is_answered(answers: &[Answer<'_>], readings: &[Reading]) -> bool {
    answers.iter().any(|answer| is_settled(answer, readings))
}

/// Whether an answer has the house number, where one may have been asked for.
pub(super) fn is_settled(answer: &Answer<'_>, readings: &[Reading]) -> bool {
    let asked = readings.iter().any(|reading| reading.number.is_some());
    let missed = answer.score.of(Part::Number) < 0.0;
    !asked || answer.matched != Matched::StreetOnly && !missed
}

/// Whether some answer is more than a part of a name that was only guessed from an inflected form: a misspelling may be
/// likelier than that.
fn is_likely(answers: &[Answer<'_>]) -> bool {
    let guess = -Spelling::Inflection.cost();
    answers.iter().any(|answer| is_whole(answer) || answer.score.of(Part::Guess) > guess)
}

/// Whether an answer is a whole name as typed, or a house number that was found.
pub(super) fn is_whole(answer: &Answer<'_>) -> bool {
    is_name(answer) && (answer.matched == Matched::Named || answer.score.of(Part::Number) > 0.39)
}

fn is_name(answer: &Answer<'_>) -> bool {
    answer.score.of(Part::Whole) > 0.39
}
