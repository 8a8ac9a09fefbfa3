//! The texts of an import, each kept once.

use rustc_hash::FxHashMap;

/// A text in [`Strings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(u32);

/// A set of texts addressed by number.
#[derive(Debug, Default)]
pub struct Strings {
    bytes: String,
    ends: Vec<u32>,
    by_hash: FxHashMap<u64, Vec<Sym>>,
}

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
        self.by_hash.entry(hash(text)).or_default().push(sym);
        sym
    }

    /// The symbol of a text that is there already.
    pub fn find(&self, text: &str) -> Option<Sym> {
        self.by_hash.get(&hash(text))?.iter().copied().find(|&sym| self.get(sym) == text)
    }

    /// The text of a symbol.
    pub fn get(&self, sym: Sym) -> &str {
        let index = sym.0 as usize;
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.bytes[start..self.ends[index] as usize]
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
}
