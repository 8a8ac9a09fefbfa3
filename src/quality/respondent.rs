//! Whoever answers questions: a server, or the gazetteers of this process.

use std::path::PathBuf;

use anyhow::Result;
use geocoder::Typos;

use super::answer::{Answer, answers};
use super::case::Case;
use super::client::{Reply, Server};
use super::in_process::InProcess;
use super::request::{Dialect, request};

/// Whoever answers questions.
pub enum Respondent {
    /// A server.
    Server(Server),
    /// Gazetteers of this process, and how they are called in reports.
    Gazetteers(String, InProcess),
}

/// What came of a question.
pub enum Outcome {
    /// Answers, perhaps none, and the milliseconds they took.
    Answered {
        /// Best first.
        answers: Vec<Answer>,
        /// Milliseconds.
        ms: f64,
    },
    /// The question was refused, or the answer could not be read: wrong, but no failure.
    Refused {
        /// What was said.
        why: String,
        /// Milliseconds.
        ms: f64,
    },
    /// No answer, or a status of 500 and above.
    Failed(String),
}

impl Respondent {
    /// The gazetteers in these folders, opened.
    pub fn open(folders: &[PathBuf], typos: Typos) -> Result<Self> {
        let names: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
        Ok(Self::Gazetteers(names.join(" + "), InProcess::open(folders, typos)?))
    }

    /// How it is called in reports.
    pub fn name(&self) -> &str {
        match self {
            Self::Server(server) => &server.url,
            Self::Gazetteers(name, _) => name,
        }
    }

    /// How it is asked.
    pub fn way(&self) -> &'static str {
        match self {
            Self::Server(server) => server.dialect.name(),
            Self::Gazetteers(_, in_process) => in_process.way(),
        }
    }

    /// Asks a question.
    pub fn ask(&self, case: &Case) -> Outcome {
        match self {
            Self::Server(server) => match server.ask(&request(server.dialect, case)) {
                Ok(reply) => outcome(server.dialect, &reply),
                Err(error) => Outcome::Failed(format!("{error:#}")),
            },
            Self::Gazetteers(_, in_process) => in_process.ask(case),
        }
    }
}

fn outcome(dialect: Dialect, reply: &Reply) -> Outcome {
    let said = || format!("HTTP {}: {}", reply.status, reply.body.chars().take(100).collect::<String>());
    match reply.status {
        200 => match answers(dialect, &reply.body) {
            Ok(answers) => Outcome::Answered { answers, ms: reply.ms },
            Err(error) => Outcome::Refused { why: format!("unreadable answer: {error:#}"), ms: reply.ms },
        },
        500.. => Outcome::Failed(said()),
        _ => Outcome::Refused { why: said(), ms: reply.ms },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_wrong_and_failures_are_errors() {
        let of = |status, body: &str| outcome(Dialect::Nominatim, &Reply { status, body: body.into(), ms: 1.0 });
        assert!(matches!(of(200, "[]"), Outcome::Answered { answers, .. } if answers.is_empty()));
        assert!(matches!(of(200, "<html>"), Outcome::Refused { why, .. } if why.starts_with("unreadable answer: ")));
        assert!(matches!(of(400, "no"), Outcome::Refused { why, .. } if why == "HTTP 400: no"));
        assert!(matches!(of(503, "busy"), Outcome::Failed(why) if why == "HTTP 503: busy"));
    }
}
