//! An answer as clients of any dialect see it, before a dialect gives it a shape.
//!
//! [`result`] joins an answer with its names and address in the reader's languages, [`match_info`] says how it fits the
//! question, [`parts`] names the parts of the address and [`label`] prints them as the country does. [`shape`] and
//! [`xml`] write notations.

pub mod confidence;
pub mod label;
pub mod match_info;
pub mod parts;
pub mod point_budget;
pub mod result;
pub mod shape;
pub mod xml;
