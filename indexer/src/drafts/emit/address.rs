//! House numbers that are nothing else, and rows of interpolated numbers.

use gazetteer::draft::{EntranceOwner, HouseDraft, PlaceDraft, RangeDraft, ShapeDraft};
use gazetteer::{Drafts, Point, Shape};
use rayon::prelude::*;

use super::builder::DraftBuilder;
use super::context::DraftContext;
use super::partial::{Ancestors, NO_CHAIN, PartialDraft, batches};
use super::place::unmapped_place;
use crate::model::Model;
use crate::model::entries::Role;
use crate::model::names;
use crate::parents::{AddressObject, Range, ranges};

/// What an address object becomes.
enum AddressDraft {
    House(HouseDraft),
    /// A house that nothing is near enough to be the parent of.
    Orphan(Box<PlaceDraft>),
    Ranges(Vec<RangeDraft>),
}

/// An address object without its address hierarchy and outline.
struct PartialAddress {
    feature: u32,
    position: Point,
    ancestors: Ancestors,
    draft: AddressDraft,
}

/// Drafts all address objects that are no venues, in their order.
pub(super) fn draft(context: &mut DraftContext, builder: &mut DraftBuilder) {
    let is_venue =
        |context: &DraftContext, object: &AddressObject| context.model.entries[object.entry as usize].role == Role::Poi;
    let count = context.results.objects.iter().filter(|object| !is_venue(context, object)).count();
    builder.drafts.houses.reserve_exact(count);
    for batch in batches(context.results.objects.len()) {
        let partials: Vec<PartialAddress> = batch
            .into_par_iter()
            .filter(|&object| !is_venue(context, &context.results.objects[object]))
            .filter_map(|object| partial_draft(context, object))
            .collect();
        for partial in partials {
            finish(partial, context, builder);
        }
    }
}

/// Gives a partial draft its address hierarchy and outline and adds it.
fn finish(partial: PartialAddress, context: &mut DraftContext, builder: &mut DraftBuilder) {
    let PartialAddress { feature, position, ancestors, draft } = partial;
    let chain = builder.chain(&ancestors, position, context);
    match draft {
        AddressDraft::House(house) => finish_house(HouseDraft { chain, ..house }, feature, &mut context.model, builder),
        AddressDraft::Orphan(draft) => builder.add(PartialDraft { draft: *draft, ancestors }, context),
        AddressDraft::Ranges(ranges) => {
            builder.drafts.ranges.extend(ranges.into_iter().map(|range| RangeDraft { chain, ..range }));
        }
    }
}

fn finish_house(mut house: HouseDraft, feature: u32, model: &mut Model, builder: &mut DraftBuilder) {
    let is_beside = !model.features.features[feature as usize]
        .categories
        .iter()
        .any(|category| (category.key, category.value) == (house.category.key, house.category.value));
    let shape = builder.shapes.take(model, feature);
    // The grounds of a farm or a square are not the house.
    if let Shape::Area(polygons) = shape
        && !is_beside
    {
        house.outline = polygons.into_iter().next().map(|polygon| polygon.outer).unwrap_or_default();
        let Drafts { houses, entrances, .. } = &mut builder.drafts;
        let owner = EntranceOwner::House(houses.len() as u32);
        builder.entrances.lead_into(owner, [house.outline.as_slice()], model, entrances);
    }
    builder.drafts.houses.push(house);
}

fn partial_draft(context: &DraftContext, index: usize) -> Option<PartialAddress> {
    let object = &context.results.objects[index];
    let entry = &context.model.entries[object.entry as usize];
    let country = context.country(entry.country, &object.ancestors);
    let town = context.town(entry.position, &object.ancestors, Some(object.address));
    let ancestors =
        Ancestors { entries: object.ancestors.to_vec(), unmapped: unmapped_place(context, index), town, country };
    let draft = if entry.role == Role::Interpolation { rows(context, index)? } else { house(context, object, index)? };
    Some(PartialAddress { feature: entry.feature, position: entry.position, ancestors, draft })
}

fn house(context: &DraftContext, object: &AddressObject, index: usize) -> Option<AddressDraft> {
    let model = &context.model;
    let entry = &model.entries[object.entry as usize];
    let feature = model.feature_of(entry);
    let (names, extratags) = names::split(&feature.tags, &model.features.strings, entry.category.key);
    let number = object.number(model)?;
    let category = entry.category;
    let postcode = context.results.postcodes.of_object(model, &context.results.streets, object);
    let Some(parent) = context.numbering.parent(index, object.parent) else {
        return Some(AddressDraft::Orphan(Box::new(PlaceDraft {
            osm: Some(feature.osm),
            category,
            rank_search: entry.rank.search,
            rank_address: entry.rank.address,
            admin_level: 0,
            importance: model.importance(entry.rank.search, [&feature.tags]),
            position: entry.position,
            shape: ShapeDraft::Point,
            names,
            extratags,
            parent: None,
            house_number: Some(number),
            postcode,
            chain: NO_CHAIN,
            context: Box::default(),
            linked_to: None,
        })));
    };
    Some(AddressDraft::House(HouseDraft {
        osm: feature.osm,
        category,
        number,
        names,
        extratags,
        position: entry.position,
        outline: Vec::new(),
        parent,
        postcode,
        chain: NO_CHAIN,
    }))
}

fn rows(context: &DraftContext, index: usize) -> Option<AddressDraft> {
    let object = &context.results.objects[index];
    let feature = context.model.feature(object.entry);
    let parent = context.numbering.parent(index, object.parent)?;
    let postcode = context.results.postcodes.of_object(&context.model, &context.results.streets, object);
    let row = |Range { first, last, step, line }| RangeDraft {
        osm: Some(feature.osm),
        first,
        last,
        step,
        line,
        parent,
        postcode,
        chain: NO_CHAIN,
    };
    let rows: Vec<RangeDraft> =
        ranges(&context.model, feature, &context.results.numbered).into_iter().map(row).collect();
    (!rows.is_empty()).then_some(AddressDraft::Ranges(rows))
}
