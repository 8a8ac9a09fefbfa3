//! One row of a house-number file.

use std::borrow::Cow;
use std::io::Read;

use gazetteer::Point;

use super::tally::Fault;

/// The columns of a file, in the order in which they are looked for.
pub const COLUMNS: [&str; 8] = ["from", "to", "interpolation", "street", "city", "state", "postcode", "geometry"];

/// Numbers with more digits are mistakes.
const MOST_DIGITS: usize = 6;
/// A row that spans more is a mistake.
const LONGEST: u32 = 10_000;

/// A row as it is read.
#[derive(Debug, PartialEq, Eq)]
pub struct Row<'r> {
    pub first: u32,
    pub last: u32,
    pub step: u32,
    pub street: Cow<'r, str>,
    pub city: Cow<'r, str>,
    pub postcode: Cow<'r, str>,
    pub line: Vec<Point>,
}

/// Why a table can't be read: its line and what is wrong with it, or what the system says.
#[derive(Debug)]
pub enum Unreadable {
    Heading(String),
    Csv(csv::Error),
}

/// Reads all rows of a table and passes each on with its line.
pub fn each(table: impl Read, mut take: impl FnMut(u32, Result<Row<'_>, Fault>)) -> Result<(), Unreadable> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(table);
    let heading = reader.byte_headers().map_err(Unreadable::Csv)?.clone();
    let mut columns = [0; COLUMNS.len()];
    for (place, name) in columns.iter_mut().zip(COLUMNS) {
        let found = heading.iter().position(|column| column.trim_ascii() == name.as_bytes());
        let expected = || format!("no column {name:?}; expected {}", COLUMNS.join(";"));
        *place = found.ok_or_else(|| Unreadable::Heading(expected()))?;
    }
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(Unreadable::Csv)? {
        let line = record.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        take(line, if record.len() == heading.len() { row(&record, columns) } else { Err(Fault::Fields) });
    }
    Ok(())
}

fn row(record: &csv::ByteRecord, columns: [usize; COLUMNS.len()]) -> Result<Row<'_>, Fault> {
    let fields = columns.map(|column| record.get(column).unwrap_or_default().trim_ascii());
    let [from, to, interpolation, street, city, _state, postcode, geometry] = fields.map(String::from_utf8_lossy);
    let number = |text: &str| {
        let is_plain = (1..=MOST_DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| text.parse().ok()).flatten().ok_or(Fault::Number)
    };
    let (first, last, step) = numbers(number(&from)?, number(&to)?, &interpolation)?;
    if street.is_empty() {
        return Err(Fault::Nameless);
    }
    let line = line(&geometry).ok_or(Fault::Geometry)?;
    Ok(Row { first, last, step, street, city, postcode, line })
}

/// First number, last number and step: ends of the wrong parity move inwards by one.
fn numbers(first: u32, last: u32, interpolation: &str) -> Result<(u32, u32, u32), Fault> {
    let parity = match interpolation {
        "all" => None,
        "even" => Some(0),
        "odd" => Some(1),
        _ => return Err(Fault::Interpolation),
    };
    if first.abs_diff(last) > LONGEST {
        return Err(Fault::Span);
    }
    let Some(parity) = parity else { return Ok((first, last, 1)) };
    let (low, high) = (first.min(last), first.max(last));
    let (low, high) = (low + (low + parity) % 2, high.checked_sub((high + parity) % 2).ok_or(Fault::Span)?);
    match (low <= high, first <= last) {
        (false, _) => Err(Fault::Span),
        (true, true) => Ok((low, high, 2)),
        (true, false) => Ok((high, low, 2)),
    }
}

