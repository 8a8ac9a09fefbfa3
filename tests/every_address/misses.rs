//! What was asked, and what was missed by cause.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::PathBuf;

/// Examples of a cause that a report shows.
const EXAMPLES: usize = 3;
/// Names the folder that lists of all misses are written to.
const FOLDER: &str = "EVERY_ADDRESS_MISSES";

/// Addresses asked, and misses by question and cause.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How many addresses were asked for.
    pub asked: usize,
    misses: BTreeMap<(&'static str, &'static str), Vec<String>>,
}

impl Tally {
    /// Notes a miss.
    pub fn miss(&mut self, question: &'static str, cause: &'static str, what: String) {
        self.misses.entry((question, cause)).or_default().push(what);
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.asked += other.asked;
        for (key, misses) in other.misses {
            self.misses.entry(key).or_default().extend(misses);
        }
    }

    /// Share of addresses that a search finds; an object that is no address at all is not found.
    pub fn found(&self) -> f64 {
        self.share("search")
    }

    /// Share of addresses that their coordinate answers.
    pub fn answered(&self) -> f64 {
        self.share("reverse")
    }

    /// Share of addresses whose answers name only objects that are found by their id.
    pub fn resolved(&self) -> f64 {
        1.0 - self.missed("lookup") as f64 / self.asked.max(1) as f64
    }

    fn share(&self, question: &str) -> f64 {
        let lost = self.missed("object");
        1.0 - (self.missed(question) + lost) as f64 / (self.asked + lost).max(1) as f64
    }

    fn missed(&self, question: &str) -> usize {
        self.misses.iter().filter(|((asked, _), _)| *asked == question).map(|(_, misses)| misses.len()).sum()
    }

    /// The figures, and of each cause some examples.
    pub fn report(&self, name: &str) -> String {
        let percent = |share: f64| format!("{:.2} %", 100.0 * share);
        let mut text = format!(
            "{name}: {} addresses, found {}, answered {}, resolved {}",
            self.asked,
            percent(self.found()),
            percent(self.answered()),
            percent(self.resolved())
        );
        for ((question, cause), misses) in self.by_number() {
            let _ = write!(text, "\n  {:6} {question}: {cause}", misses.len());
            for miss in misses.iter().take(EXAMPLES) {
                let _ = write!(text, "\n           {miss}");
            }
        }
        text
    }

    fn by_number(&self) -> Vec<(&(&'static str, &'static str), &Vec<String>)> {
        let mut causes: Vec<_> = self.misses.iter().collect();
        causes.sort_by_key(|(_, misses)| std::cmp::Reverse(misses.len()));
        causes
    }
}

/// Writes all misses of an extract as lines of question, cause and address, where a folder for them is named.
pub fn write(name: &str, tally: &Tally) -> io::Result<()> {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return Ok(()) };
    fs::create_dir_all(&folder)?;
    let mut lines = String::new();
    for ((question, cause), misses) in tally.by_number() {
        for miss in misses {
            let _ = writeln!(lines, "{question}\t{cause}\t{miss}");
        }
    }
    fs::write(folder.join(format!("{name}.tsv")), lines)
}
