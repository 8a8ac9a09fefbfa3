//! The box that a client looks at.

use gazetteer::BoundingBox;

use super::{Error, Query};

/// Reads `viewbox`, or its older name `viewboxlbrt`: two opposite corners as `lon1,lat1,lon2,lat2`, cut at the world's
/// edge.
///
/// Gives the box and the text that it was read from.
pub fn viewbox(query: &Query) -> Result<Option<(BoundingBox, &str)>, Error> {
    let value = query.filled("viewbox").or_else(|| query.filled("viewboxlbrt"));
    value.map(|text| corners(text).map(|bbox| (bbox, text))).transpose()
}

fn corners(text: &str) -> Result<BoundingBox, Error> {
    let parts: Vec<&str> = text.split(',').collect();
    let parts: [&str; 4] = parts.try_into().map_err(|_| Error::new("Bounding box parameter needs 4 coordinates."))?;
    let numbers = parts.map(|part| part.trim().parse::<f64>().ok().filter(|number| number.is_finite()));
    let [Some(x1), Some(y1), Some(x2), Some(y2)] = numbers else {
        return Err(Error::new("Bounding box parameter needs to be numbers."));
    };
    let bbox = BoundingBox::of_corners((y1, x1), (y2, x2));
    if bbox.west < bbox.east && bbox.south < bbox.north {
        Ok(bbox)
    } else {
        Err(Error::new("Bounding box with invalid parameters."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(raw: &str) -> Result<Option<BoundingBox>, Error> {
        viewbox(&Query::parse(raw)).map(|found| found.map(|(bbox, _)| bbox))
    }

    #[test]
    fn corners_come_in_any_order_and_are_cut_at_the_edge_of_the_world() {
        let expected = BoundingBox::of_corners((47.0, 9.0), (48.0, 10.0));
        assert_eq!(of("viewbox=9,47,10,48"), Ok(Some(expected)));
        assert_eq!(of("viewboxlbrt=10,48,+9,47"), Ok(Some(expected)));
        assert_eq!(of("viewbox=-999,-999,999,999"), Ok(Some(BoundingBox::of_corners((-90.0, -180.0), (90.0, 180.0)))));
        assert_eq!(of("viewbox="), Ok(None));
    }

    #[test]
    fn each_mistake_has_its_message() {
        let message = |raw: &str| of(raw).unwrap_err().0;
        assert_eq!(message("viewbox=1,2,3"), "Bounding box parameter needs 4 coordinates.");
        assert_eq!(message("viewbox=1,2,3,x"), "Bounding box parameter needs to be numbers.");
        assert_eq!(message("viewbox=1,2,nan,4"), "Bounding box parameter needs to be numbers.");
        assert_eq!(message("viewbox=1,2,1,4"), "Bounding box with invalid parameters.");
        assert_eq!(message("viewbox=200,2,300,4"), "Bounding box with invalid parameters.");
    }
}
