//! The progress of an import: a bar a stage on a terminal, a line a stage elsewhere.

use std::io::{IsTerminal, Write, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indexer::progress::{Progress, Unit};
use indicatif::{ProgressBar, ProgressStyle};

/// Where the numbers count bytes.
const BYTES: &str = "{msg:28} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta} left";
/// Where the numbers count things.
const THINGS: &str = "{msg:28} {wide_bar} {pos}/{len} {per_sec} {eta} left";
/// Where nobody knows how much there is.
const UNKNOWN: &str = "{msg:28} {spinner} {elapsed}";

/// Shows the stages of an import on the standard error.
pub struct Bars {
    is_terminal: bool,
    stage: Mutex<Option<Stage>>,
}

struct Stage {
    name: &'static str,
    since: Instant,
    bar: ProgressBar,
}

impl Bars {
    /// Bars where the standard error is a terminal, lines elsewhere.
    pub fn new() -> Self {
        Self { is_terminal: stderr().is_terminal(), stage: Mutex::new(None) }
    }

    fn bar(&self, name: &'static str, total: u64, unit: Unit) -> ProgressBar {
        if !self.is_terminal {
            return ProgressBar::hidden();
        }
        let template = match unit {
            _ if total == 0 => UNKNOWN,
            Unit::Bytes => BYTES,
            Unit::Things => THINGS,
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = if total == 0 { ProgressBar::new_spinner() } else { ProgressBar::new(total) };
        bar.set_style(style);
        bar.set_message(name);
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }

    /// Ends a stage. That nobody can be told is no reason to break off an import.
    fn end(stage: &Stage) {
        stage.bar.finish_and_clear();
        let seconds = stage.since.elapsed().as_secs_f64();
        let _nobody_listens = writeln!(stderr(), "{:<28} {seconds:8.2} s", stage.name);
    }

    fn with_stage(&self, act: impl FnOnce(&mut Option<Stage>)) {
        act(&mut self.stage.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Progress for Bars {
    fn start(&self, name: &'static str, total: u64, unit: Unit) {
        let bar = self.bar(name, total, unit);
        self.with_stage(|stage| {
            let before = stage.replace(Stage { name, since: Instant::now(), bar });
            before.iter().for_each(Self::end);
        });
    }

    fn advance(&self, units: u64) {
        self.with_stage(|stage| stage.iter().for_each(|stage| stage.bar.inc(units)));
    }

    fn finish(&self) {
        self.with_stage(|stage| stage.take().iter().for_each(Self::end));
    }
}

impl Drop for Bars {
    /// A stage that broke off leaves no bar behind.
    fn drop(&mut self) {
        self.with_stage(|stage| stage.take().iter().for_each(|stage| stage.bar.finish_and_clear()));
    }
}
