//! The block `details`: what somebody needs to go to a place, in one object that is the same in every dialect.
//!
//! It is there only where the parameter `details` asks for it. A key that has nothing to say is absent, so that readers
//! who join texts meet no null. Time zone, label and address come with every answer; the rest with venues and houses of
//! which the map tells it.

mod contact;
mod door;

use geocoder::Answer;
use serde::Serialize;

use self::contact::Contact;
use self::door::Door;
use crate::api::Parameter;
use crate::params::Query;
use crate::view::label;
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;
use crate::view::xml::XmlWriter;

/// What somebody needs to go to a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Details {
    /// IANA name of the time zone, such as `Europe/Helsinki`.
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<String>,
    /// Name, street and town in one short line.
    label: String,
    /// The address in one line, as the country writes it.
    address: String,
    /// The same line by line, as on a letter.
    address_lines: Vec<String>,
    /// Where to go in.
    #[serde(skip_serializing_if = "Option::is_none")]
    entrance: Option<Door>,
    #[serde(flatten)]
    contact: Contact,
}

impl Details {
    /// The block of an answer for a reader of these languages.
    pub fn of_answer(answer: &Answer<'_>, languages: &gazetteer::Languages) -> Self {
        Self::of(&ResultView::of_answer(answer, languages))
    }

    pub(crate) fn of(view: &ResultView<'_>) -> Self {
        let parts = AddressParts::whole(view);
        let address_lines = label::lines(view.name, &parts);
        Self {
            time_zone: view.entry.hierarchy().time_zone().map(str::to_owned),
            label: label::short(view.name, &parts),
            address: address_lines.join(", "),
            address_lines,
            entrance: Door::of(view),
            contact: Contact::of(view.entry.extratags()),
        }
    }

    /// The block as an element: lines of the address one by one, everything else under its own name.
    pub(crate) fn write_xml(&self, xml: &mut XmlWriter) {
        xml.open("details");
        let leaf = |xml: &mut XmlWriter, name: &str, text: Option<&String>| {
            if let Some(text) = text {
                xml.leaf(name, text);
            }
        };
        leaf(xml, "time_zone", self.time_zone.as_ref());
        xml.leaf("label", &self.label).leaf("address", &self.address);
        xml.open("address_lines");
        for line in &self.address_lines {
            xml.leaf("line", line);
        }
        xml.close();
        if let Some(door) = &self.entrance {
            door.write_xml(xml);
        }
        for (name, text) in self.contact.pairs() {
            leaf(xml, name, text);
        }
        xml.close();
    }

    /// The block where a request asks for it.
    pub(crate) fn asked(query: &Query, view: &ResultView<'_>) -> Option<Self> {
        is_asked(query).then(|| Self::of(view))
    }
}

/// The parameter that asks for the block, of the same name in every dialect.
pub(crate) const PARAMETER: Parameter = Parameter::switch(
    "details",
    "Adds the block details: time zone, short label, address as the country writes it, entrance, wheelchair, phone, \
     email, website, opening hours",
);

/// Whether a request asks for the block.
pub(crate) fn is_asked(query: &Query) -> bool {
    query.switch("details", false)
}
