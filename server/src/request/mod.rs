//! A request on its way to an endpoint: what an endpoint answers from, and the rules for its client.

mod context;
pub mod profile;

pub use context::{RequestContext, handler, upload};
