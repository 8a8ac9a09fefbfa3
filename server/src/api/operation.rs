//! An operation: one thing that a dialect can be asked for, and where it hangs.

use axum::routing::MethodRouter;

use super::Parameter;
use crate::http::{cors, refusal};
use crate::state::AppState;

/// Operations under a prefix.
#[derive(Clone, Copy, Debug)]
pub struct Mount {
    /// Name of the dialect.
    pub dialect: &'static str,
    /// What stands before the paths; empty for the root.
    pub prefix: &'static str,
    /// What is mounted.
    pub operations: &'static [Operation],
}

impl Mount {
    /// Every path of the mount with its operation; the usual path of an operation comes before its older spellings.
    pub fn paths(&self) -> impl Iterator<Item = (String, &'static Operation)> {
        let prefix = self.prefix;
        let paths = |operation: &'static Operation| operation.paths.iter().map(move |path| (path, operation));
        self.operations.iter().flat_map(paths).map(move |(path, operation)| (format!("{prefix}{path}"), operation))
    }
}

/// One thing that can be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// Name, unique in its dialect.
    pub name: &'static str,
    /// Paths below the prefix, the usual one first, then older spellings. Variable parts are in braces.
    pub paths: &'static [&'static str],
    /// What it answers, in one sentence without full stop.
    pub summary: &'static str,
    /// Parameters, in groups that operations share.
    pub parameters: &'static [&'static [Parameter]],
    /// What may be sent with POST; `None` where only GET is answered.
    pub upload: Option<Upload>,
    /// Whether it is asked with GET at all.
    pub has_get: bool,
    /// Types of good answers.
    pub answers: &'static [Answer],
    /// Types of the bodies of errors.
    pub error_types: &'static [&'static str],
    /// Further statuses that it may answer: 400, 404, ...
    pub errors: &'static [u16],
    /// The code behind it.
    pub handler: fn() -> MethodRouter<AppState>,
}

impl Operation {
    /// An operation that is asked with GET, answers JSON and knows no parameter; to be filled with `..`.
    pub const fn json(handler: fn() -> MethodRouter<AppState>) -> Self {
        Self {
            name: "",
            paths: &[],
            summary: "",
            parameters: &[],
            upload: None,
            has_get: true,
            answers: &[Answer::JSON],
            error_types: &["application/json"],
            errors: &[],
            handler,
        }
    }

    /// The service behind its paths: its own methods, OPTIONS, and a refusal of all others.
    pub fn service(&self) -> MethodRouter<AppState> {
        let handler = (self.handler)();
        match (self.has_get, self.upload) {
            (true, None) => handler.options(cors::options).fallback(refusal::method_not_allowed),
            (true, Some(_)) => handler.options(cors::options_with_post).fallback(refusal::only_get_and_post),
            (false, _) => handler.options(cors::options_post_only).fallback(refusal::only_post),
        }
    }

    /// Whether files are sent to it, which may be large and take long.
    pub fn takes_files(&self) -> bool {
        self.upload.is_some_and(|upload| upload.media_type == "multipart/form-data")
    }

    /// All parameters.
    pub fn all_parameters(&self) -> impl Iterator<Item = &'static Parameter> {
        self.parameters.iter().copied().flatten()
    }
}

/// What may be sent with POST.
#[derive(Clone, Copy, Debug)]
pub struct Upload {
    /// Its media type.
    pub media_type: &'static str,
    /// Its JSON schema.
    pub schema: &'static str,
}

/// A good answer.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Its media type.
    pub media_type: &'static str,
    /// Its JSON schema: a name below `components/schemas`, or a type such as `object`.
    pub schema: &'static str,
    /// A body to show, as JSON; empty for none.
    pub example: &'static str,
}

impl Answer {
    /// Any JSON object.
    pub const JSON: Self = Self { media_type: "application/json", schema: "object", example: "" };
    /// A list.
    pub const ARRAY: Self = Self { media_type: "application/json", schema: "array", example: "" };
    /// GeoJSON features.
    pub const FEATURES: Self = Self { media_type: "application/json", schema: "FeatureCollection", example: "" };
    /// XML.
    pub const XML: Self = Self { media_type: "text/xml", schema: "string", example: "" };
    /// JSON wrapped in a call.
    pub const SCRIPT: Self = Self { media_type: "application/javascript", schema: "string", example: "" };
    /// A page.
    pub const HTML: Self = Self { media_type: "text/html", schema: "string", example: "" };
    /// Plain text.
    pub const TEXT: Self = Self { media_type: "text/plain", schema: "string", example: "" };

    /// The same answer with a body to show.
    pub const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
}
