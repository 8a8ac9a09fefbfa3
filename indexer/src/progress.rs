//! How the stages of an import tell what they are doing.
//!
//! The import prints nothing itself: it calls a [`Progress`], which the command line draws as bars or lines and tests
//! leave silent. Calls come from one thread at a time, stage after stage.

/// What the numbers of a stage count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of the extract.
    Bytes,
    /// Objects, places or other things of which there are many.
    Things,
}

/// Receives what an import is doing.
pub trait Progress: Sync {
    /// A stage begins: its name in words, such as `reading ways`, and how many units it has; 0 where nobody knows.
    fn start(&self, stage: &'static str, total: u64, unit: Unit);

    /// So many further units are done.
    fn advance(&self, units: u64);

    /// The stage is over.
    fn finish(&self);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn start(&self, _: &'static str, _: u64, _: Unit) {}
    fn advance(&self, _: u64) {}
    fn finish(&self) {}
}
