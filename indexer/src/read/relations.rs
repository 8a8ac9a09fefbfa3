//! The pass over relations: areas, streets with their houses, sites.

use std::ops::{ControlFlow, Range};

use gazetteer::{BoundingBox, OsmId, OsmType, Point, Shape};

use super::gather::{Gathered, Gatherer};
use super::nodes::feature;
use super::store::{Store, Tagged};
use crate::assemble::{self, Locations, MemberWay, Role, WayTable};
use crate::classify::Reason;
use crate::error::Error;
use crate::fault::Fault;
use crate::feature::{Extra, Feature, StreetRelation};
use crate::pbf::{self, Block, PbfFile};
use crate::progress::Progress;

/// Roles of ways that have no part in the form of their relation.
const NO_FORM: [&str; 5] = ["label", "admin_centre", "capital", "subarea", "side_stream"];

/// What the pass leaves.
#[derive(Debug, Default)]
pub(super) struct Relations {
    pub drafts: Vec<RelationDraft>,
    pub streets: Vec<StreetRelation>,
    /// Ways that are needed, sorted.
    pub ways: Vec<u64>,
    /// Nodes that are needed.
    pub nodes: Vec<u64>,
}

/// A relation that is a place, before its members are known.
#[derive(Debug)]
pub(super) struct RelationDraft {
    tagged: Tagged,
    members: Members,
}

/// What a relation's type makes of its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Rings of ways.
    Area,
    /// Ways one after the other.
    Line,
    /// A point in the middle of the members.
    Site,
    /// Rings of the outline of a building whose parts are members too.
    Building,
    /// A street and its houses.
    Street,
}

#[derive(Debug)]
struct Members {
    form: Form,
    ways: Vec<MemberWay>,
    nodes: Vec<u64>,
    label: Option<OsmId>,
    admin_centre: Option<OsmId>,
    streets: Vec<OsmId>,
    houses: Vec<OsmId>,
}

struct RelationsOfBlock {
    gathered: Gathered,
    members: Vec<Members>,
}

/// Reads relations; `None` where the file is not sorted as supposed.
pub(super) fn read(
    file: &PbfFile,
    blobs: Range<usize>,
    store: &mut Store,
    progress: &dyn Progress,
) -> Result<Option<Relations>, Error> {
    store.begin_pass();
    let is_sorted = store.sorted;
    let mut drafts: Vec<RelationDraft> = Vec::new();
    let flow = file.scan(
        blobs,
        progress,
        |block| of_block(block, is_sorted),
        |block| {
            let Some(tagged) = store.absorb(2, &block.gathered, &mut drafts, |draft| draft.tagged.osm) else {
                return ControlFlow::Break(());
            };
            drafts.extend(
                tagged.into_iter().zip(block.members).map(|(tagged, members)| RelationDraft { tagged, members }),
            );
            ControlFlow::Continue(())
        },
    )?;
    store.settle(&mut drafts, |draft| (draft.tagged.osm, draft.tagged.version));
    Ok(flow.is_continue().then(|| sort_out(drafts)))
}

fn sort_out(drafts: Vec<RelationDraft>) -> Relations {
    let mut relations = Relations::default();
    for draft in drafts {
        if draft.members.form == Form::Street {
            let Members { streets, houses, .. } = draft.members;
            relations.streets.push(StreetRelation { osm: draft.tagged.osm, tags: draft.tagged.tags, streets, houses });
        } else {
            relations.ways.extend(draft.members.ways.iter().map(|way| way.id));
            relations.nodes.extend(&draft.members.nodes);
            relations.drafts.push(draft);
        }
    }
    relations.ways.sort_unstable();
    relations.ways.dedup();
    relations
}

