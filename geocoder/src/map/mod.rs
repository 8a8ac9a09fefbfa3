//! What the gazetteers hold in a box, for a map of their own: streets, buildings, areas, names.
//!
//! A sheet is one piece of such a map, drawn at a zoom of the usual web maps (256 pixels around the world at zoom 0).
//! It shows what is large or important enough there, with shapes cut at the box and freed of what no pixel shows.
//!
//! The zoom is no finer than the box has use for, what is looked at is counted, and so are the points that are given
//! away: no box costs more than a few milliseconds. This is no substitute for a map of everything: what has neither
//! name nor address is not in a gazetteer.

mod clip;
mod collect;
mod kind;

use gazetteer::{BoundingBox, Entry, Gazetteer, Point, Shape};

pub use kind::MapKind;

/// Finest zoom.
pub const FINEST: u8 = 20;
/// Width in pixels that a box is at most drawn at; a wider one is drawn at a smaller zoom.
const WIDEST_PX: f64 = 4096.0;
/// Most things on a sheet.
const MOST_DRAWN: usize = 8_000;
/// Most points of all shapes of a sheet.
const MOST_POINTS: usize = 100_000;
/// How far shapes reach over the edge of the box, in pixels, so that the cut is out of sight.
const OVERLAP_PX: f64 = 16.0;
/// By how much a line may stray from the true one, in pixels.
const STRAY_PX: f64 = 0.6;

/// Which piece of the map is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapRequest {
    /// The box.
    pub bounds: BoundingBox,
    /// Zoom, 0 to [`FINEST`].
    pub zoom: u8,
}

/// A thing on the map.
#[derive(Clone, Debug)]
pub struct Drawn<'g> {
    /// What it is.
    pub entry: Entry<'g>,
    /// How it is drawn.
    pub kind: MapKind,
    /// Its shape, cut and simplified.
    pub shape: Shape,
}

/// A piece of the map.
#[derive(Clone, Debug, Default)]
pub struct Sheet<'g> {
    /// What is on it, in the order of drawing.
    pub drawn: Vec<Drawn<'g>>,
    /// The zoom that it is made for: the wanted one, or a smaller one where the box is too wide for that.
    pub zoom: u8,
    /// Whether something was left out because there is too much.
    pub is_cut: bool,
}

/// Draws a piece of the map.
pub fn sheet<'g>(gazetteers: &'g [Gazetteer], request: MapRequest) -> Sheet<'g> {
    let scale = Scale::of(request);
    let mut sheet = Sheet { zoom: scale.zoom, ..Sheet::default() };
    let mut found: Vec<(MapKind, Entry<'g>)> = Vec::new();
    for gazetteer in gazetteers {
        sheet.is_cut |= !collect::collect(gazetteer, &scale, &mut found);
    }
    found.sort_by_key(|(kind, _)| kind.precedence());
    let mut points = 0;
    for (kind, entry) in found {
        let Some(shape) = scale.draw(kind, &entry) else { continue };
        points += clip::count(&shape);
        if points > MOST_POINTS || sheet.drawn.len() == MOST_DRAWN {
            sheet.is_cut = true;
            break;
        }
        sheet.drawn.push(Drawn { entry, kind, shape });
    }
    sheet.drawn.sort_by_key(|drawn| drawn.kind);
    sheet
}

/// A box and what a pixel is in it.
#[derive(Clone, Copy, Debug)]
struct Scale {
    bounds: BoundingBox,
    zoom: u8,
    /// Degrees of longitude that a pixel is wide.
    pixel: f64,
}

impl Scale {
    fn of(request: MapRequest) -> Self {
        let pixel_at = |zoom: u8| 360.0 / 256.0 / f64::from(1_u32 << zoom);
        let (width, height) = size(&request.bounds);
        let fits = |zoom: &u8| width.max(height) <= WIDEST_PX * pixel_at(*zoom);
        let zoom = (0..=request.zoom.min(FINEST)).rev().find(fits).unwrap_or(0);
        Self { bounds: request.bounds, zoom, pixel: pixel_at(zoom) }
    }

    /// The longer side of a box, in pixels.
    fn pixels(&self, bbox: &BoundingBox) -> f64 {
        let (width, height) = size(bbox);
        width.max(height) / self.pixel
    }

    /// The shape of a thing on this sheet; `None` where nothing of it is on the sheet.
    fn draw(&self, kind: MapKind, entry: &Entry<'_>) -> Option<Shape> {
        if kind.is_point() {
            return self.bounds.contains(entry.position()).then(|| Shape::Point(entry.position()));
        }
        let frame = grown(self.bounds, OVERLAP_PX * self.pixel);
        let shape = match entry.shape() {
            Shape::Area(polygons) if kind == MapKind::Boundary => clip::borders(&polygons, frame),
            // their outlines are drawn, and an edge of the box would look like one
            whole @ Shape::Area(_) if kind == MapKind::Building => whole,
            Shape::Area(polygons) => clip::area(polygons, frame),
            Shape::Lines(lines) => clip::lines(&lines, frame),
            Shape::Point(_) => return None,
        };
        clip::thin(&shape, STRAY_PX * self.pixel)
    }
}

/// Width and height in degrees.
fn size(bbox: &BoundingBox) -> (f64, f64) {
    let (low, high) = (Point::new(bbox.south, bbox.west), Point::new(bbox.north, bbox.east));
    (high.lon_degrees() - low.lon_degrees(), high.lat_degrees() - low.lat_degrees())
}

/// A box with a margin of so many degrees, cut at the world's edge.
fn grown(bbox: BoundingBox, margin: f64) -> BoundingBox {
    let (low, high) = (Point::new(bbox.south, bbox.west), Point::new(bbox.north, bbox.east));
    let low = (low.lat_degrees() - margin, low.lon_degrees() - margin);
    BoundingBox::of_corners(low, (high.lat_degrees() + margin, high.lon_degrees() + margin))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zoom(width: f64, wanted: u8) -> u8 {
        let bounds = BoundingBox::of_corners((60.0, 20.0), (60.001, 20.0 + width));
        Scale::of(MapRequest { bounds, zoom: wanted }).zoom
    }

    #[test]
    fn a_wide_box_is_drawn_at_a_smaller_zoom() {
        assert_eq!(zoom(0.01, 17), 17);
        assert_eq!(zoom(0.001, 200), FINEST);
        assert_eq!(zoom(1.0, 17), 12);
        assert_eq!(zoom(179.0, 17), 5);
    }

    #[test]
    fn a_margin_ends_at_the_edge_of_the_world() {
        let world = BoundingBox::of_corners((-90.0, -180.0), (90.0, 180.0));
        assert_eq!(grown(world, 1.0), world);
    }
}
