//! The tables of words by language, as committed under `data/words`.
//!
//! A line is a kind and its columns, divided by tabs; a column may list several forms, divided by commas:
//!
//! | kind | columns |
//! |---|---|
//! | `street`, `word`, `number` | a word, its abbreviations and other forms |
//! | `suffix` | the end of a compound ("straße"), its other forms |
//! | `ending` | the end of an inflected name in normal form, what the base form has there (`-` nothing) |
//! | `filler` | words that join the parts of an address |
//! | `unit` | `before`, `after` or `alone`: where the number of the part of a house stands; its names |
//!
//! All forms are read through the normaliser, so the files are written as the language writes.

use super::scan::normalise;

/// The files, those whose rules should be tried first on top.
static FILES: &[&str] = &[
    include_str!("../../../data/words/is.tsv"),
    include_str!("../../../data/words/en.tsv"),
    include_str!("../../../data/words/de.tsv"),
    include_str!("../../../data/words/fr.tsv"),
    include_str!("../../../data/words/es.tsv"),
    include_str!("../../../data/words/it.tsv"),
    include_str!("../../../data/words/nl.tsv"),
    include_str!("../../../data/words/fi.tsv"),
    include_str!("../../../data/words/pl.tsv"),
    include_str!("../../../data/words/cs.tsv"),
    include_str!("../../../data/words/ru.tsv"),
    include_str!("../../../data/words/hu.tsv"),
    include_str!("../../../data/words/tr.tsv"),
    include_str!("../../../data/words/pt.tsv"),
    include_str!("../../../data/words/ca.tsv"),
    include_str!("../../../data/words/da.tsv"),
    include_str!("../../../data/words/no.tsv"),
    include_str!("../../../data/words/sv.tsv"),
    include_str!("../../../data/words/et.tsv"),
    include_str!("../../../data/words/lv.tsv"),
    include_str!("../../../data/words/lt.tsv"),
    include_str!("../../../data/words/sl.tsv"),
    include_str!("../../../data/words/hr.tsv"),
    include_str!("../../../data/words/bg.tsv"),
    include_str!("../../../data/words/ro.tsv"),
    include_str!("../../../data/words/el.tsv"),
    include_str!("../../../data/words/uk.tsv"),
    include_str!("../../../data/words/sq.tsv"),
    include_str!("../../../data/words/mt.tsv"),
    include_str!("../../../data/words/ga.tsv"),
    include_str!("../../../data/words/cy.tsv"),
    include_str!("../../../data/words/eu.tsv"),
    include_str!("../../../data/words/lb.tsv"),
    include_str!("../../../data/words/he.tsv"),
];

/// The columns of all lines of a kind, file by file.
pub(super) fn lines(kind: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().flat_map(|file| columns(file)).filter_map(move |line| {
        let (own, rest) = line.split_once('\t')?;
        (own == kind).then(|| rest.split_once('\t').unwrap_or((rest, "")))
    })
}

/// The lines of a table without comments and empty lines.
pub(super) fn columns(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The forms that a column lists, in normal form.
pub(super) fn forms(column: &str) -> impl Iterator<Item = String> {
    column.split(',').map(normalise).filter(|form| !form.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_of_a_known_kind_and_says_something() {
        for line in FILES.iter().flat_map(|file| columns(file)) {
            let mut cells = line.split('\t');
            let kind = cells.next().unwrap();
            let cells: Vec<&str> = cells.collect();
            let allowed = match kind {
                "street" | "word" | "number" | "suffix" => 1..=2,
                "ending" | "unit" => 2..=2,
                "filler" => 1..=1,
                _ => panic!("{line}: unknown kind"),
            };
            assert!(allowed.contains(&cells.len()), "{line}: {} columns", cells.len());
            assert_eq!(forms(cells[0]).count() == 0, cells[0].is_empty(), "{line}");
        }
    }

    #[test]
    fn endings_are_in_normal_form() {
        for (ending, base) in lines("ending") {
            assert_eq!(normalise(ending), ending);
            assert!(base == "-" || normalise(base) == base, "{base}");
        }
    }
}
