//! Answers as text: two lines an answer, the address and below it what it is and where.
//!
//! ```text
//! 52, Aleksanterinkatu, Kluuvi, Helsinki, 00100, Suomi
//!     building=retail  60.1690000 24.9440000  W123  the house number
//! ```

use std::io::{Result, Write};

use gazetteer::Languages;
use geocoder::{Answer, Explanation, MatchType, Score, address};

/// How the lines of an answer look on a terminal; plain elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    address: anstyle::Style,
    about: anstyle::Style,
}

impl Style {
    /// The address stands out where there is colour.
    pub fn new(has_colour: bool) -> Self {
        if !has_colour {
            return Self::default();
        }
        Self { address: anstyle::Style::new().bold(), about: anstyle::Style::new().dimmed() }
    }
}

/// Prints an answer.
pub fn answer(out: &mut impl Write, answer: &Answer<'_>, languages: &Languages, style: &Style) -> Result<()> {
    let entry = &answer.entry;
    let (category, position) = (entry.category(), answer.position);
    let Style { address, about } = style;
    let text = address::display_name(&address::parts(answer, languages));
    writeln!(out, "{address}{text}{address:#}")?;
    write!(out, "{about}    {}={}", category.key, category.value)?;
    write!(out, "  {:.7} {:.7}", position.lat_degrees(), position.lon_degrees())?;
    if let Some(osm) = entry.osm() {
        write!(out, "  {osm}")?;
    }
    if let Some(metres) = answer.distance_m {
        write!(out, "  {metres:.1} m")?;
    }
    write!(out, "  {}", said(answer.match_type))?;
    if !answer.unused.is_empty() {
        write!(out, "  without \"{}\"", answer.unused.join(" "))?;
    }
    writeln!(out, "{about:#}")
}

/// How far an answer goes, in words.
fn said(matched: MatchType) -> &'static str {
    match matched {
        MatchType::Number => "the house number",
        MatchType::Interpolated => "between known house numbers",
        MatchType::StreetOnly => "the street, this number is not on the map",
        MatchType::Corner => "the corner of two streets",
        MatchType::Named => "by its name",
        MatchType::Found => "what was asked for",
        MatchType::AreaOnly => "only an area around it",
    }
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
