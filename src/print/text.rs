//! Answers as text: two lines an answer, the address and below it what it is and where.
//!
//! ```text
//! 52, Aleksanterinkatu, Kluuvi, Helsinki, 00100, Suomi
//!     building=retail  60.1690000 24.9440000  W123  number
//! ```

use std::io::{Result, Write};

use gazetteer::Languages;
use geocoder::{Answer, Explanation, Score, address};

/// Prints an answer.
pub fn answer(out: &mut impl Write, answer: &Answer<'_>, languages: &Languages) -> Result<()> {
    let entry = &answer.entry;
    let (category, position) = (entry.category(), answer.position);
    writeln!(out, "{}", address::display_name(&address::parts(answer, languages)))?;
    write!(out, "    {}={}", category.key, category.value)?;
    write!(out, "  {:.7} {:.7}", position.lat_degrees(), position.lon_degrees())?;
    if let Some(osm) = entry.osm() {
        write!(out, "  {osm}")?;
    }
    if let Some(metres) = answer.distance_m {
        write!(out, "  {metres:.1} m")?;
    }
    write!(out, "  {}", super::matched(answer.match_type).replace('_', " "))?;
    if !answer.unused.is_empty() {
        write!(out, "  without \"{}\"", answer.unused.join(" "))?;
    }
    writeln!(out)
}

/// Prints the parts that a score is the sum of.
pub fn score(out: &mut impl Write, score: &Score) -> Result<()> {
    let parts: Vec<String> = score.parts().map(|(part, value)| format!("{} {value:+.4}", part.name())).collect();
    writeln!(out, "    score {:.4} = {}", score.total(), parts.join(", "))
}

/// Prints how answers came about.
pub fn explanation(out: &mut impl Write, explanation: &Explanation) -> Result<()> {
    writeln!(out, "tokens: {}", explanation.tokens.join(" "))?;
    for reading in &explanation.lookups {
        writeln!(out, "reading: {}: {} candidates", reading.meaning, reading.candidates)?;
        for word in &reading.words {
            writeln!(out, "    {word}")?;
        }
    }
    Ok(())
}
