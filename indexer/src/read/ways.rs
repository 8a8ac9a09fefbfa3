//! The pass over ways: those that are places, and those that relations need.

use std::ops::{ControlFlow, Range};

use gazetteer::{OsmType, Shape};

use super::gather::{Gathered, Gatherer};
use super::nodes::feature;
use super::store::{Store, Tagged};
use crate::assemble::{Locations, WayTable, line_or_ring};
use crate::error::Error;
use crate::fault::Fault;
use crate::feature::{Extra, Feature};
use crate::pbf::{Block, PbfFile};
use crate::progress::Progress;
use crate::strings::Strings;

/// What the pass leaves.
#[derive(Debug)]
pub(super) struct Ways {
    pub drafts: Vec<WayDraft>,
    pub table: WayTable,
}

/// A way that is a place, before its nodes are known.
#[derive(Debug)]
pub(super) struct WayDraft {
    tagged: Tagged,
    area: bool,
}

struct WaysOfBlock {
    gathered: Gathered,
    areas: Vec<bool>,
    table: WayTable,
}

/// Reads ways; `members` are those that relations need, sorted. `None` where the file is not sorted as supposed.
pub(super) fn read(
    file: &PbfFile,
    blobs: Range<usize>,
    members: &[u64],
    store: &mut Store,
    progress: &dyn Progress,
) -> Result<Option<Ways>, Error> {
    store.begin_pass();
    let is_sorted = store.sorted;
    let mut drafts: Vec<WayDraft> = Vec::new();
    let mut table = WayTable::default();
    let flow = file.scan(
        blobs,
        progress,
        |block| of_block(block, members, is_sorted),
        |block| {
            let Some(tagged) = store.absorb(1, &block.gathered, &mut drafts, |draft| draft.tagged.osm) else {
                return ControlFlow::Break(());
            };
            table.extend(&block.table);
            drafts.extend(tagged.into_iter().zip(block.areas).map(|(tagged, area)| WayDraft { tagged, area }));
            ControlFlow::Continue(())
        },
    )?;
    store.settle(&mut drafts, |draft| (draft.tagged.osm, draft.tagged.version));
    table.settle();
    Ok(flow.is_continue().then_some(Ways { drafts, table }))
}

fn of_block(block: &Block<'_>, members: &[u64], is_sorted: bool) -> Result<WaysOfBlock, Fault> {
    let mut gatherer = Gatherer::new(block, is_sorted);
    let (mut areas, mut table) = (Vec::new(), WayTable::default());
    block.ways(|way| {
        let Some(osm) = gatherer.meet(OsmType::Way, way.id, way.version) else { return };
        areas.truncate(gatherer.kept());
        let place = if way.tags.is_empty() {
            gatherer.let_go(osm, way.version);
            None
        } else {
            gatherer.judge(osm, way.version, way.tags)
        };
        areas.extend(place.as_ref().map(|verdict| {
            let closed = way.nodes.len() > 3 && way.nodes.first() == way.nodes.last();
            closed && gatherer.classifier.is_area(way.tags, &verdict.categories)
        }));
        if place.is_some() || members.binary_search(&osm.number()).is_ok() {
            // No node has a negative number that is read, nor the one that these become.
            let nodes = way.nodes.iter().map(|&id| u64::try_from(id).unwrap_or(u64::MAX));
            table.add(osm.number(), way.version, nodes);
        }
    })?;
    Ok(WaysOfBlock { gathered: gatherer.finish(), areas, table })
}

/// Gives a way its form; `None` where none of its nodes is in the extract.
pub(super) fn finish(draft: WayDraft, table: &WayTable, locations: &Locations, strings: &Strings) -> Option<Feature> {
    let nodes = table.nodes_of(draft.tagged.osm.number())?;
    let (shape, ids) = line_or_ring(&nodes, draft.area, locations)?;
    let mut feature = feature(draft.tagged, shape);
    let keys = || feature.categories.iter().map(|category| (strings.get(category.key), strings.get(category.value)));
    if matches!(feature.shape, Shape::Lines(_))
        && keys().any(|category| category.0 == "highway" || category == ("place", "houses"))
    {
        let numbered_nodes = numbered(&ids, locations);
        feature.rare = (!numbered_nodes.is_empty()).then(|| Box::new(Extra { numbered_nodes, ..Extra::default() }));
    }
    Some(feature)
}

/// The nodes of a line that carry a house number, each once.
fn numbered(ids: &[u64], locations: &Locations) -> Vec<(u64, u32)> {
    let closed = ids.len() > 1 && ids.first() == ids.last();
    let once = &ids[..ids.len() - usize::from(closed)];
    let with_index = once.iter().enumerate().filter(|(_, id)| locations.is_numbered(**id));
    with_index.map(|(index, &id)| (id, index as u32)).collect()
}
