//! The Hilbert curve: an order in which neighbours on the map stay neighbours in a file.

use super::Point;

/// The position of a point on a Hilbert curve of order 16 over the whole world.
pub fn hilbert(point: Point) -> u32 {
    let scale =
        |value: i32, least: i64, span: i64| (((i64::from(value) - least).clamp(0, span) * 0xffff) / span) as u32;
    let mut x = scale(point.lon, -1_800_000_000, 3_600_000_000);
    let mut y = scale(point.lat, -900_000_000, 1_800_000_000);
    curve(&mut x, &mut y, 16) as u32
}

/// The position of a point on a Hilbert curve of order 31: fine enough to order the houses of a town.
pub fn hilbert_fine(point: Point) -> u64 {
    let mut x = (i64::from(point.lon) + 1_800_000_000).clamp(0, i64::from(u32::MAX)) as u32 >> 1;
    let mut y = (i64::from(point.lat) + 900_000_000).clamp(0, i64::from(u32::MAX)) as u32 >> 1;
    curve(&mut x, &mut y, 31)
}

fn curve(x: &mut u32, y: &mut u32, order: u32) -> u64 {
    let mut place = 0;
    for bit in (0..order).rev() {
        let (rx, ry) = (*x >> bit & 1, *y >> bit & 1);
        place = place << 2 | u64::from((3 * rx) ^ ry);
        if ry == 0 {
            if rx == 1 {
                let mask = (1 << bit) - 1;
                (*x, *y) = (!*x & mask, !*y & mask);
            }
            std::mem::swap(x, y);
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curve_visits_every_cell_once_and_steps_to_neighbours() {
        let mut cells: Vec<(u64, u32, u32)> = Vec::new();
        for x in 0..16u32 {
            for y in 0..16u32 {
                cells.push((curve(&mut x.clone(), &mut y.clone(), 4), x, y));
            }
        }
        cells.sort_unstable();
        for (index, pair) in cells.windows(2).enumerate() {
            assert_eq!(pair[0].0, index as u64);
            assert_eq!(pair[0].1.abs_diff(pair[1].1) + pair[0].2.abs_diff(pair[1].2), 1);
        }
    }
}
