//! The pass over nodes: positions for ways and relations, and the nodes that are places themselves.

use std::ops::{ControlFlow, Range};

use gazetteer::{OsmType, Point, Shape};

use super::gather::{Gathered, Gatherer};
use super::store::Store;
use crate::assemble::{Locations, Needed};
use crate::classify::Reason;
use crate::error::Error;
use crate::fault::Fault;
use crate::feature::Feature;
use crate::pbf::{Block, PbfFile};
use crate::progress::Progress;

struct NodesOfBlock {
    gathered: Gathered,
    /// Positions of the survivors.
    points: Vec<Point>,
    /// Needed nodes: their index, version, position.
    located: Vec<(usize, i32, Point)>,
    /// Needed nodes that carry a house number.
    numbered: Vec<usize>,
}

/// Reads nodes; `None` where the file is not sorted as supposed.
pub(super) fn read(
    file: &PbfFile,
    blobs: Range<usize>,
    locations: &mut Locations,
    store: &mut Store,
    progress: &dyn Progress,
) -> Result<Option<Vec<Feature>>, Error> {
    store.begin_pass();
    let (needed, is_sorted) = (locations.needed(), store.sorted);
    let mut nodes: Vec<(i32, Feature)> = Vec::new();
    let flow = file.scan(
        blobs,
        progress,
        |block| of_block(block, &needed, is_sorted),
        |block| {
            let Some(tagged) = store.absorb(0, &block.gathered, &mut nodes, |node| node.1.osm) else {
                return ControlFlow::Break(());
            };
            block.located.iter().for_each(|&(index, version, point)| locations.put(index, version, point));
            block.numbered.iter().for_each(|&index| locations.mark_numbered(index));
            nodes.extend(
                tagged
                    .into_iter()
                    .zip(block.points)
                    .map(|(tagged, point)| (tagged.version, feature(tagged, Shape::Point(point)))),
            );
            ControlFlow::Continue(())
        },
    )?;
    store.settle(&mut nodes, |(version, node)| (node.osm, *version));
    Ok(flow.is_continue().then(|| nodes.into_iter().map(|(_, node)| node).collect()))
}

fn of_block(block: &Block<'_>, needed: &Needed, is_sorted: bool) -> Result<NodesOfBlock, Fault> {
    let mut gatherer = Gatherer::new(block, is_sorted);
    let mut cursor = needed.cursor();
    let (mut points, mut located, mut numbered) = (Vec::new(), Vec::new(), Vec::new());
    block.nodes(|node| {
        let Some(osm) = gatherer.meet(OsmType::Node, node.id, node.version) else { return };
        points.truncate(gatherer.kept());
        let Some(point) = node.point else { return gatherer.drop(Reason::OutsideWorld) };
        let index = cursor.seek(osm.number());
        located.extend(index.map(|index| (index, node.version, point)));
        if node.tags.is_empty() {
            gatherer.let_go(osm, node.version);
            return;
        }
        let verdict = gatherer.judge_node(osm, node.version, node.tags, index.is_some());
        points.extend((gatherer.kept() > points.len()).then_some(point));
        numbered.extend(index.filter(|_| verdict.is_some_and(|verdict| verdict.addressed)));
    })?;
    Ok(NodesOfBlock { gathered: gatherer.finish(), points, located, numbered })
}

/// A feature without members and numbers.
pub(super) fn feature(tagged: super::store::Tagged, shape: Shape) -> Feature {
    Feature { osm: tagged.osm, tags: tagged.tags, categories: tagged.categories, shape, rare: None }
}
