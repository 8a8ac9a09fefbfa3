//! Whoever answers questions: a server, or the gazetteers of this process.

use std::path::PathBuf;

use anyhow::Result;
use geocoder::Typos;

use crate::answer::answers;
use crate::case::Case;
use crate::client::{Reply, Server};
use crate::in_process::InProcess;
use crate::request::{Dialect, request};
use crate::response::Response;

/// Whoever answers questions.
pub enum Backend {
    /// A server.
    Server(Server),
    /// Gazetteers of this process, and how they are called in reports.
    Gazetteers(String, InProcess),
}

impl Backend {
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
    pub fn ask(&self, case: &Case) -> Response {
        match self {
            Self::Server(server) => match server.ask(&request(server.dialect, case)) {
                Ok(reply) => outcome(server.dialect, &reply),
                Err(error) => Response::Failed(format!("{error:#}")),
            },
            Self::Gazetteers(_, in_process) => in_process.ask(case),
        }
    }
}

fn outcome(dialect: Dialect, reply: &Reply) -> Response {
    let said = || format!("HTTP {}: {}", reply.status, reply.body.chars().take(100).collect::<String>());
    match reply.status {
        200 => match answers(dialect, &reply.body) {
            Ok(answers) => Response::Answered { answers, ms: reply.ms },
            Err(error) => Response::Refused { why: format!("unreadable answer: {error:#}"), ms: reply.ms },
        },
        500.. => Response::Failed(said()),
        _ => Response::Refused { why: said(), ms: reply.ms },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_wrong_and_failures_are_errors() {
        let of = |status, body: &str| outcome(Dialect::Nominatim, &Reply { status, body: body.into(), ms: 1.0 });
        assert!(matches!(of(200, "[]"), Response::Answered { answers, .. } if answers.is_empty()));
        assert!(matches!(of(200, "<html>"), Response::Refused { why, .. } if why.starts_with("unreadable answer: ")));
        assert!(matches!(of(400, "no"), Response::Refused { why, .. } if why == "HTTP 400: no"));
        assert!(matches!(of(503, "busy"), Response::Failed(why) if why == "HTTP 503: busy"));
    }
}
