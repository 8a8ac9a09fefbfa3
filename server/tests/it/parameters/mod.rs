//! Every parameter of every operation: that it is tried, that it does what is said of it in every format, and that
//! docs/dialects.md says the same.
//!
//! What is tried stands in `cells.tsv`. The route table, as /openapi.json shows it, says what there is to try; a
//! parameter without a line fails [`every_parameter_of_every_operation_is_tried`], so a new one comes with its line.

mod answers;
mod cells;
mod described;
mod document;
mod effect;
mod request;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use axum::Router;

use crate::harness;
use cells::{Cell, Cells};
use described::Described;

static SERVICE: LazyLock<Router> = LazyLock::new(harness::helsinki);
static CELLS: LazyLock<Cells> = LazyLock::new(|| Cells::parse(include_str!("cells.tsv")));
static DESCRIBED: LazyLock<Described> =
    LazyLock::new(|| Described::of(&harness::get(&SERVICE, "/openapi.json").json()));

/// Tries every cell of a dialect in every format and fails with all that don't hold.
#[track_caller]
fn try_all(dialect: &str) {
    let wrong: Vec<String> = CELLS.of_dialect(&DESCRIBED, dialect).flat_map(failures).collect();
    assert!(wrong.is_empty(), "{} of {dialect} don't hold:\n{}", wrong.len(), wrong.join("\n"));
}

fn failures(cell: &Cell) -> Vec<String> {
    let operation = DESCRIBED.operation(&cell.operation);
    let formats = if cell.has_own_path() { &[][..] } else { &operation.formats };
    let formats: Vec<Option<&str>> =
        if formats.is_empty() { vec![None] } else { formats.iter().map(|format| Some(format.as_str())).collect() };
    let asked = formats.into_iter().filter_map(|format| {
        let effect = cell.effect(format);
        let alone = cell.question(&CELLS).ask(&SERVICE, operation, format);
        let with = cell.question(&CELLS).and(&cell.sent).ask(&SERVICE, operation, format);
        let found = effect.holds(format, &alone, &with);
        found.err().map(|found| {
            format!("{} {} ({}): {effect} expected, {found}", cell.operation, cell.parameter, format.unwrap_or("-"))
        })
    });
    asked.collect()
}

#[test]
fn every_parameter_of_nominatim_has_its_effect_in_every_format() {
    try_all("Nominatim");
}

#[test]
fn every_parameter_of_photon_has_its_effect() {
    try_all("Photon");
}

#[test]
fn every_parameter_of_addok_has_its_effect() {
    try_all("Addok");
}

#[test]
fn every_parameter_of_pelias_has_its_effect() {
    try_all("Pelias");
}

#[test]
fn every_parameter_of_bragi_has_its_effect() {
    try_all("Bragi");
}

#[test]
fn every_parameter_of_opencage_has_its_effect() {
    try_all("OpenCage");
}

#[test]
fn every_parameter_that_belongs_to_no_dialect_has_its_effect() {
    try_all("Parvis");
}

#[test]
fn every_parameter_of_every_operation_is_tried() {
    let there: BTreeSet<String> = DESCRIBED.parameters();
    let tried: BTreeSet<String> =
        CELLS.cells.iter().map(|cell| DESCRIBED.name(&cell.operation, &cell.parameter)).collect();
    let missing: Vec<&String> = there.difference(&tried).collect();
    let unknown: Vec<&String> = tried.difference(&there).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "without a line in cells.tsv: {missing:?}; not there: {unknown:?}"
    );
}

#[test]
fn the_document_has_a_row_for_every_cell() {
    document::check();
}
