//! The texts of an import, each kept once.

/// A text in [`Strings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(u32);

/// A set of texts addressed by number.
#[derive(Debug, Default)]
pub struct Strings {
    bytes: String,
    ends: Vec<u32>,
    /// Symbols plus 1 at the hash of their text, or at the next free place behind it; 0 where there is none. At least
    /// half is free, and the length is a power of two.
    table: Vec<u32>,
}

/// Places of the first table.
const FIRST: usize = 64;

impl Strings {
    /// The symbol of a text, which is added where it is new.
    ///
    /// # Panics
    /// When all texts together exceed 4 GiB.
    pub fn intern(&mut self, text: &str) -> Sym {
        if let Some(known) = self.find(text) {
            return known;
        }
        let sym = Sym(u32::try_from(self.ends.len()).expect("fewer than 2^32 texts"));
        self.bytes.push_str(text);
        self.ends.push(u32::try_from(self.bytes.len()).expect("texts of an import fit in 4 GiB"));
        if self.ends.len() * 2 > self.table.len() {
            self.grow();
        } else {
            self.enter(sym);
        }
        sym
    }

    /// The symbol of a text that is there already.
    pub fn find(&self, text: &str) -> Option<Sym> {
        self.places(text)
            .map_while(|place| self.table[place].checked_sub(1))
            .map(Sym)
            .find(|&sym| self.get(sym) == text)
    }

    /// The text of a symbol.
    pub fn get(&self, sym: Sym) -> &str {
        let index = sym.0 as usize;
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.bytes[start..self.ends[index] as usize]
    }

    fn grow(&mut self) {
        self.table = vec![0; (self.table.len() * 2).max(FIRST)];
        (0..self.ends.len() as u32).for_each(|number| self.enter(Sym(number)));
    }

    fn enter(&mut self, sym: Sym) {
        let free = self.places(self.get(sym)).find(|&place| self.table[place] == 0);
        if let Some(place) = free {
            self.table[place] = sym.0 + 1;
        }
    }

    /// Where a text may stand in the table, in the order in which to look.
    fn places(&self, text: &str) -> impl Iterator<Item = usize> + use<> {
        let (first, length) = (hash(text) as usize, self.table.len());
        (0..length).map(move |step| first.wrapping_add(step) & (length - 1))
    }
}

fn hash(text: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once() {
        let mut strings = Strings::default();
        let (a, b) = (strings.intern("name"), strings.intern(""));
        assert_eq!(strings.intern("name"), a);
        assert_eq!((strings.get(a), strings.get(b)), ("name", ""));
        assert_eq!(strings.find("other"), None);
    }

    #[test]
    fn every_text_is_found_however_many_there_are() {
        let mut strings = Strings::default();
        let texts: Vec<String> = (0..5_000).map(|number| format!("text {number}")).collect();
        let syms: Vec<Sym> = texts.iter().map(|text| strings.intern(text)).collect();
        assert!(
            texts.iter().zip(&syms).all(|(text, sym)| strings.find(text) == Some(*sym) && strings.get(*sym) == text)
        );
        assert_eq!(strings.find("text 5000"), None);
    }
}
