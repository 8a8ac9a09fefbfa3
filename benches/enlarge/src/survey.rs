//! The first reading: the words of an extract and its bounds.

use std::ops::ControlFlow;

use anyhow::{Result, bail};
use gazetteer::BoundingBox;
use indexer::fault::Fault;
use indexer::pbf::{Block, PbfFile};
use indexer::progress::Silent;
use rustc_hash::FxHashSet;

use crate::keys::{has_names, is_settlement};
use crate::words::{Words, WordsBuilder};

/// What is known of an extract before it is copied.
#[derive(Debug)]
pub struct Survey {
    pub words: Words,
    pub bounds: BoundingBox,
}

/// What one block has.
#[derive(Default)]
struct Found {
    /// Texts with names, each once, and whether it names a settlement.
    texts: FxHashSet<(String, bool)>,
    bounds: Option<BoundingBox>,
}

/// Reads an extract for its words, and for its bounds where the header does not tell them.
///
/// # Errors
/// When the extract is damaged or has no nodes.
pub fn survey(extract: &PbfFile) -> Result<Survey> {
    let mut words = WordsBuilder::default();
    let told = extract.header().bounds.map(|(from, to)| BoundingBox::of_point(from).union(BoundingBox::of_point(to)));
    let mut seen: Option<BoundingBox> = None;
    let _whole = extract.scan(0..extract.blob_count(), &Silent, find, |found| {
        let mut texts: Vec<_> = found.texts.into_iter().collect();
        texts.sort_unstable();
        for (text, is_settlement) in &texts {
            words.add(text, *is_settlement);
        }
        seen = union(seen, found.bounds);
        ControlFlow::Continue(())
    })?;
    let Some(bounds) = told.or(seen) else { bail!("no nodes; an extract with objects is expected") };
    Ok(Survey { words: words.finish(), bounds })
}

fn find(block: &Block<'_>) -> Result<Found, Fault> {
    let mut found = Found::default();
    let texts = block.strings();
    let mut look = |tags: &[(u32, u32)]| {
        let tags = tags.iter().map(|&(key, value)| (texts[key as usize], texts[value as usize]));
        let is_area = tags.clone().any(|(key, value)| is_settlement(key, value));
        for (key, value) in tags.filter(|(key, _)| has_names(key)) {
            found.texts.insert((value.to_owned(), is_area || key == "addr:city"));
        }
    };
    let mut bounds = None;
    block.nodes(|node| {
        look(node.tags);
        bounds = union(bounds, node.point.map(BoundingBox::of_point));
    })?;
    block.ways(|way| look(way.tags))?;
    block.relations(|relation| look(relation.tags))?;
    Ok(Found { bounds, ..found })
}

fn union(a: Option<BoundingBox>, b: Option<BoundingBox>) -> Option<BoundingBox> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.union(b)),
        (one, other) => one.or(other),
    }
}
