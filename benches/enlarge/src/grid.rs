//! Where the copies lie: beside each other in rows around the earth, none on another.
//!
//! A copy keeps its latitude as long as there is room, so that lengths in metres stay as they are; then rows at other
//! latitudes follow, where the copies are wider or narrower. The first copy stays in its place.

use anyhow::{Result, bail};
use gazetteer::{BoundingBox, Point};

/// Room between two copies in 1e-7 degrees: more than any search radius, also where degrees of longitude are short.
const GAP: i32 = 5_000_000;

/// The farthest a copy may lie from the equator, in 1e-7 degrees.
const MOST_LAT: i32 = 850_000_000;

const MOST_LON: i32 = 1_800_000_000;

/// How far each copy is moved.
#[derive(Debug)]
pub struct Grid {
    moves: Vec<(i32, i32)>,
}

impl Grid {
    /// Finds a place for each copy of what lies in the bounds.
    ///
    /// # Errors
    /// Where the earth has no room for so many.
    pub fn new(bounds: BoundingBox, copies: u32) -> Result<Self> {
        let columns = steps(bounds.west, bounds.east, MOST_LON);
        let rows = steps(bounds.south, bounds.north, MOST_LAT);
        let cells = rows.iter().flat_map(|&lat| columns.iter().map(move |&lon| (lat, lon)));
        let moves: Vec<_> = cells.take(copies as usize).collect();
        if moves.len() < copies as usize {
            bail!("--copies: {copies} wanted, the earth has room for {} of this extract", moves.len());
        }
        Ok(Self { moves })
    }

    /// A point of the extract in a copy; `None` where that is outside the world.
    pub fn place(&self, point: Point, copy: u32) -> Option<Point> {
        let &(lat, lon) = self.moves.get(copy as usize)?;
        let moved = |from: i32, by: i32, most: i32| from.checked_add(by).filter(|to| to.abs() <= most);
        Some(Point::new(moved(point.lat, lat, 900_000_000)?, moved(point.lon, lon, MOST_LON)?))
    }
}

/// By how much the range may be moved to lie beside itself within ±`most`: not at all, up, then down.
fn steps(from: i32, to: i32, most: i32) -> Vec<i32> {
    let step = i64::from(to) - i64::from(from) + i64::from(GAP);
    let up = (0..).map(|n| n * step).take_while(|by| i64::from(to) + by <= i64::from(most));
    let down = (1..).map(|n| -n * step).take_while(|by| i64::from(from) + by >= -i64::from(most));
    let own = std::iter::once(0).chain(up.skip(1)).chain(down);
    own.filter_map(|by| i32::try_from(by).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_fill_a_row_before_the_next() {
        let bounds = BoundingBox::of_corners((60.0, 10.0), (70.0, 90.0));
        let grid = Grid::new(bounds, 6).unwrap();
        let row = [0, 805_000_000, -805_000_000, -1_610_000_000];
        assert_eq!(grid.moves[..4], row.map(|lon| (0, lon)));
        assert_eq!(grid.moves[4..], [(105_000_000, 0), (105_000_000, 805_000_000)]);
    }

    #[test]
    fn the_earth_is_not_filled_twice() {
        let bounds = BoundingBox::of_corners((-80.0, -170.0), (80.0, 170.0));
        assert_eq!(
            Grid::new(bounds, 2).unwrap_err().to_string(),
            "--copies: 2 wanted, the earth has room for 1 of this extract"
        );
    }

    #[test]
    fn what_would_leave_the_world_has_no_place() {
        let grid = Grid::new(BoundingBox::of_corners((60.0, 10.0), (61.0, 11.0)), 3).unwrap();
        assert_eq!(grid.place(Point::new(0, 1_799_000_000), 1), None);
        assert_eq!(grid.place(Point::new(5, 7), 2), Some(Point::new(5, 7 + 30_000_000)));
    }
}
