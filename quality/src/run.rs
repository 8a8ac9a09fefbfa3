//! One pass of a file's questions over one backend.

use std::collections::HashSet;

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

use crate::backend::Backend;
use crate::case::Case;
use crate::response::Response;
use crate::score::{Tally, Verdict, judge};

/// A server that fails so many questions from the first on is not there.
const GIVE_UP_AFTER: usize = 3;

/// What came of all questions.
pub struct Run {
    /// Who was asked: the address of a server, the folders of gazetteers.
    pub server: String,
    /// How it was asked: the dialect, or in process.
    pub way: &'static str,
    /// Figures a kind, in the order of the file.
    pub kinds: Vec<(String, Tally)>,
    /// Questions whose first answer was wrong.
    pub misses: Vec<Miss>,
}

/// A question whose first answer was wrong.
pub struct Miss {
    /// The place of the question in its file.
    pub case: usize,
    /// Kind of the question.
    pub kind: String,
    /// The question.
    pub question: String,
    /// The first answers, or what went wrong.
    pub got: Vec<String>,
}

impl Run {
    /// The figures of all kinds together.
    pub fn all(&self) -> Tally {
        let mut all = Tally::default();
        self.kinds.iter().for_each(|(_, tally)| all.merge(tally));
        all
    }

    /// What another run of the same questions got right and this one did not.
    pub fn lost<'a>(&'a self, other: &'a Run) -> impl Iterator<Item = &'a Miss> {
        let missed: HashSet<usize> = other.misses.iter().map(|miss| miss.case).collect();
        self.misses.iter().filter(move |miss| !missed.contains(&miss.case))
    }

    fn tally(&mut self, kind: &str) -> &mut Tally {
        let at = self.kinds.iter().position(|(name, _)| name == kind).unwrap_or_else(|| {
            self.kinds.push((kind.to_owned(), Tally::default()));
            self.kinds.len() - 1
        });
        &mut self.kinds[at].1
    }

    fn miss(&mut self, at: usize, case: &Case, got: Vec<String>) {
        self.misses.push(Miss { case: at, kind: case.kind.clone(), question: case.question.to_string(), got });
    }
}

/// Asks every question, one after the other.
///
/// A question that fails counts as an error and as wrong; who answers none of the first questions is an error.
pub fn run(backend: &Backend, cases: &[Case]) -> Result<Run> {
    let server = backend.name().to_owned();
    let mut run = Run { server, way: backend.way(), kinds: Vec::new(), misses: Vec::new() };
    let mut failed = 0;
    for (i, case) in progress(&run.server, cases.len()).wrap_iter(cases.iter()).enumerate() {
        match backend.ask(case) {
            Response::Failed(why) => {
                failed += 1;
                if failed == GIVE_UP_AFTER && i + 1 == failed {
                    bail!("{why}; no answer to the first {failed} questions, is the server running?");
                }
                run.tally(&case.kind).add_error();
                run.miss(i, case, vec![why]);
            }
            Response::Refused { why, ms } => {
                run.tally(&case.kind).add(Verdict::default(), ms);
                run.miss(i, case, vec![why]);
            }
            Response::Answered { answers, ms } => {
                let verdict = judge(case, &answers);
                run.tally(&case.kind).add(verdict, ms);
                if !verdict.first {
                    run.miss(i, case, answers.iter().take(2).map(|answer| answer.label.clone()).collect());
                }
            }
        }
    }
    Ok(run)
}

/// A bar on a terminal, nothing elsewhere.
fn progress(name: &str, questions: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {per_sec} {eta}");
    ProgressBar::new(questions as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(name.to_owned())
        .with_finish(ProgressFinish::AndClear)
}