fn of_block(block: &Block<'_>, is_sorted: bool) -> Result<RelationsOfBlock, Fault> {
    let mut gatherer = Gatherer::new(block, is_sorted);
    let mut members = Vec::new();
    block.relations(|relation| {
        let Some(osm) = gatherer.meet(OsmType::Relation, relation.id, relation.version) else { return };
        members.truncate(gatherer.kept());
        let form = match gatherer.classifier.value(relation.tags, "type") {
            "multipolygon" | "boundary" => Form::Area,
            "building" => Form::Building,
            "waterway" => Form::Line,
            "site" => Form::Site,
            "associatedStreet" | "street" => Form::Street,
            _ => {
                gatherer.let_go(osm, relation.version);
                return gatherer.drop(Reason::RelationType);
            }
        };
        if form == Form::Street {
            gatherer.keep(osm, relation.version, relation.tags, &[]);
        } else if gatherer.judge(osm, relation.version, relation.tags).is_none() {
            return;
        }
        members.push(members_of(form, relation.members));
    })?;
    Ok(RelationsOfBlock { gathered: gatherer.finish(), members })
}

fn members_of(form: Form, all: &[pbf::Member<'_>]) -> Members {
    let (ways, nodes, streets, houses) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut members = Members { form, ways, nodes, label: None, admin_centre: None, streets, houses };
    for member in all {
        let Some(osm) = u64::try_from(member.id).ok().and_then(|id| OsmId::new(member.kind, id)) else { continue };
        match (form, member.kind, member.role) {
            (Form::Street, OsmType::Way, "street") => members.streets.push(osm),
            (Form::Street, _, "house" | "address" | "") => members.houses.push(osm),
            (Form::Area, OsmType::Node, "label") => members.label = members.label.or(Some(osm)),
            (Form::Area, OsmType::Node, "admin_centre" | "capital") => {
                members.admin_centre = members.admin_centre.or(Some(osm));
            }
            (Form::Building, OsmType::Way, "outline" | "outer") => {
                members.ways.push(MemberWay { id: osm.number(), role: Role::of("outer") });
            }
            (Form::Site, OsmType::Node, _) => members.nodes.push(osm.number()),
            (Form::Area | Form::Line | Form::Site, OsmType::Way, role) if !NO_FORM.contains(&role) => {
                members.ways.push(MemberWay { id: osm.number(), role: Role::of(role) });
            }
            _ => {}
        }
    }
    members.nodes.extend([members.label, members.admin_centre].into_iter().flatten().map(OsmId::number));
    members
}

/// Gives a relation its form, and tells how many rings did not close; no form where no member is in the extract.
pub(super) fn finish(draft: RelationDraft, table: &WayTable, locations: &Locations) -> (Option<Feature>, usize) {
    let members = draft.members;
    let named = [members.label, members.admin_centre].into_iter().flatten();
    let marks: Vec<Point> = named.filter_map(|osm| locations.get(osm.number())).collect();
    let (shape, cut, open) = match members.form {
        Form::Area | Form::Building => {
            let area = assemble::area(&members.ways, &marks, table, locations);
            (area.shape, area.cut, area.open_rings)
        }
        Form::Line => (assemble::lines(&members.ways, table, locations), false, 0),
        Form::Site | Form::Street => (None, false, 0),
    };
    let no_area = shape.is_none() && members.form != Form::Site;
    let mark = || marks.first().copied().or_else(|| middle(&members, table, locations)).map(Shape::Point);
    let Some(shape) = shape.or_else(mark) else { return (None, open) };
    let mut feature = feature(draft.tagged, shape);
    let (label, admin_centre, cut) = (members.label, members.admin_centre, cut || no_area);
    if cut || label.is_some() || admin_centre.is_some() {
        feature.rare = Some(Box::new(Extra { label, admin_centre, cut, ..Extra::default() }));
    }
    (Some(feature), open)
}

/// The middle of the members that are in the extract.
fn middle(members: &Members, table: &WayTable, locations: &Locations) -> Option<Point> {
    let of_ways = members.ways.iter().filter_map(|way| table.nodes_of(way.id)).flatten();
    let points = of_ways.chain(members.nodes.iter().copied()).filter_map(|id| locations.get(id));
    let bounds = BoundingBox::of_points(points);
    (bounds != BoundingBox::EMPTY).then(|| bounds.centre())
}
