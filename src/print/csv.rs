//! Answers as comma-separated values: a head line, then one line an answer.

use std::borrow::Cow;
use std::io::{Result, Write};

use gazetteer::Languages;
use geocoder::{Answer, address};

const HEAD: &str = "lat,lon,display_name,name,key,value,osm,postcode,country_code,matched,distance_m";

/// Prints the names of the columns.
pub fn head(out: &mut impl Write) -> Result<()> {
    writeln!(out, "{HEAD}")
}

/// Prints an answer.
pub fn answer(out: &mut impl Write, answer: &Answer<'_>, languages: &Languages) -> Result<()> {
    let (entry, parts) = (&answer.entry, address::parts(answer, languages));
    let category = entry.category();
    let postcode = parts.iter().find(|(key, _)| key == "postcode").map(|(_, text)| text.as_ref());
    let country = entry.hierarchy().country().map(|code| code.map(char::from).iter().collect::<String>());
    let cells = [
        format!("{:.7}", answer.position.lat_degrees()),
        format!("{:.7}", answer.position.lon_degrees()),
        address::display_name(&parts),
        languages.choose(entry.names().iter()).to_owned(),
        category.key.to_owned(),
        category.value.to_owned(),
        entry.osm().map(|osm| osm.to_string()).unwrap_or_default(),
        postcode.unwrap_or_default().to_owned(),
        country.unwrap_or_default(),
        super::matched(answer.match_type).to_owned(),
        answer.distance_m.map(|metres| format!("{metres:.1}")).unwrap_or_default(),
    ];
    writeln!(out, "{}", cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","))
}

/// A cell by RFC 4180: in quotes where it holds a sign that would end it.
fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_with_commas_or_quotes_stands_in_quotes() {
        assert_eq!(quoted("12, Lange Gasse"), "\"12, Lange Gasse\"");
        assert_eq!(quoted("Zum \"Adler\""), "\"Zum \"\"Adler\"\"\"");
        assert_eq!(quoted("Talheim"), "Talheim");
    }
}
