//! From an OSM PBF file to [`Features`]: the objects that can be a place or an address, with their geometry.
//!
//! Three passes, each over the blobs that can hold its objects: relations say which ways they need, ways say which
//! nodes they need, nodes bring the positions. In a sorted file that decompresses each blob about once; where the order
//! turns out not to hold, everything starts again with passes over the whole file.

#[cfg(test)]
mod damaged_files;
mod gather;
mod nodes;
mod relations;
mod store;
#[cfg(test)]
mod tests;
mod ways;

use std::path::Path;

use rayon::prelude::*;

use crate::assemble::Locations;
use crate::classify::{Dropped, Reason};
use crate::error::Error;
use crate::feature::{Feature, Features};
use crate::pbf::{PbfFile, Sections};
use crate::progress::{Progress, Unit};
use store::Store;

/// Ways or relations that are assembled together.
const BATCH: usize = 16_384;

/// How an extract is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions {
    /// Reads the whole file in every pass, even where its order would make that needless.
    pub plain_passes: bool,
}

/// Reads an extract.
///
/// Memory is taken by what is left of it and by the nodes of the ways that are left, never by the whole extract.
///
/// # Errors
/// When the file can't be read, is damaged, or is of a kind that can't be read. Odd objects are no error: they are
/// dropped and counted.
pub fn read(extract: &Path, options: &ReadOptions, progress: &dyn Progress) -> Result<Features, Error> {
    let file = PbfFile::open(extract)?;
    let sections = if options.plain_passes { None } else { Sections::find(&file)? };
    if let Some(sections) = sections
        && let Some(features) = pass_by_pass(&file, &sections, progress)?
    {
        return Ok(features);
    }
    // The sections of an unsorted file are not checked, so this is never None.
    Ok(pass_by_pass(&file, &Sections::anywhere(&file), progress)?.unwrap_or_default())
}

/// Reads the sections; `None` where the file turns out to be less sorted than they suppose.
fn pass_by_pass(file: &PbfFile, sections: &Sections, progress: &dyn Progress) -> Result<Option<Features>, Error> {
    let mut store = Store::new(sections.sorted);
    let started = |stage, range: &std::ops::Range<usize>| {
        progress.start(stage, file.bytes_of(range.clone()), Unit::Bytes);
    };
    started("reading relations", &sections.relations);
    let relations = relations::read(file, sections.relations.clone(), &mut store, progress)?;
    progress.finish();
    let Some(relations) = relations else { return Ok(None) };

    started("reading ways", &sections.ways);
    let ways = ways::read(file, sections.ways.clone(), &relations.ways, &mut store, progress)?;
    progress.finish();
    let Some(ways) = ways else { return Ok(None) };

    started("reading nodes", &sections.nodes);
    let needed = || ways.table.nodes().chain(relations.nodes.iter().copied());
    let mut locations = Locations::build(needed, sections.sorted);
    let nodes = nodes::read(file, sections.nodes.clone(), &mut locations, &mut store, progress)?;
    progress.finish();
    let Some(nodes) = nodes else { return Ok(None) };

    let (table, many) = (&ways.table, ways.drafts.len() + relations.drafts.len());
    progress.start("assembling lines and areas", many as u64, Unit::Things);
    let mut features = nodes;
    features.reserve_exact(many);
    in_batches(
        ways.drafts,
        progress,
        |draft| ways::finish(draft, table, &locations, &store.strings),
        |feature| {
            keep(feature, &mut features, &mut store.dropped);
        },
    );
    in_batches(
        relations.drafts,
        progress,
        |draft| relations::finish(draft, table, &locations),
        |(feature, open)| {
            store.dropped.add(Reason::OpenRing, open as u64);
            keep(feature, &mut features, &mut store.dropped);
        },
    );
    progress.finish();
    Ok(Some(store.into_features(file.header().clone(), features, relations.streets)))
}

/// Makes something of each draft in parallel and takes the results in order, without holding all of them twice.
fn in_batches<D: Send, T: Send>(
    drafts: Vec<D>,
    progress: &dyn Progress,
    make: impl Fn(D) -> T + Sync,
    mut take: impl FnMut(T),
) {
    let mut drafts = drafts.into_iter();
    loop {
        let batch: Vec<D> = drafts.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return;
        }
        let count = batch.len() as u64;
        let made: Vec<T> = batch.into_par_iter().map(&make).collect();
        made.into_iter().for_each(&mut take);
        progress.advance(count);
    }
}

fn keep(feature: Option<Feature>, features: &mut Vec<Feature>, dropped: &mut Dropped) {
    match feature {
        Some(feature) => features.push(feature),
        None => dropped.add(Reason::NoGeometry, 1),
    }
}
