//! From the features of an extract to the places, house numbers and address hierarchies that a gazetteer is written
//! from.
//!
//! [`build`] reads like its contents: entries (what each object is), links and ranks, streets, address objects (what
//! each house number and venue belongs to), postcodes, and at last the drafts themselves.

mod country_places;
mod emit;
mod numbering;
mod report;
#[cfg(test)]
#[expect(clippy::print_stderr, reason = "the comparison with genuine answers is read by people")]
mod samples;
mod settlements;
mod stage_results;
mod towns;
mod unplaced;

use gazetteer::Drafts;

use crate::feature::Features;
use crate::hierarchy::{self, Hierarchy};
use crate::importance::Articles;
use crate::listed::Listed;
use crate::model::Model;
use crate::parents;
use crate::postcodes::Postcodes;
use crate::progress::{Progress, Unit};
use crate::streets::Streets;
pub use report::Report;
use unplaced::Unplaced;

/// Builds the drafts of a gazetteer from what reading an extract has left.
///
/// Never fails: what makes no sense is dropped and counted in the report. Takes some 40 bytes a feature beside the
/// features themselves, whose geometry moves into the drafts.
pub fn build(features: Features, articles: Articles, listed: Listed, progress: &dyn Progress) -> (Drafts, Report) {
    let mut stages = Stages { progress, report: Report::of_reading(&features) };
    let mut model = stages.run("classifying places", || Model::build(features, articles, listed));
    let hierarchy = stages.run("ordering areas", || {
        let mut hierarchy = Hierarchy::build(&model);
        hierarchy::link(&mut model, &hierarchy);
        hierarchy::shift(&mut model, &mut hierarchy);
        hierarchy
    });
    let mut streets = stages.run("merging streets", || Streets::build(&model, &hierarchy));
    let numbered = parents::numbered_nodes(&model);
    let objects =
        stages.run("finding streets of addresses", || parents::objects(&model, &hierarchy, &streets, &numbered));
    let listed = parents::listed(&mut model, &hierarchy, &streets);
    let results = stages.run("finding postcodes", || {
        let unmapped = parents::collect(&model, &objects);
        let postcodes = Postcodes::build(&model, &streets);
        streets.end_search();
        stage_results::StageResults { hierarchy, streets, objects, listed, unmapped, numbered, postcodes }
    });
    stages.report.tell_of_lists(&model.listed.tally);
    let unplaced = Unplaced::build(&model, &results.numbered);
    let drafts = stages.run("drafting places", || emit::drafts(model, results));
    unplaced.count(&drafts, &mut stages.report.dropped);
    stages.report.count(&drafts);
    (drafts, stages.report)
}

/// Runs the stages one after the other and takes their time.
struct Stages<'p> {
    progress: &'p dyn Progress,
    report: Report,
}

impl Stages<'_> {
    fn run<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        self.progress.start(stage, 0, Unit::Things);
        let start = std::time::Instant::now();
        let done = work();
        self.report.seconds.push((stage, start.elapsed().as_secs_f64()));
        self.progress.finish();
        done
    }
}
