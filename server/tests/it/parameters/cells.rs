//! The lines of `cells.tsv`.

use std::collections::HashMap;

use super::described::Described;
use super::effect::Effect;
use super::request::Question;

/// All lines.
pub struct Cells {
    /// The usual question of each operation.
    pub usual: Vec<(String, String)>,
    /// What is tried, in the order of the file.
    pub cells: Vec<Cell>,
}

/// One parameter of one operation.
pub struct Cell {
    /// Method and path, as in `GET /search`.
    pub operation: String,
    /// Its name; `-` where the operation has none.
    pub parameter: String,
    /// The question without it; `*` for the usual one.
    own: String,
    /// What is sent with it; `-` for nothing.
    pub sent: String,
    effects: HashMap<String, Effect>,
    usual_effect: Effect,
}

impl Cells {
    pub fn parse(text: &str) -> Self {
        let mut cells = Self { usual: Vec::new(), cells: Vec::new() };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            match columns[..] {
                ["@", operation, usual] => cells.usual.push((operation.to_owned(), usual.to_owned())),
                [paths, parameter, own, sent, effect] => {
                    for path in paths.split(' ') {
                        cells.add(path, &[parameter, own, sent, effect]);
                    }
                }
                _ => panic!("cells.tsv: three columns behind @ or five expected: {line}"),
            }
        }
        cells
    }

    /// A line for every operation of a path; of two, `shape` is in the body that is posted.
    fn add(&mut self, path: &str, &[parameter, own, sent, effect]: &[&str; 4]) {
        let of_path =
            |operation: &&(String, String)| operation.0.split_once(' ').is_some_and(|(_, known)| known == path);
        let operations: Vec<String> = self.usual.iter().filter(of_path).map(|(name, _)| name.clone()).collect();
        assert!(!operations.is_empty(), "cells.tsv: no line with @ for {path}");
        for operation in operations.into_iter().filter(|name| parameter != "shape" || name.starts_with("POST")) {
            let mut parts = effect.split("; ");
            let usual_effect = Effect::parse(parts.next().unwrap_or_default());
            let exceptions = parts.filter_map(|part| part.split_once(": "));
            let effects = exceptions.flat_map(|(formats, effect)| {
                formats.split(',').map(move |format| (format.to_owned(), Effect::parse(effect)))
            });
            self.cells.push(Cell {
                operation,
                parameter: parameter.to_owned(),
                own: own.to_owned(),
                sent: if sent == "-" { String::new() } else { sent.to_owned() },
                effects: effects.collect(),
                usual_effect,
            });
        }
    }

    /// The cells of a dialect.
    pub fn of_dialect<'a>(&'a self, described: &'a Described, dialect: &'a str) -> impl Iterator<Item = &'a Cell> {
        self.cells.iter().filter(move |cell| described.operation(&cell.operation).dialect == dialect)
    }
}

impl Cell {
    /// Whether it is asked at another path than its operation's usual one.
    pub fn has_own_path(&self) -> bool {
        self.own.starts_with('/')
    }

    /// The question without the parameter.
    pub fn question(&self, cells: &Cells) -> Question {
        let usual = || cells.usual.iter().find(|(name, _)| *name == self.operation).map_or("", |(_, usual)| usual);
        Question::new(if self.own == "*" { usual() } else { &self.own })
    }

    /// The question where it is not the usual one.
    pub fn shown_question(&self) -> String {
        if self.own == "*" { String::new() } else { self.own.clone() }
    }

    /// The effect in a format.
    pub fn effect(&self, format: Option<&str>) -> &Effect {
        format.and_then(|format| self.effects.get(format)).unwrap_or(&self.usual_effect)
    }
}
