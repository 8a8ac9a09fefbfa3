//! What Parvis promises, from an extract to an answer.
//!
//! Most tests draw a small map as text ([`support::World`]), write it as a real PBF file, import that and ask. The
//! others run the built binary, damage files on purpose, or ask about real extracts. Each test is named by the rule
//! that it keeps.

#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test that panics has failed")]

mod support;

mod addresses;
mod articles;
mod as_people_write;
mod categories;
mod command_line;
mod damage;
mod entrances;
mod extracts;
mod failing;
mod generations;
mod getting;
mod guides;
mod helsinki;
mod hierarchy;
mod hostile;
mod importance;
mod importing;
mod kinds;
mod kinds_of_places;
mod languages;
mod liechtenstein;
mod listed_numbers;
mod local_systems;
mod meaning;
mod memory;
mod misspelt;
mod names;
mod notations;
mod numbers;
mod parts;
mod photon_dump;
mod postcodes;
mod ranking;
mod reverse;
mod search;
mod serving;
mod streets;
mod tolerance;
mod updating;
mod weights;
