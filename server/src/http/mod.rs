//! The gates of HTTP that every request passes, whatever its dialect.
//!
//! Admission and limits refuse what would cost too much, CORS lets pages of other origins ask, the cache gate answers
//! 304 where the client has the answer already, the log names path and duration. Nothing here knows what is asked.

pub mod admission;
pub mod cache;
pub mod cors;
pub mod json_reply;
pub mod limits;
pub mod log;
pub mod place;
pub mod refusal;
