//! Boxes in eight bytes: each side as a share of the box of the node above.
//!
//! A share is counted in 65,536ths from the south and west for the low sides, from the north and east for the high
//! ones, and rounded down. So a box as it is read holds the box as it was, and is larger by less than 1/65,536 of the
//! node on each side: a metre for a node of 65 km.

use bytemuck::{Pod, Zeroable};

use crate::geometry::BoundingBox;

/// A box as shares of the one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct QuantizedBox {
    south: u16,
    west: u16,
    north: u16,
    east: u16,
}

impl QuantizedBox {
    /// The shares of a box that lies in another.
    pub fn of(bbox: BoundingBox, above: BoundingBox) -> Self {
        let (height, width) = (length(above.south, above.north), length(above.west, above.east));
        Self {
            south: share(length(above.south, bbox.south), height),
            west: share(length(above.west, bbox.west), width),
            north: share(length(bbox.north, above.north), height),
            east: share(length(bbox.east, above.east), width),
        }
    }

    /// The box, in the one above.
    #[inline]
    pub fn within(self, above: BoundingBox) -> BoundingBox {
        let (height, width) = (length(above.south, above.north), length(above.west, above.east));
        // As 32 bits wide numbers the sums wrap around in damaged files only.
        BoundingBox {
            south: above.south.wrapping_add(part(self.south, height)),
            west: above.west.wrapping_add(part(self.west, width)),
            north: above.north.wrapping_sub(part(self.north, height)),
            east: above.east.wrapping_sub(part(self.east, width)),
        }
    }
}

fn length(from: i32, to: i32) -> i64 {
    i64::from(to) - i64::from(from)
}

fn share(part: i64, whole: i64) -> u16 {
    ((part << 16) / whole.max(1)).clamp(0, i64::from(u16::MAX)) as u16
}

#[inline]
fn part(share: u16, whole: i64) -> i32 {
    ((i64::from(share) * whole) >> 16) as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_box_that_is_read_holds_the_one_written(corners in prop::collection::vec((-900_000_000..=900_000_000, -1_800_000_000..=1_800_000_000), 4)) {
            let points: Vec<Point> = corners.into_iter().map(|(lat, lon)| Point::new(lat, lon)).collect();
            let above = BoundingBox::of_points(points.iter().copied());
            let bbox = BoundingBox::of_points(points[..2].iter().copied());
            let read = QuantizedBox::of(bbox, above).within(above);
            prop_assert_eq!(read.union(bbox), read);
            let most = |from: i32, to: i32| length(from, to) / 65_536 + 1;
            let (lat, lon) = (most(above.south, above.north), most(above.west, above.east));
            prop_assert!(length(read.south, bbox.south).max(length(bbox.north, read.north)) <= lat);
            prop_assert!(length(read.west, bbox.west).max(length(bbox.east, read.east)) <= lon);
        }

        #[test]
        fn any_shares_are_some_box(shares: [u16; 4], south: i32, west: i32, north: i32, east: i32) {
            let shares = QuantizedBox { south: shares[0], west: shares[1], north: shares[2], east: shares[3] };
            shares.within(BoundingBox { south, west, north, east });
        }
    }
}
