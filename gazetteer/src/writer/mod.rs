//! Writing a gazetteer: drafts in, a sealed folder out.
//!
//! The folder is written beside its destination, sealed by its manifest and only then put in its place in one step, so
//! that a killed import or a full disk leaves the gazetteer that was there before.

mod borders;
mod entrances;
mod houses;
mod ids;
mod install;
mod order;
mod paths;
mod places;
mod shapes;
mod strings;
mod tokens;

use std::collections::BTreeMap;

pub use install::Staging;

use self::houses::HouseTable;
use self::order::Order;
use self::places::PlaceTables;
use self::strings::StringFile;
use crate::draft::Drafts;
use crate::error::Error;
use crate::format::{FORMAT, file};
use crate::geometry::BoundingBox;
use crate::manifest::{ATTRIBUTION, Counts, LICENCE, Manifest, MemoryTaken, Source};
use crate::text::TEXT_RULES;

/// What the manifest says besides what the drafts tell.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The extract.
    pub source: Source,
    /// Time of the import, RFC 3339, UTC.
    pub imported: String,
    /// Version of the program.
    pub parvis: String,
    /// Objects dropped, by reason.
    pub dropped: BTreeMap<String, u64>,
}

/// Writes all files of a gazetteer into a staging folder and seals them; `memory` is asked at the very end.
///
/// Each file is written as soon as it is complete, and what it was made from is given up then.
///
/// # Errors
/// When the disk fails or there is more data than the format can address.
pub fn write(
    mut drafts: Drafts,
    facts: Facts,
    memory: &dyn Fn() -> MemoryTaken,
    staging: &Staging,
) -> Result<Manifest, Error> {
    let order = Order::of(&drafts.places)?;
    let counts = write_tables(&mut drafts, &order, staging)?;
    tokens::write_words(&staging.path().join(file::WORDS), &drafts, &order)?;
    let bounds = drafts.places.iter().fold(BoundingBox::EMPTY, |bbox, place| bbox.with(place.position));
    let degrees = |value: i32| f64::from(value) / crate::geometry::E7;
    let manifest = Manifest {
        format: FORMAT,
        text_rules: TEXT_RULES,
        parvis: facts.parvis,
        imported: facts.imported,
        source: facts.source,
        bounds: (!drafts.places.is_empty())
            .then(|| [bounds.south, bounds.west, bounds.north, bounds.east].map(degrees)),
        counts,
        dropped: facts.dropped,
        memory: memory(),
        languages: languages(&drafts),
        licence: LICENCE.to_owned(),
        attribution: ATTRIBUTION.to_owned(),
        files: BTreeMap::new(),
    };
    staging.seal(manifest)
}

/// Writes everything but the words. The drafts lose their lines and outlines.
fn write_tables(drafts: &mut Drafts, order: &Order, staging: &Staging) -> Result<Counts, Error> {
    let mut strings = StringFile::new(&drafts.strings, drafts);
    let mut tables = PlaceTables::new(drafts, order, &mut strings)?;
    staging.write_offset_file(file::SHAPES, &tables.take_shapes())?;
    drafts.places.iter_mut().for_each(|place| place.shape.forget_points());
    let mut houses = HouseTable::new(drafts, order, &mut tables, &mut strings)?;
    staging.write_offset_file(file::HOUSES, &std::mem::take(&mut houses.bytes))?;
    drafts.houses.iter_mut().for_each(|house| house.outline = Vec::new());
    drafts.ranges.iter_mut().for_each(|range| range.line = Vec::new());
    let (entrances, entrance_rows) = entrances::encode(drafts, order, &houses, &mut tables, &mut strings)?;
    staging.write_offset_file(file::ENTRANCES, &entrances)?;
    staging.write(file::ENTRANCE_ROWS, bytemuck::cast_slice(&entrance_rows))?;
    staging.write_offset_file(file::STRINGS, &strings.bytes)?;
    staging.write_offset_file(file::NAMES, &tables.tags.bytes)?;
    staging.write_offset_file(file::CHAINS, &tables.chains)?;
    staging.write(file::CATEGORIES, bytemuck::cast_slice(&tables.categories.records))?;
    drop(strings);

    let (ids, block_index) = ids::encode(drafts, order, &tables, &houses)?;
    staging.write_offset_file(file::IDS, &ids)?;
    staging.write(file::ID_BLOCK_INDEX, bytemuck::cast_slice(&block_index))?;
    drop(ids);
    staging.write(file::POINT_TREE, &tables.point_tree(&houses))?;
    staging.write(file::AREA_TREE, &tables.area_tree())?;
    staging.write(file::STREET_TREE, &tables.street_tree())?;
    staging.write(file::CATEGORY_TREE, &tables.category_tree())?;
    staging.write(file::PLACES, bytemuck::cast_slice(&tables.records))?;
    staging.write(file::LINES, bytemuck::cast_slice(&tables.lines))?;
    staging.write(file::BLOCKS, bytemuck::cast_slice(&houses.blocks))?;
    Ok(counts(drafts, &houses))
}

fn counts(drafts: &Drafts, houses: &HouseTable) -> Counts {
    let mut layers = BTreeMap::new();
    for place in drafts.places.iter().filter(|place| place.linked_to.is_none()) {
        let layer = match place.rank_address {
            26 | 27 => "streets",
            1..=4 => "countries",
            5 if place.rank_search == 21 => "postcodes",
            5..=25 => "areas and settlements",
            _ => "points of interest and buildings",
        };
        *layers.entry(layer.to_owned()).or_default() += 1;
    }
    let ranges = drafts.ranges.len() as u64;
    Counts { places: drafts.places.len() as u64, houses: houses.rows - ranges, ranges, layers }
}

/// Languages of the names, most frequent first.
fn languages(drafts: &Drafts) -> Vec<String> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (key, _) in drafts.places.iter().flat_map(|place| &place.names) {
        if let Some(language) = drafts.strings.get(*key).strip_prefix("name:") {
            *counts.entry(language).or_default() += 1;
        }
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|&(language, count)| (std::cmp::Reverse(count), language));
    sorted.into_iter().map(|(language, _)| language.to_owned()).collect()
}
