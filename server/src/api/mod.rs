//! How the operations of the server are described: their paths, parameters, types of answers and the code behind them.
//!
//! A dialect describes its [`Operation`]s in its own folder; a [`Mount`] hangs them under a prefix. Router and OpenAPI
//! document are both made of these descriptions. They are for readers of the document: what a parameter may be is
//! decided by its parser alone.

mod operation;
mod parameter;

pub use operation::{Answer, Mount, Operation, Upload};
pub use parameter::{Kind, Parameter};
