//! Which closed ways are areas.

use rustc_hash::FxHashMap;

use super::rules::rows;

/// The table of `data/areas.tsv`.
#[derive(Debug, Default)]
pub struct Areas {
    by_key: FxHashMap<&'static str, AreaKey>,
}

#[derive(Debug, Default)]
struct AreaKey {
    values: FxHashMap<&'static str, bool>,
    others: bool,
}

impl Areas {
    /// Reads the table.
    ///
    /// # Errors
    /// Names the row that is malformed.
    pub(super) fn parse(table: &'static str) -> Result<Self, String> {
        let mut areas = Self::default();
        for [key, values, form] in rows(table) {
            let area = match form {
                "area" => true,
                "line" => false,
                other => return Err(format!("{key}: form {other:?}, area or line expected")),
            };
            let rules = areas.by_key.entry(key).or_default();
            for value in values.split(' ') {
                if value == "*" {
                    rules.others = area;
                } else if rules.values.insert(value, area).is_some() {
                    return Err(format!("{key}={value} is there twice"));
                }
            }
        }
        Ok(areas)
    }

    /// Whether a closed way with these tags is an area.
    pub fn is_area<'t>(&self, tags: impl Iterator<Item = (&'t str, &'t str)>) -> bool {
        let mut area = false;
        for (key, value) in tags {
            if key == "area" {
                match value {
                    "yes" => return true,
                    "no" => return false,
                    _ => {}
                }
            }
            area |= self.by_key.get(key).is_some_and(|rules| *rules.values.get(value).unwrap_or(&rules.others));
        }
        area
    }
}

#[cfg(test)]
mod tests {
    use super::super::Rules;

    #[test]
    fn closed_ways_are_areas_where_their_tags_say_so() {
        let areas = &Rules::get().areas;
        for (tags, area) in [
            (&[("building", "yes")][..], true),
            (&[("highway", "residential")], false),
            (&[("highway", "pedestrian"), ("area", "yes")], true),
            (&[("leisure", "park"), ("area", "no")], false),
            (&[("leisure", "track")], false),
            (&[("leisure", "pitch")], true),
            (&[("natural", "coastline"), ("place", "island")], true),
            (&[("natural", "cliff")], false),
            (&[("waterway", "river")], false),
            (&[("name", "Ring")], false),
        ] {
            assert_eq!(areas.is_area(tags.iter().copied()), area, "{tags:?}");
        }
    }
}
