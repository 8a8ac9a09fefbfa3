//! What a document says for itself: its object, names, ranks and what becomes of it.

use gazetteer::draft::{CategoryDraft, ChainId, PlaceDraft, ShapeDraft};
use gazetteer::{OsmId, OsmType, Point};

use super::document::Place;
use super::gather::Gather;
use super::shapes;
use crate::model::names::is_proper_name;
use crate::ranks::{self, Circumstances};
use crate::strings::Sym;

/// What a document says for itself.
#[derive(Clone)]
pub struct PartialDraft {
    /// The object.
    pub osm: Option<OsmId>,
    /// Its category.
    pub category: CategoryDraft,
    /// Its names.
    pub names: Box<[(Sym, Sym)]>,
    /// Its other tags.
    pub extratags: Box<[(Sym, Sym)]>,
    /// Where it is shown.
    pub position: Point,
    /// Search and address rank.
    pub ranks: (u8, u8),
    /// `admin_level`, or 0.
    pub admin_level: u8,
    /// 0 to 1.
    pub importance: f32,
    /// Its postcode.
    pub postcode: Option<Sym>,
    /// The areas above.
    pub chain: ChainId,
    /// What it becomes.
    pub kind: DraftKind,
}

/// What a document becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum DraftKind {
    /// A house number and nothing else.
    House,
    /// A street or one of its ways.
    Street,
    /// A place of any other kind.
    Other,
}

impl PartialDraft {
    /// The partial draft of a document, or the reason why it can't be a place.
    pub fn of(gather: &mut Gather, place: &Place) -> Result<Self, &'static str> {
        if place.osm_key.is_empty() || place.osm_value.is_empty() {
            return Err("no main tag");
        }
        let position = place.centroid.and_then(shapes::point).ok_or("no position")?;
        let is_plain = is_plain(place);
        if place.name.0.is_empty() && place.housenumber.filled().is_none() && place.osm_key == "building" {
            return Err("building without name and number");
        }
        let osm = osm(place);
        let level = place.extra.get("admin_level").and_then(|level| level.parse().ok()).filter(|level| *level < 16);
        let admin_level: u8 = level.unwrap_or(0);
        let ranks = ranks_of(place, admin_level, osm);
        let importance = place.importance.unwrap_or_else(|| 0.40001 - f64::from(ranks.0) / 75.0);
        let strings = &mut gather.drafts.strings;
        Ok(Self {
            osm,
            category: CategoryDraft { key: strings.intern(&place.osm_key), value: strings.intern(&place.osm_value) },
            postcode: place.postcode.filled().map(|code| strings.intern(code)),
            names: gather.pairs(&place.name, |_| true),
            extratags: gather.pairs(&place.extra, |key| key != "admin_level"),
            position,
            ranks,
            admin_level,
            importance: importance.clamp(0.0, 1.0) as f32,
            chain: gather.chain(place, position),
            kind: match ranks.1 {
                _ if is_plain && place.housenumber.filled().is_some() => DraftKind::House,
                26 | 27 => DraftKind::Street,
                _ => DraftKind::Other,
            },
        })
    }

    /// The draft of the place without form and number.
    pub fn draft(&self) -> PlaceDraft {
        PlaceDraft {
            osm: self.osm,
            category: self.category,
            rank_search: self.ranks.0,
            rank_address: self.ranks.1,
            admin_level: self.admin_level,
            importance: self.importance,
            position: self.position,
            shape: ShapeDraft::Point,
            names: self.names.clone(),
            extratags: self.extratags.clone(),
            parent: None,
            house_number: None,
            postcode: self.postcode,
            chain: self.chain,
            context: Box::default(),
            linked_to: None,
        }
    }
}

/// Whether a document is a house and nothing else: no venue, no name that people look for.
fn is_plain(place: &Place) -> bool {
    let is_house = match place.osm_key.as_str() {
        "building" => true,
        "place" => matches!(place.osm_value.as_str(), "house" | "houses" | "house_number"),
        _ => false,
    };
    let house_name = place.name.get("addr:housename").unwrap_or_default();
    let is_called = house_name.chars().filter(|c| c.is_alphabetic()).count() > 1
        && place.housenumber.filled().is_none_or(|number| !house_name.eq_ignore_ascii_case(number));
    is_house && !is_called && !place.name.0.iter().any(|(key, _)| is_proper_name(key))
}

fn osm(place: &Place) -> Option<OsmId> {
    let kind = place.object_type.filled()?.chars().next().and_then(OsmType::from_letter)?;
    OsmId::new(kind, place.object_id.filled()?.parse().ok()?)
}

/// Search and address rank: the address rank as the dump has it, the search rank by the rules that the import has.
fn ranks_of(place: &Place, admin_level: u8, osm: Option<OsmId>) -> (u8, u8) {
    let circumstances = Circumstances {
        admin_level,
        country: country(place),
        is_capital: place.extra.get("capital") == Some("yes"),
        is_relation: osm.is_some_and(|osm| osm.kind() == OsmType::Relation),
    };
    let rule = ranks::of(&place.osm_key, &place.osm_value, circumstances);
    let told = place.rank_address.filter(|rank| *rank <= 30).or_else(|| rank_of_type(place.address_type.as_deref()?));
    match told.unwrap_or(rule.address) {
        address @ 28..=30 => (rule.search.max(28), address),
        address => (rule.search, address),
    }
}

/// The address rank that a word of Photon's stands for.
fn rank_of_type(word: &str) -> Option<u8> {
    Some(match word {
        "house" => 30,
        "street" => 26,
        "locality" => 22,
        "district" => 20,
        "city" => 16,
        "county" => 12,
        "state" => 8,
        "country" => 4,
        "other" => 0,
        _ => return None,
    })
}

/// The country in lower case; zeros where the document names none.
pub fn country(place: &Place) -> [u8; 2] {
    let code = place.country_code.as_deref().unwrap_or_default().to_ascii_lowercase();
    code.as_bytes().try_into().ok().filter(|code: &[u8; 2]| code.iter().all(u8::is_ascii_lowercase)).unwrap_or_default()
}
