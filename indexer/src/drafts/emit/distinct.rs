//! Lists of symbols without repetitions.

use crate::strings::Sym;

/// Symbols in their order, each once.
#[derive(Default)]
pub(super) struct Distinct(pub Vec<Sym>);

impl FromIterator<Sym> for Distinct {
    fn from_iter<T: IntoIterator<Item = Sym>>(symbols: T) -> Self {
        let mut distinct = Self::default();
        for symbol in symbols {
            if !distinct.0.contains(&symbol) {
                distinct.0.push(symbol);
            }
        }
        distinct
    }
}
