//! Client profiles: what a dialect does otherwise for a platform whose own code can't be changed.
//!
//! A profile is chosen by the prefix of the path (`/for/mobilizon`, `/for/gancio`) and mends a few things in whatever
//! dialect is asked under it. Each rule answers a habit of that client; docs/dialects.md lists them with the reason.
//! Answers keep the shape of the dialect.

use std::borrow::Cow;

use geocoder::{Layer, Level};

use crate::params::Query;
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;

/// The rules for a client.
#[derive(Debug, PartialEq, Eq)]
pub struct Profile {
    /// What stands before the paths of the dialects.
    prefix: &'static str,
    /// An ampersand in the question is not escaped: parts without `=` right behind the question belong to it.
    glues_question: bool,
    /// The country is a guess from the visitor's address: it favours answers and shuts none out.
    pub guesses_country: bool,
    /// Pictures are chosen by `type`: it names the kind of a venue, and areas are called areas.
    pub shows_kinds: bool,
    /// The slash of the question became a comma: between digits it is put back.
    restores_slash: bool,
    /// `alt_name` is shown in place of the name: it is left out.
    pub hides_alt_name: bool,
}

/// Every dialect as it is.
static PLAIN: Profile = Profile {
    prefix: "",
    glues_question: false,
    guesses_country: false,
    shows_kinds: false,
    restores_slash: false,
    hides_alt_name: false,
};

/// Mobilizon.
static MOBILIZON: Profile =
    Profile { prefix: "/for/mobilizon/", glues_question: true, guesses_country: true, shows_kinds: true, ..PLAIN };

/// Gancio.
static GANCIO: Profile =
    Profile { prefix: "/for/gancio/", glues_question: true, restores_slash: true, hides_alt_name: true, ..PLAIN };

/// Names of the parameter that holds the question, in all dialects.
const QUESTIONS: [&str; 2] = ["q", "text"];

impl Profile {
    /// The profile of a path.
    pub fn of_path(path: &str) -> &'static Self {
        [&MOBILIZON, &GANCIO].into_iter().find(|profile| path.starts_with(profile.prefix)).unwrap_or(&PLAIN)
    }

    /// No client in particular.
    #[cfg(test)]
    pub fn plain() -> &'static Self {
        &PLAIN
    }

    /// The parameters as the client meant them.
    pub fn query(&self, raw: &str) -> Query {
        let mut query = if self.glues_question { Query::parse_gluing(raw, &QUESTIONS) } else { Query::parse(raw) };
        if self.restores_slash {
            query.change("q", restore_slash);
        }
        query
    }

    /// The countries to which answers are confined, and those that are favoured.
    pub fn countries(&self, asked: Vec<[u8; 2]>) -> (Vec<[u8; 2]>, Vec<[u8; 2]>) {
        if self.guesses_country { (Vec::new(), asked) } else { (asked, Vec::new()) }
    }
}

/// Puts the slash back into the first number that was `12/3`: the comma between two digits.
fn restore_slash(question: &str) -> String {
    let chars: Vec<char> = question.chars().collect();
    let torn =
        chars.windows(3).position(|three| three[0].is_ascii_digit() && three[1] == ',' && three[2].is_ascii_digit());
    // Coordinates have commas between digits too, and points besides.
    let Some(at) = torn.filter(|_| !question.contains('.')) else { return question.to_owned() };
    chars.iter().enumerate().map(|(index, c)| if index == at + 1 { '/' } else { *c }).collect()
}

/// The type by which Mobilizon chooses picture and lay-out.
///
/// A venue is named by its main tag, of which the last part is looked at (`amenity:theatre`); areas are all drawn
/// alike.
pub fn kind(view: &ResultView<'_>) -> Cow<'static, str> {
    match Level::of(&view.entry) {
        Level::Street => Cow::Borrowed("street"),
        Level::City => Cow::Borrowed("city"),
        Level::Locality | Level::District | Level::County | Level::State | Level::Country => {
            Cow::Borrowed("administrative")
        }
        Level::House if Layer::of(&view.entry) == Layer::Address => Cow::Borrowed("house"),
        Level::House | Level::Venue | Level::Other => {
            let category = view.category();
            Cow::Owned(format!("{}:{}", category.key, category.value))
        }
    }
}

/// The parts of an address as Mobilizon reads them: it takes the city for the locality, else the county, so every
/// result in a settlement has a city, and a settlement is its own.
pub fn parts<'a>(view: &'a ResultView<'_>) -> AddressParts<'a> {
    match Level::of(&view.entry) {
        Level::House | Level::Venue | Level::Street | Level::Other => AddressParts::settled(view),
        Level::Locality | Level::District | Level::City | Level::County | Level::State | Level::Country => {
            AddressParts::whole(view)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_chooses_the_profile() {
        assert_eq!(Profile::of_path("/for/mobilizon/search"), &MOBILIZON);
        assert_eq!(Profile::of_path("/for/gancio/api"), &GANCIO);
        for path in ["/search", "/nominatim/for/gancio/", "/for/mobilizonx/search"] {
            assert_eq!(Profile::of_path(path), &PLAIN);
        }
    }

    #[test]
    fn an_ampersand_in_the_question_is_glued_back() {
        let question = |raw: &str| MOBILIZON.query(raw).get("q").map(str::to_owned);
        assert_eq!(question("format=json&q=Rock%20&%20Roll&limit=10").as_deref(), Some("Rock & Roll"));
        assert_eq!(question("q=A&B&C&x=1&bounded").as_deref(), Some("A&B&C"));
        assert_eq!(MOBILIZON.query("text=H&M&lang=fr").get("text"), Some("H&M"));
        assert_eq!(PLAIN.query("q=Rock%20&%20Roll").get("q"), Some("Rock "));
    }

    #[test]
    fn a_slash_that_became_a_comma_is_restored_between_digits() {
        let question = |raw: &str| GANCIO.query(raw).get("q").map(str::to_owned);
        assert_eq!(question("q=via+roma+12,3+torino").as_deref(), Some("via roma 12/3 torino"));
        assert_eq!(question("q=via+roma+12,+torino").as_deref(), Some("via roma 12, torino"));
        assert_eq!(question("q=45.07,7.68").as_deref(), Some("45.07,7.68"));
    }

    #[test]
    fn a_guessed_country_favours_and_a_chosen_one_confines() {
        assert_eq!(MOBILIZON.countries(vec![*b"fr"]), (vec![], vec![*b"fr"]));
        assert_eq!(GANCIO.countries(vec![*b"it"]), (vec![*b"it"], vec![]));
    }
}
