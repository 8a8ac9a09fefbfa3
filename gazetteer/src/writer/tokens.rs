//! The words of a document: its own names, and the names of what is around it.
//!
//! Context tokens are those of the containing areas in all their languages (except the country, which the interpreter
//! of a question knows by its built-in names), of the nearest settlement and `addr:city` values, of the street that a
//! place stands at, and of postcodes. A street has the areas and postcodes of all its houses, and their numbers where
//! these are words ("Block 4").

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::order::Order;
use crate::draft::{ChainId, DraftId, Drafts, PlaceDraft};
use crate::error::Error;
use crate::house_number::is_spelt_out;
use crate::strings::Sym;
use crate::text;
use crate::text_index::{Document, START_LETTERS, TextIndexWriter, category_term, is_searched};

/// Address rank of countries; they and what is above are no context.
const COUNTRY_RANK: u8 = 4;

/// Writes the text index, one document a place.
pub fn write_words(path: &Path, drafts: &Drafts, order: &Order) -> Result<(), Error> {
    let mut words = TextIndexWriter::create(path)?;
    let members = Members::of(drafts);
    let mut chains = ChainTokens::default();
    let mut bag = Bag::default();
    for &draft in &order.drafts {
        let place = &drafts.places[draft as usize];
        if place.linked_to.is_some() {
            words.add(&Document::default())?;
            continue;
        }
        bag.clear();
        bag.add_names(place, drafts);
        let name = bag.take();
        bag.add_context(place, drafts);
        bag.add_tokens(chains.of(place.chain, drafts));
        if let Some(parent) = place.parent {
            bag.add_names(&drafts.places[parent.0 as usize], drafts);
        }
        for &(chain, postcode) in members.of_street(DraftId(draft)) {
            bag.add_tokens(chains.of(chain, drafts));
            bag.add_sym(postcode, drafts);
        }
        for &number in members.spelt_out_of(DraftId(draft)) {
            bag.add_sym(Some(number), drafts);
        }
        let context = bag.take();
        for token in name.split(' ').filter(|token| !text::is_consonants(token)) {
            bag.add_starts(token);
        }
        let start = bag.take();
        words.add(&Document { name, context, start, category: category(place, drafts) })?;
    }
    words.finish()
}

/// The terms of a place's main tag.
fn category(place: &PlaceDraft, drafts: &Drafts) -> String {
    let (key, value) = (drafts.strings.get(place.category.key), drafts.strings.get(place.category.value));
    format!("{key} {}", category_term(key, value))
}

/// Distinct tokens, joined by blanks.
#[derive(Default)]
struct Bag {
    joined: String,
    seen: FxHashSet<String>,
}

impl Bag {
    fn clear(&mut self) {
        self.joined.clear();
        self.seen.clear();
    }

    fn take(&mut self) -> String {
        self.seen.clear();
        std::mem::take(&mut self.joined)
    }

    fn add(&mut self, words: &str) {
        text::scan(words, |token| self.add_token(token.text));
    }

    /// The consonants of words of scripts that leave the vowels out.
    fn add_consonants(&mut self, words: &str) {
        if text::may_lack_vowels(words) {
            text::scan(words, |token| {
                let source = words.get(token.start as usize..token.end as usize).unwrap_or_default();
                for term in text::written_consonants(source) {
                    self.add_token(&term);
                }
            });
        }
    }

    fn add_token(&mut self, token: &str) {
        if !self.seen.contains(token) {
            self.seen.insert(token.to_owned());
            if !self.joined.is_empty() {
                self.joined.push(' ');
            }
            self.joined.push_str(token);
        }
    }

    /// The first letters of a token.
    fn add_starts(&mut self, token: &str) {
        let ends = token.char_indices().map(|(index, c)| index + c.len_utf8());
        for end in ends.take(START_LETTERS) {
            self.add_token(&token[..end]);
        }
    }

    fn add_tokens(&mut self, joined: &str) {
        joined.split(' ').filter(|token| !token.is_empty()).for_each(|token| self.add_token(token));
    }

    fn add_sym(&mut self, sym: Option<Sym>, drafts: &Drafts) {
        if let Some(sym) = sym {
            self.add(drafts.strings.get(sym));
        }
    }

    /// The names of a place, and their consonants where none is written in Latin letters.
    fn add_names(&mut self, place: &PlaceDraft, drafts: &Drafts) {
        let names = place.names.iter().map(|(key, value)| (drafts.strings.get(*key), drafts.strings.get(*value)));
        let names = names.filter(|(key, _)| is_searched(key));
        let is_latin = |(key, name): (&str, &str)| key != "ref" && name.bytes().any(|byte| byte.is_ascii_alphabetic());
        let has_latin = names.clone().any(is_latin);
        for (_, name) in names {
            self.add(name);
            if !has_latin {
                self.add_consonants(name);
            }
        }
    }

    fn add_context(&mut self, place: &PlaceDraft, drafts: &Drafts) {
        for &context in &place.context {
            self.add(drafts.strings.get(context));
            self.add_consonants(drafts.strings.get(context));
        }
        self.add_sym(place.postcode, drafts);
    }
}

/// The tokens of each chain, made once.
#[derive(Default)]
struct ChainTokens(FxHashMap<ChainId, String>);

impl ChainTokens {
    fn of(&mut self, id: ChainId, drafts: &Drafts) -> &str {
        self.0.entry(id).or_insert_with(|| {
            let mut bag = Bag::default();
            let chain = drafts.chain(id);
            for area in &chain.areas {
                let area = &drafts.places[area.0 as usize];
                if area.rank_address > COUNTRY_RANK {
                    bag.add_names(area, drafts);
                }
            }
            bag.add_sym(chain.locality, drafts);
            bag.take()
        })
    }
}

/// What the houses of each street add to its context: their distinct chains and postcodes, and the numbers that have
/// words in them ("Block 4"), which are looked for like words.
#[derive(Default)]
struct Members {
    areas: FxHashMap<DraftId, Vec<(ChainId, Option<Sym>)>>,
    spelt_out: FxHashMap<DraftId, Vec<Sym>>,
}

impl Members {
    fn of(drafts: &Drafts) -> Self {
        let mut members = Self::default();
        for house in &drafts.houses {
            members.add(house.parent, (house.chain, house.postcode), house.number, drafts);
        }
        for place in &drafts.places {
            if let (Some(number), Some(street)) = (place.house_number, place.parent) {
                members.add(street, (place.chain, place.postcode), number, drafts);
            }
        }
        members
    }

    fn add(&mut self, street: DraftId, area: (ChainId, Option<Sym>), number: Sym, drafts: &Drafts) {
        let areas = self.areas.entry(street).or_default();
        if !areas.contains(&area) {
            areas.push(area);
        }
        if is_spelt_out(drafts.strings.get(number)) {
            let numbers = self.spelt_out.entry(street).or_default();
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }

    fn of_street(&self, street: DraftId) -> &[(ChainId, Option<Sym>)] {
        self.areas.get(&street).map_or(&[], Vec::as_slice)
    }

    fn spelt_out_of(&self, street: DraftId) -> &[Sym] {
        self.spelt_out.get(&street).map_or(&[], Vec::as_slice)
    }
}
