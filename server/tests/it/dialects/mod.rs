//! The dialects of Pelias, Bragi and OpenCage, the client profiles and the OpenAPI document, asked without a socket.

mod bragi;
mod details;
mod openapi;
mod opencage;
mod page;
mod pelias;
mod profiles;
mod readers;
mod sweep;
