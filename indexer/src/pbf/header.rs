//! The header block: what the file promises and demands.

use gazetteer::Point;
use osmpbfreader::osmformat::{HeaderBBox, HeaderBlock};

use super::blob::message;
use crate::fault::Fault;
use crate::feature::ExtractHeader;

/// Nanodegrees in one unit of [`Point`].
const NANODEGREES: i64 = 100;

/// Reads the header block and refuses what this program can't read.
pub(super) fn parse(bytes: &[u8]) -> Result<ExtractHeader, Fault> {
    let header: HeaderBlock = message("header block", bytes)?;
    for feature in &header.required_features {
        match feature.as_str() {
            "OsmSchema-V0.6" | "DenseNodes" => {}
            "HistoricalInformation" => return Err(Fault::History),
            other => return Err(Fault::Feature(other.to_owned())),
        }
    }
    Ok(ExtractHeader {
        bounds: header.bbox.as_ref().and_then(bounds),
        timestamp: header.osmosis_replication_timestamp,
        replication_url: header.osmosis_replication_base_url.clone(),
        replication_sequence: header.osmosis_replication_sequence_number,
        generator: header.writingprogram.clone(),
        sorted: header.optional_features.iter().any(|feature| feature == "Sort.Type_then_ID"),
    })
}

fn bounds(bbox: &HeaderBBox) -> Option<(Point, Point)> {
    let corner = |lat: i64, lon: i64| {
        let units = |nanodegrees: i64| i32::try_from(nanodegrees / NANODEGREES).ok();
        Some(Point::new(units(lat)?, units(lon)?))
    };
    Some((corner(bbox.bottom(), bbox.left())?, corner(bbox.top(), bbox.right())?))
}
