//! The command line of Parvis.

fn main() {}
