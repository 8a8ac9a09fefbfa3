//! Every path that is served, from the table of mounts.
//!
//! The router and the OpenAPI document are both made of it, so neither can name a path that the other doesn't. Where
//! two dialects claim one path of the root, only one operation is mounted there, and it decides by the parameters who
//! is meant.

use axum::Router;
use axum::middleware::map_response;
use axum::response::Response;

use super::mounts::MOUNTS;
use crate::api::{Mount, Operation};
use crate::metrics::{self, Dialect};
use crate::state::AppState;

/// Every path with its mount and operation, that of the counts only where it is served with the rest. A path that
/// several mounts have belongs to the first of them.
pub fn paths(with_metrics: bool) -> Vec<(String, &'static Mount, &'static Operation)> {
    let mut paths: Vec<(String, &'static Mount, &'static Operation)> = Vec::new();
    let is_shown = |operation: &Operation| with_metrics || operation.name != metrics::NAME;
    for mount in MOUNTS {
        for (path, operation) in mount.paths().filter(|(_, operation)| is_shown(operation)) {
            if !paths.iter().any(|(known, ..)| *known == path) {
                paths.push((path, mount, operation));
            }
        }
    }
    paths
}

/// A router of those operations that take files, or of those that don't: files have limits of their own.
pub fn router(with_files: bool, with_metrics: bool) -> Router<AppState> {
    let paths = paths(with_metrics).into_iter().filter(|(.., operation)| operation.takes_files() == with_files);
    paths.fold(Router::new(), |router, (path, mount, operation)| {
        let dialect = Dialect(mount.dialect);
        let noted = map_response(move |response: Response| std::future::ready(dialect.note(response)));
        router.route(&path, operation.service().layer(noted))
    })
}
