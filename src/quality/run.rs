//! One pass of a file's questions over one server.

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

use super::answer::answers;
use super::case::Case;
use super::client::{Reply, Server};
use super::request::{Dialect, request};
use super::score::{Tally, Verdict, judge};

/// A server that fails so many questions from the first on is not there.
const GIVE_UP_AFTER: usize = 3;

/// What came of all questions.
pub struct Run {
    /// Address of the server.
    pub server: String,
    /// The dialect it was asked in.
    pub dialect: Dialect,
    /// Figures a kind, in the order of the file.
    pub kinds: Vec<(String, Tally)>,
    /// Questions whose first answer was wrong.
    pub misses: Vec<Miss>,
}

/// A question whose first answer was wrong.
pub struct Miss {
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

    fn tally(&mut self, kind: &str) -> &mut Tally {
        let at = self.kinds.iter().position(|(name, _)| name == kind).unwrap_or_else(|| {
            self.kinds.push((kind.to_owned(), Tally::default()));
            self.kinds.len() - 1
        });
        &mut self.kinds[at].1
    }

    fn miss(&mut self, case: &Case, got: Vec<String>) {
        self.misses.push(Miss { kind: case.kind.clone(), question: case.question.to_string(), got });
    }
}

/// Asks a server every question, one after the other.
///
/// A question that fails counts as an error and as wrong; a server that answers none of the first questions is an error.
pub fn run(server: &Server, cases: &[Case]) -> Result<Run> {
    let mut run = Run { server: server.url.clone(), dialect: server.dialect, kinds: Vec::new(), misses: Vec::new() };
    let mut failed = 0;
    for (i, case) in progress(server, cases).wrap_iter(cases.iter()).enumerate() {
        match server.ask(&request(server.dialect, case)) {
            Err(error) => {
                failed += 1;
                if failed == GIVE_UP_AFTER && i + 1 == failed {
                    bail!("{error:#}; no answer to the first {failed} questions, is the server running?");
                }
                run.tally(&case.kind).add_error();
                run.miss(case, vec![format!("{error:#}")]);
            }
            Ok(reply) if reply.status >= 500 => {
                run.tally(&case.kind).add_error();
                run.miss(case, vec![refusal(&reply)]);
            }
            Ok(reply) => {
                let (verdict, got) = assess(server, case, &reply);
                run.tally(&case.kind).add(verdict, reply.ms);
                if !verdict.first {
                    run.miss(case, got);
                }
            }
        }
    }
    Ok(run)
}

/// A bar on a terminal, nothing elsewhere.
fn progress(server: &Server, cases: &[Case]) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {per_sec} {eta}");
    ProgressBar::new(cases.len() as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(server.url.clone())
        .with_finish(ProgressFinish::AndClear)
}

/// The verdict on a reply, and what to show of it.
fn assess(server: &Server, case: &Case, reply: &Reply) -> (Verdict, Vec<String>) {
    if reply.status != 200 {
        return (Verdict::default(), vec![refusal(reply)]);
    }
    match answers(server.dialect, &reply.body) {
        Ok(answers) => (judge(case, &answers), answers.iter().take(2).map(|answer| answer.label.clone()).collect()),
        Err(error) => (Verdict::default(), vec![format!("unreadable answer: {error:#}")]),
    }
}

fn refusal(reply: &Reply) -> String {
    format!("HTTP {}: {}", reply.status, reply.body.chars().take(100).collect::<String>())
}
