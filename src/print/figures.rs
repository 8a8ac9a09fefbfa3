//! Figures for people: sizes in bytes, and columns of names and counts.

use std::io::{Result, Write};

/// A size with three digits or more: `987 B`, `12.3 kB`, `1.2 MB`.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1_000 {
        return format!("{bytes} B");
    }
    let (mut value, mut unit) = (bytes as f64 / 1e3, 0);
    while value >= 999.95 && unit + 1 < UNITS.len() {
        value /= 1e3;
        unit += 1;
    }
    format!("{value:.1} {}", UNITS[unit])
}

/// Prints names and counts as two columns.
pub fn columns<'a>(out: &mut impl Write, rows: impl IntoIterator<Item = (&'a str, u64)>) -> Result<()> {
    let rows: Vec<_> = rows.into_iter().collect();
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    rows.iter().try_for_each(|(name, count)| writeln!(out, "    {name:<width$} {count:>12}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_change_their_unit_at_a_thousand() {
        let texts = [0, 999, 1_000, 12_345, 999_949, 999_950, 1_234_567_890, u64::MAX].map(size);
        assert_eq!(
            texts,
            ["0 B", "999 B", "1.0 kB", "12.3 kB", "999.9 kB", "1.0 MB", "1.2 GB", "18446744.1 TB"].map(str::to_owned)
        );
    }

    #[test]
    fn columns_are_as_wide_as_the_longest_name() {
        let mut out = Vec::new();
        columns(&mut out, [("ä", 1), ("streets", 23)]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "    ä                  1\n    streets           23\n");
    }
}
