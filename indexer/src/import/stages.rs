//! The time and memory that each stage of an import takes.
//!
//! Stands between the import and whoever shows its progress: passes every call on and looks at the clock at both ends
//! of a stage. A stage that is named twice (an extract that has to be read again) is listed twice.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use super::peak::{Peak, Watch};
use crate::progress::{Progress, Unit};

/// What a stage took.
#[derive(Clone, Copy, Debug)]
pub struct Stage {
    /// Its name in words.
    pub name: &'static str,
    /// How long it was at work.
    pub seconds: f64,
    /// The most anonymous memory meanwhile in bytes; 0 where the system does not tell.
    pub memory: u64,
}

/// Takes the time of the stages that it passes on.
pub struct Stages<'p> {
    progress: &'p dyn Progress,
    taken: Mutex<Taken>,
    watch: Watch,
}

#[derive(Default)]
struct Taken {
    open: Option<(&'static str, Instant)>,
    stages: Vec<Stage>,
}

impl<'p> Stages<'p> {
    /// Passes everything on to `progress`.
    pub fn new(progress: &'p dyn Progress) -> Self {
        Self { progress, taken: Mutex::default(), watch: Watch::start() }
    }

    /// Runs a stage of which nobody knows how far it is.
    pub fn run<T>(&self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        self.start(stage, 0, Unit::Things);
        let done = work();
        self.finish();
        done
    }

    /// Each finished stage, in order.
    pub fn taken(&self) -> Vec<Stage> {
        self.with(|taken| taken.stages.clone())
    }

    /// The most memory since the import began.
    pub fn peak(&self) -> Peak {
        self.watch.peak()
    }

    fn with<T>(&self, act: impl FnOnce(&mut Taken) -> T) -> T {
        act(&mut self.taken.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Taken {
    fn close(&mut self, watch: &Watch) {
        self.stages.extend(self.open.take().map(|(name, since)| Stage {
            name,
            seconds: since.elapsed().as_secs_f64(),
            memory: watch.of_stage(),
        }));
    }
}

impl Progress for Stages<'_> {
    fn start(&self, stage: &'static str, total: u64, unit: Unit) {
        self.with(|taken| {
            taken.close(&self.watch);
            heap::give_back();
            self.watch.begin_stage();
            taken.open = Some((stage, Instant::now()));
        });
        self.progress.start(stage, total, unit);
    }

    fn advance(&self, units: u64) {
        self.progress.advance(units);
    }

    fn finish(&self) {
        self.with(|taken| taken.close(&self.watch));
        self.progress.finish();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;

    #[test]
    fn every_stage_is_listed_in_order_also_one_that_broke_off() {
        let stages = Stages::new(&Silent);
        stages.start("reading ways", 3, Unit::Bytes);
        stages.start("reading ways", 3, Unit::Bytes);
        stages.advance(3);
        stages.finish();
        stages.start("writing", 0, Unit::Things);
        stages.finish();
        let names: Vec<_> = stages.taken().into_iter().map(|stage| stage.name).collect();
        assert_eq!(names, ["reading ways", "reading ways", "writing"]);
    }
}
