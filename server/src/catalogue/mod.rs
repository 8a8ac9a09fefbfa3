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

use crate::state::AppState;

/// A router of all operations of all mounts.
pub fn router() -> Router<AppState> {
    let paths = MOUNTS.iter().flat_map(Mount::paths);
    paths.fold(Router::new(), |router, (path, operation)| router.route(&path, operation.service()))
}
