//! How tests make worlds, ask about them and run the program.

mod binary;
mod extracts;
mod mirror;
mod town;
mod world;

pub use binary::{Ran, command, parvis};
pub use extracts::{helsinki, shared};
pub use mirror::{Fault, Mirror};
pub use samples::bundled;
pub use town::{Town, free, import, told};
pub use world::World;
