//! Classifying the objects of one block.

use gazetteer::OsmType;

use super::keys::KeyClass;
use super::reason::Reason;
use super::rules::{Rule, Rules, When};

/// Categories of an object that its own tags do not spell out.
const HOUSE: (&str, &str) = ("place", "house");
const HOUSES: (&str, &str) = ("place", "houses");

/// Applies the rules to the objects of one block.
#[derive(Debug)]
pub struct Classifier<'b> {
    rules: &'static Rules,
    strings: &'b [&'b str],
    /// The class of each text that was met as a key.
    classes: Vec<Option<KeyClass>>,
    categories: Vec<(u8, &'b str)>,
    fallbacks: Vec<(u8, &'b str, When)>,
}

/// What an object is.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict<'b> {
    /// Its categories, the most telling first; never empty.
    pub categories: Vec<(&'static str, &'b str)>,
    /// Whether it has a house number or house name.
    pub addressed: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    named: bool,
    has_ref: bool,
    addressed: bool,
    postcode: bool,
    interpolation: bool,
    entrance: bool,
    /// A category was met whose condition was not.
    unmet: bool,
    /// A category was met that never makes a place.
    never: bool,
}

impl<'b> Classifier<'b> {
    /// Prepares for a block with these texts.
    pub fn new(strings: &'b [&'b str]) -> Self {
        let classes = vec![None; strings.len()];
        Self { rules: Rules::get(), strings, classes, categories: Vec::new(), fallbacks: Vec::new() }
    }

    /// Says what an object with these tags is.
    ///
    /// # Errors
    /// Why it is no place.
    pub fn classify(&mut self, kind: OsmType, tags: &[(u32, u32)]) -> Result<Verdict<'b>, Reason> {
        let mut facts = self.facts(tags);
        self.categories.clear();
        self.fallbacks.clear();
        for &(key, value) in tags {
            if let KeyClass::Category(index) = self.class(key) {
                let value = self.strings[value as usize];
                self.weigh(index, value, &mut facts);
            }
        }
        self.settle(facts);
        let rules = self.rules;
        let mut categories: Vec<_> = self.categories.iter().map(|&(key, value)| (rules.key_name(key), value)).collect();
        if facts.interpolation && kind == OsmType::Way {
            categories.insert(0, HOUSES);
        }
        if categories.is_empty() && facts.addressed {
            categories.push(HOUSE);
        }
        if categories.is_empty() { Err(reason(facts)) } else { Ok(Verdict { categories, addressed: facts.addressed }) }
    }

    /// Whether a closed way with these tags, and categories made of them, is an area.
    pub fn is_area(&self, tags: &[(u32, u32)], categories: &[(&'static str, &'b str)]) -> bool {
        let text = |index: u32| self.strings[index as usize];
        let own = tags.iter().map(|&(key, value)| (text(key), text(value)));
        self.rules.areas.is_area(own.chain(categories.iter().copied()))
    }

    /// The tags to keep.
    pub fn kept<'t>(&mut self, tags: &'t [(u32, u32)]) -> impl Iterator<Item = (u32, u32)> + use<'_, 't, 'b> {
        tags.iter().copied().filter(|&(key, _)| self.class(key) != KeyClass::Ignored)
    }

    /// The value of a key, or an empty text.
    pub fn value(&self, tags: &[(u32, u32)], key: &str) -> &'b str {
        let found = tags.iter().find(|tag| self.strings[tag.0 as usize] == key);
        found.map_or("", |tag| self.strings[tag.1 as usize])
    }

    fn class(&mut self, key: u32) -> KeyClass {
        let (rules, text) = (self.rules, self.strings[key as usize]);
        *self.classes[key as usize].get_or_insert_with(|| rules.class_of(text))
    }

    fn facts(&mut self, tags: &[(u32, u32)]) -> Facts {
        let mut facts = Facts::default();
        for &(key, value) in tags {
            if self.strings[value as usize].is_empty() {
                continue;
            }
            match self.class(key) {
                KeyClass::Name => facts.named = true,
                KeyClass::Ref => facts.has_ref = true,
                KeyClass::HouseNumber => facts.addressed = true,
                KeyClass::Postcode => facts.postcode = true,
                KeyClass::Interpolation => facts.interpolation = true,
                KeyClass::Entrance => facts.entrance = true,
                KeyClass::Ignored | KeyClass::Plain | KeyClass::Category(_) => {}
            }
        }
        facts
    }

    /// Puts a category where it belongs: kept, kept if nothing else is, or not kept.
    fn weigh(&mut self, key: u8, value: &'b str, facts: &mut Facts) {
        let Rule { when, fallback } = self.rules.rule(key, value);
        if !met(when, *facts) {
            facts.never |= when == When::Never;
            facts.unmet |= when != When::Never;
        } else if fallback {
            self.fallbacks.push((key, value, when));
        } else {
            self.categories.push((key, value));
        }
    }

    fn settle(&mut self, facts: Facts) {
        if self.categories.is_empty() {
            // A building with an address is that before it is a landuse or a bridge with a name.
            let rank = |&&(key, _, when): &&(u8, &str, When)| (facts.addressed && when != When::NamedOrAddress, key);
            self.categories.extend(self.fallbacks.iter().min_by_key(rank).map(|&(key, value, _)| (key, value)));
        }
        self.categories.sort_by_key(|&(key, _)| key);
        // The place of an administrative boundary says which kind of settlement it is, not that there is another one.
        let rules = self.rules;
        if self.categories.iter().any(|&(key, value)| rules.key_name(key) == "boundary" && value == "administrative") {
            self.categories.retain(|&(key, _)| rules.key_name(key) != "place");
        }
    }
}

