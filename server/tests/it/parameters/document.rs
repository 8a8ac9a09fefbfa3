//! The tables of docs/dialects.md, made of the cells.
//!
//! `PARVIS_RECORD=1 cargo test -p server --test it parameters` writes them anew; otherwise they must be there as they
//! are.

use std::path::Path;

use super::cells::Cell;
use super::effect::Effect;
use super::{CELLS, DESCRIBED};

const BEGIN: &str = "<!-- parameters: begin -->";
const END: &str = "<!-- parameters: end -->";

/// Compares the tables, or writes them.
pub fn check() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/dialects.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once(BEGIN).unwrap_or_else(|| panic!("docs/dialects.md: {BEGIN} expected"));
    let (written, tail) = rest.split_once(END).unwrap_or_else(|| panic!("docs/dialects.md: {END} expected"));
    let tables = format!("\n\n{}\n", tables());
    if written == tables {
        return;
    }
    assert!(
        std::env::var_os("PARVIS_RECORD").is_some(),
        "docs/dialects.md differs from cells.tsv; write it anew with PARVIS_RECORD=1 cargo test -p server --test it parameters"
    );
    std::fs::write(&path, format!("{head}{BEGIN}{tables}{END}{tail}")).unwrap();
}

fn tables() -> String {
    let tables: Vec<String> = CELLS.usual.iter().map(|(operation, usual)| table(operation, usual)).collect();
    tables.join("\n")
}

/// The table of an operation.
fn table(operation: &str, usual: &str) -> String {
    let described = DESCRIBED.operation(operation);
    let asked = if usual.is_empty() { String::new() } else { format!(", asked with {}", code(usual)) };
    let formats: Vec<String> = described.formats.iter().map(|format| format!(" {format} |")).collect();
    let formats = formats.concat();
    let rules = "---|".repeat(3 + described.formats.len());
    let rows = CELLS.cells.iter().filter(|cell| cell.operation == operation);
    let rows: String = rows.map(|cell| row(cell, &described.formats)).collect();
    format!(
        "**{operation}** ({}){asked}\n\n| parameter | tried with | effect |{formats}\n|{rules}\n{rows}",
        described.dialect
    )
}

fn row(cell: &Cell, formats: &[String]) -> String {
    let question = cell.shown_question();
    let sent = if cell.parameter == "format" { "format=…" } else { &cell.sent };
    let tried = [question.as_str(), sent].into_iter().filter(|text| !text.is_empty());
    let tried: Vec<String> = tried.map(code).collect();
    let cells: Vec<String> = formats.iter().map(|format| format!(" {} |", mark(cell, format))).collect();
    let cells = cells.concat();
    let effect = cell.effect(None).to_string().replace('|', "\\|");
    format!("| {} | {} | {effect} |{cells}\n", code(&cell.parameter), tried.join(" and "))
}

/// Whether the effect is there in a format.
fn mark(cell: &Cell, format: &str) -> &'static str {
    match cell.effect(Some(format)) {
        // what is asked there is another dialect's, which has one format
        _ if cell.has_own_path() => "its own",
        Effect::Same => "–",
        _ => "yes",
    }
}

fn code(text: &str) -> String {
    if text == "-" { "–".to_owned() } else { format!("`{}`", text.replace('|', "\\|")) }
}
