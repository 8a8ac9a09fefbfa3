//! The one table of what the server answers: paths, parameters, types of answers and the code behind them.
//!
//! The router and the OpenAPI document are both made of [`MOUNTS`], so neither can name a path that the other doesn't. A
//! dialect describes its [`Operation`]s in its own folder; a [`Mount`] hangs them under a prefix. Where two dialects claim
//! one path of the root, only one operation is mounted there, and it decides by the parameters who is meant.
//!
//! Descriptions here are for readers of the document. What a parameter may be is decided by its parser alone.

mod contested;
mod mounts;
mod operation;
mod parameter;
mod root;

pub use mounts::MOUNTS;
pub use operation::{Answer, Mount, Operation, Upload};
pub use parameter::{Kind, Parameter};

use axum::Router;
use axum::middleware::map_response;
use axum::response::Response;

use crate::metrics::Dialect;
use crate::state::AppState;

/// Every path with its mount and operation. A path that several mounts have belongs to the first of them.
pub fn paths() -> Vec<(String, &'static Mount, &'static Operation)> {
    let mut paths: Vec<(String, &'static Mount, &'static Operation)> = Vec::new();
    for mount in MOUNTS {
        for (path, operation) in mount.paths() {
            if !paths.iter().any(|(known, ..)| *known == path) {
                paths.push((path, mount, operation));
            }
        }
    }
    paths
}

/// A router of those operations that take files, or of those that don't: files have limits of their own.
pub fn router(with_files: bool) -> Router<AppState> {
    let paths = paths().into_iter().filter(|(.., operation)| operation.takes_files() == with_files);
    paths.fold(Router::new(), |router, (path, mount, operation)| {
        let dialect = Dialect(mount.dialect);
        let noted = map_response(move |response: Response| std::future::ready(dialect.note(response)));
        router.route(&path, operation.service().layer(noted))
    })
}
