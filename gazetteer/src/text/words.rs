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
//! | `unit` | `before`, `after`, `alone` or `side`: where the number of the part of a house stands (`alone` and `side`
//!   have none, and a side counts only behind a number or another part); its names |
//! | `nothing` | placeholders: what is written where no place is known ("TBA", "online") |
//! | `guide` | words before a place that only lead to it: labels ("Treffpunkt") and where it is seen from ("hinter dem") |
//! | `phone` | words before a telephone number |
//! | `corner` | `before` or `between`: where the words stand in a question for two streets that meet; the words |
//!
//! All forms are read through the normaliser, so the files are written as the language writes.

use super::scan::normalise;

/// The files of a folder, each with its name.
macro_rules! files {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../data/words", $folder, "/", $name, ".tsv")))),*]
    };
}
pub(super) use files;

/// The languages, those whose rules should be tried first on top.
static LANGUAGES: &[(&str, &str)] = files!["":
    "is" "fo" "en" "de" "fr" "es" "gl" "it" "rm" "nl" "fy" "fi" "pl" "cs" "sk" "ru" "hu" "tr" "az"
    "pt" "ca" "da" "no" "sv" "et" "lv" "lt" "sl" "hr" "sr" "bs" "bg" "mk" "ro" "el" "uk" "be" "sq"
    "mt" "ga" "gd" "cy" "eu" "lb" "he" "ar" "ja" "zh" "ko"
];

/// Tables that are of no one language.
static COMMON: &[(&str, &str)] = files!["": "characters" "connectives" "house_numbers" "spelling"];

/// A table of no one language.
pub(super) fn common(name: &str) -> &'static str {
    COMMON.iter().find(|(known, _)| *known == name).map_or("", |(_, table)| table)
}

/// The columns of all lines of a kind, file by file.
pub(super) fn lines(kind: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.iter().flat_map(|(_, file)| columns(file)).filter_map(move |line| {
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
        for line in LANGUAGES.iter().flat_map(|(_, file)| columns(file)) {
            let mut cells = line.split('\t');
            let kind = cells.next().unwrap();
            let cells: Vec<&str> = cells.collect();
            let allowed = match kind {
                "street" | "word" | "number" | "suffix" => 1..=2,
                "ending" | "unit" | "corner" => 2..=2,
                "filler" | "nothing" | "guide" | "phone" => 1..=1,
                _ => panic!("{line}: unknown kind"),
            };
            assert!(allowed.contains(&cells.len()), "{line}: {} columns", cells.len());
            assert_eq!(forms(cells[0]).count() == 0, cells[0].is_empty(), "{line}");
        }
    }

    /// The names of the tables in a folder under `data/words`, in order.
    fn tables_in(folder: &str) -> Vec<String> {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/words").join(folder);
        let files = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
        let tables = files.filter(|path| path.extension().is_some_and(|extension| extension == "tsv"));
        let mut names: Vec<String> =
            tables.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_file_of_words_is_registered() {
        let names = |tables: &[(&'static str, &str)]| tables.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        let mut known = [names(LANGUAGES), names(COMMON)].concat();
        known.sort_unstable();
        assert_eq!(tables_in(""), known);
        let mut known = names(crate::text::categories::TABLES);
        known.sort_unstable();
        assert_eq!(tables_in("categories"), known);
    }

    #[test]
    fn endings_are_in_normal_form() {
        for (ending, base) in lines("ending") {
            assert_eq!(normalise(ending), ending);
            assert!(base == "-" || normalise(base) == base, "{base}");
        }
    }
}