/// `LINESTRING(lon lat, lon lat, ...)`.
fn line(geometry: &str) -> Option<Vec<Point>> {
    let upper = geometry.get(..10).filter(|word| word.eq_ignore_ascii_case("LINESTRING"));
    let rest = upper.and_then(|_| geometry.get(10..))?.trim();
    let inner = rest.strip_prefix('(')?.strip_suffix(')')?;
    let point = |pair: &str| {
        let mut numbers = pair.split_ascii_whitespace().map(|number| number.parse::<f64>().ok());
        let (lon, lat) = (numbers.next()??, numbers.next()??);
        if numbers.next().is_some() { None } else { Point::from_degrees(lat, lon) }
    };
    let line: Vec<Point> = inner.split(',').map(point).collect::<Option<_>>()?;
    (line.len() > 1).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "from;to;interpolation;street;city;state;postcode;geometry\n";

    type Numbers = (u32, u32, u32, String);

    fn read(rows: &str) -> Vec<(u32, Result<Numbers, Fault>)> {
        let mut found = Vec::new();
        let text = format!("{HEADING}{rows}");
        each(text.as_bytes(), |line, row| {
            found.push((line, row.map(|row| (row.first, row.last, row.step, row.street.into_owned()))));
        })
        .unwrap();
        found
    }

    #[test]
    fn a_row_has_its_numbers_street_and_line() {
        let text = format!("{HEADING}1;9;odd;Main St;Reisterstown;MD;21136;LINESTRING(-76.8 39.4,-76.9 39.5)\n");
        each(text.as_bytes(), |line, row| {
            let line_of = [(39.4, -76.8), (39.5, -76.9)].map(|(lat, lon)| Point::from_degrees(lat, lon).unwrap());
            let expected = Row {
                first: 1,
                last: 9,
                step: 2,
                street: "Main St".into(),
                city: "Reisterstown".into(),
                postcode: "21136".into(),
                line: line_of.to_vec(),
            };
            assert_eq!((line, row), (2, Ok(expected)));
        })
        .unwrap();
    }

    #[test]
    fn odd_rows_are_named_by_their_fault_and_line() {
        let line = "LINESTRING(1 2,3 4)";
        let rows = [
            (format!("x;9;odd;A;;;;{line}"), Fault::Number),
            (format!("1;1234567;all;A;;;;{line}"), Fault::Number),
            (format!("1;9;alphabetic;A;;;;{line}"), Fault::Interpolation),
            (format!("2;2;odd;A;;;;{line}"), Fault::Span),
            (format!("1;90000;all;A;;;;{line}"), Fault::Span),
            (format!("1;9;all;;;;;{line}"), Fault::Nameless),
            ("1;9;all;A;;;;POINT(1 2)".to_owned(), Fault::Geometry),
            ("1;9;all;A;;;;LINESTRING(1 2)".to_owned(), Fault::Geometry),
            ("1;9;all;A;;;;LINESTRING(1 2,200 95)".to_owned(), Fault::Geometry),
            ("1;9;all;A".to_owned(), Fault::Fields),
        ];
        let text: Vec<&str> = rows.iter().map(|(text, _)| text.as_str()).collect();
        let expected: Vec<_> = rows.iter().zip(2..).map(|((_, fault), line)| (line, Err(*fault))).collect();
        assert_eq!(read(&text.join("\n")), expected);
    }

    #[test]
    fn ends_of_the_wrong_parity_move_inwards() {
        assert_eq!(numbers(2, 10, "odd"), Ok((3, 9, 2)));
        assert_eq!(numbers(9, 2, "even"), Ok((8, 2, 2)));
        assert_eq!(numbers(7, 7, "odd"), Ok((7, 7, 2)));
        assert_eq!(numbers(9, 3, "all"), Ok((9, 3, 1)));
        assert_eq!(numbers(0, 0, "odd"), Err(Fault::Span));
    }

    #[test]
    fn a_table_without_a_column_is_refused() {
        let found = each(&b"from,to\n1,2\n"[..], |_, _| {});
        assert!(matches!(found, Err(Unreadable::Heading(text)) if text.contains("\"from\"")));
    }
}
