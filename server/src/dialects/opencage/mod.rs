//! The dialect of OpenCage: one path for questions both ways, `geocode/v1/json`.
//!
//! Clients that know only this service, such as pretix, reach Parvis by it. The key that they must send is not looked
//! at; the numbers of the rate block are for clients that stop where nothing remains.

mod annotations;
mod components;
mod confidence;
mod envelope;
mod geocode;
mod operations;
mod params;
mod result;

pub use operations::OPERATIONS;
