//! Rows of house numbers that files beside the extract list, in the layout that Nominatim takes for TIGER data.
//!
//! A file is a table `from;to;interpolation;street;city;state;postcode;geometry` with a `LINESTRING` of longitudes and
//! latitudes a row: as it is, compressed with gzip, or as members of a tar archive. Rows are read as a stream; those
//! that lie outside the extract are passed over, those that make no sense are counted under a reason with the lines
//! where they stand. Which street a row belongs to is found later, by `parents`.

mod files;
mod row;
mod tally;
mod tar;

use std::path::{Path, PathBuf};

use gazetteer::{BoundingBox, Point};

use crate::error::Error;
use crate::feature::Features;
use crate::strings::{Strings, Sym};
use row::Row;
pub use tally::{Fault, LeftOut, LineOf, Tally};

/// Half the height of the margin around the extract's objects in which rows are kept, in metres.
const MARGIN_M: f64 = 1_000.0;

/// A row of numbers along a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRow {
    /// The number at the line's start.
    pub first: u32,
    /// The number at its end; may be below the first.
    pub last: u32,
    /// From one number to the next: 1 or 2.
    pub step: u32,
    /// The name of its street.
    pub street: Sym,
    /// The name of its town, where the file tells it.
    pub city: Option<Sym>,
    /// Its postcode, where the file tells it.
    pub postcode: Option<Sym>,
    /// Two or more points.
    pub line: Vec<Point>,
    /// Where it was read.
    pub at: LineOf,
}

/// All rows of all files.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The rows that lie in the extract.
    pub rows: Vec<ListedRow>,
    /// How many rows there were, and what became of the others.
    pub tally: Tally,
}

impl Listed {
    /// Reads files of house numbers; texts go to the strings of the features.
    ///
    /// # Errors
    /// When a file can't be read or lacks a column. A row that makes no sense is no error.
    pub fn read(paths: &[PathBuf], features: &mut Features) -> Result<Self, Error> {
        let mut listed = Self::default();
        let bounds = bounds(features);
        for path in paths {
            listed.read_file(path, &bounds, &mut features.strings)?;
        }
        Ok(listed)
    }

    fn read_file(&mut self, path: &Path, bounds: &BoundingBox, strings: &mut Strings) -> Result<(), Error> {
        files::each_table(path, |name, table| {
            let file = self.tally.file(name);
            row::each(table, |line, row| {
                self.tally.lines += 1;
                let at = LineOf { file, line };
                match row {
                    Ok(row) if row.line.iter().any(|point| bounds.contains(*point)) => {
                        self.rows.push(kept(row, at, strings));
                    }
                    Ok(_) => self.tally.leave_out(Fault::Outside, at),
                    Err(fault) => self.tally.leave_out(fault, at),
                }
            })
        })
    }
}

fn kept(row: Row<'_>, at: LineOf, strings: &mut Strings) -> ListedRow {
    let mut sym = |text: &str| (!text.is_empty()).then(|| strings.intern(text));
    let (city, postcode) = (sym(&row.city), sym(&row.postcode));
    let street = strings.intern(&row.street);
    ListedRow { first: row.first, last: row.last, step: row.step, street, city, postcode, line: row.line, at }
}

/// The box around everything that the extract has, with a margin.
fn bounds(features: &Features) -> BoundingBox {
    let all = features.features.iter().fold(BoundingBox::EMPTY, |all, feature| {
        // Boundaries of neighbours and routes reach far beyond what the extract holds.
        if feature.extra().cut { all } else { all.union(feature.shape.bounding_box()) }
    });
    if all == BoundingBox::EMPTY {
        return all;
    }
    let corner = |lat, lon| BoundingBox::around(Point::new(lat, lon), MARGIN_M);
    corner(all.south, all.west).union(corner(all.north, all.east))
}