fn met(when: When, facts: Facts) -> bool {
    match when {
        When::Always => true,
        When::Named => facts.named,
        When::NamedOrRef => facts.named || facts.has_ref,
        When::NamedOrAddress => facts.named || facts.addressed,
        When::Postcode => facts.named || facts.has_ref || facts.postcode,
        When::Never => false,
    }
}

fn reason(facts: Facts) -> Reason {
    match facts {
        Facts { entrance: true, .. } => Reason::Entrance,
        Facts { unmet: true, .. } => Reason::Unnamed,
        Facts { never: true, .. } => Reason::NotAPlace,
        _ => Reason::NoPlaceTag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Classifies tags written as `key=value` with blanks between.
    fn categories_of(kind: OsmType, tags: &str) -> Result<String, Reason> {
        let texts: Vec<&str> = tags.split([' ', '=']).collect();
        let pairs: Vec<(u32, u32)> = (0..texts.len() as u32 / 2).map(|pair| (2 * pair, 2 * pair + 1)).collect();
        let verdict = Classifier::new(&texts).classify(kind, &pairs)?;
        Ok(verdict.categories.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn tags_make_the_places_that_the_table_promises() {
        for (tags, categories) in [
            ("amenity=cafe", "amenity=cafe"),
            ("tourism=hotel amenity=restaurant building=yes", "amenity=restaurant tourism=hotel"),
            ("building=yes addr:housenumber=7", "building=yes"),
            ("building=no addr:housenumber=7", "place=house"),
            ("building=church name=X", "building=church"),
            ("addr:housename=Lodge", "place=house"),
            ("shop=no amenity=bar", "amenity=bar"),
            ("boundary=administrative place=city name=X", "boundary=administrative"),
            ("boundary=postal_code postal_code=9490", "boundary=postal_code"),
            ("highway=residential name=X", "highway=residential"),
            ("highway=primary ref=1", "highway=primary"),
            ("highway=bus_stop public_transport=platform name=X", "highway=bus_stop"),
            ("public_transport=stop_position name=X", "public_transport=stop_position"),
            ("landuse=residential building=yes addr:housenumber=1 name=X", "building=yes"),
            ("entrance=yes addr:housenumber=7", "place=house"),
            ("tourism=information information=office", "information=office"),
            ("healthcare=pharmacy amenity=pharmacy", "amenity=pharmacy"),
            ("natural=peak name:de=X", "natural=peak"),
        ] {
            assert_eq!(categories_of(OsmType::Way, tags).as_deref(), Ok(categories), "{tags}");
        }
    }

    #[test]
    fn what_is_no_place_is_dropped_for_a_reason() {
        for (tags, reason) in [
            ("surface=asphalt", Reason::NoPlaceTag),
            ("highway=residential", Reason::Unnamed),
            ("highway=track ref=1", Reason::Unnamed),
            ("building=yes", Reason::Unnamed),
            ("amenity=bench", Reason::Unnamed),
            ("highway=crossing name=X", Reason::NotAPlace),
            ("disused:shop=bakery name=X", Reason::NoPlaceTag),
            ("shop=vacant", Reason::NotAPlace),
            ("amenity=no name=X", Reason::NotAPlace),
            ("entrance=main", Reason::Entrance),
            ("addr:housenumber=", Reason::NoPlaceTag),
            ("name:etymology=X place=village", Reason::Unnamed),
        ] {
            assert_eq!(categories_of(OsmType::Node, tags), Err(reason), "{tags}");
        }
    }

    #[test]
    fn interpolations_are_ways() {
        assert_eq!(categories_of(OsmType::Way, "addr:interpolation=odd").as_deref(), Ok("place=houses"));
        assert_eq!(categories_of(OsmType::Node, "addr:interpolation=odd"), Err(Reason::NoPlaceTag));
    }

    #[test]
    fn ignored_keys_are_not_kept() {
        let texts = ["source", "survey", "name", "X"];
        let kept: Vec<_> = Classifier::new(&texts).kept(&[(0, 1), (2, 3)]).collect();
        assert_eq!(kept, [(2, 3)]);
    }
}
