//! Base forms of names as they stand in a sentence: "Laugavegi", "w Krakowie", "Helsingissä", "Budapesten".
//!
//! Rules are endings and what the base form has in their place, of all languages at once: a word is tried with every
//! rule that fits, the longest ending first, and the caller keeps what its dictionary knows. This is for words that
//! were not found as they are.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::alternatives::{Variant, VariantKind};
use super::words;

/// The most base forms of one word.
const MOST: usize = 12;

/// The fewest letters before the ending.
const SHORTEST_STEM: usize = 2;

/// The fewest letters of a base form.
const SHORTEST_BASE: usize = 4;

struct Endings {
    by_ending: FxHashMap<&'static str, Vec<&'static str>>,
    longest: usize,
}

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let mut table = Endings { by_ending: FxHashMap::default(), longest: 0 };
    for (ending, base) in words::lines("ending") {
        let bases = table.by_ending.entry(ending).or_default();
        let base = if base == "-" { "" } else { base };
        if !bases.contains(&base) {
            bases.push(base);
        }
        table.longest = table.longest.max(ending.len());
    }
    table
});

/// Replaces `out` by what an inflected name may be a form of.
pub fn base_forms(text: &str, out: &mut Vec<Variant>) {
    out.clear();
    if !text.bytes().all(|b| b.is_ascii_lowercase()) {
        return;
    }
    let table = &*ENDINGS;
    let longest = table.longest.min(text.len().saturating_sub(SHORTEST_STEM));
    for length in (1..=longest).rev() {
        let (stem, ending) = text.split_at(text.len() - length);
        for base in table.by_ending.get(ending).into_iter().flatten() {
            add(stem, base, text, out);
        }
    }
}

fn add(stem: &str, base: &str, text: &str, out: &mut Vec<Variant>) {
    if out.len() >= MOST || stem.len() + base.len() < SHORTEST_BASE {
        return;
    }
    let form = format!("{stem}{base}");
    if form != text && out.iter().all(|variant| variant.text != form) {
        out.push(Variant { text: form, kind: VariantKind::Inflection });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalise;

    #[test]
    fn names_in_a_sentence_lead_to_their_base_form() {
        let mut missed = Vec::new();
        for (form, base) in [
            ("Laugavegi", "Laugavegur"),
            ("Reykjavíkur", "Reykjavík"),
            ("Kjarnagötu", "Kjarnagata"),
            ("Hafnarfirði", "Hafnarfjörður"),
            ("Kópavogi", "Kópavogur"),
            ("Akureyrar", "Akureyri"),
            ("Egilsstöðum", "Egilsstaðir"),
            ("Selfossi", "Selfoss"),
            ("Garðabæ", "Garðabær"),
            ("Vestmannaeyjum", "Vestmannaeyjar"),
            ("Borgarnesi", "Borgarnes"),
            ("Tórshavnar", "Tórshavn"),
            ("Helsingissä", "Helsinki"),
            ("Turussa", "Turku"),
            ("Tampereella", "Tampere"),
            ("Lahdessa", "Lahti"),
            ("Espoossa", "Espoo"),
            ("Mannerheimintiellä", "Mannerheimintie"),
            ("Aleksanterinkadulla", "Aleksanterinkatu"),
            ("Tallinnas", "Tallinn"),
            ("Krakowie", "Kraków"),
            ("Warszawie", "Warszawa"),
            ("Gdańsku", "Gdańsk"),
            ("Poznaniu", "Poznań"),
            ("Łodzi", "Łódź"),
            ("Katowicach", "Katowice"),
            ("Praze", "Praha"),
            ("Brně", "Brno"),
            ("Plzni", "Plzeň"),
            ("Olomouci", "Olomouc"),
            ("Bratislave", "Bratislava"),
            ("Zagrebu", "Zagreb"),
            ("Ljubljani", "Ljubljana"),
            ("Sarajevu", "Sarajevo"),
            ("Vilniuje", "Vilnius"),
            ("Kaune", "Kaunas"),
            ("Klaipėdoje", "Klaipėda"),
            ("Rīgas", "Rīga"),
            ("Budapesten", "Budapest"),
            ("Debrecenben", "Debrecen"),
            ("Ankarada", "Ankara"),
            ("İstanbulda", "İstanbul"),
            ("Москве", "Москва"),
            ("Stockholms", "Stockholm"),
            ("Laugavegar", "Laugavegur"),
            ("Hverfisgötunni", "Hverfisgata"),
            ("Akranesi", "Akranes"),
            ("Keflavíkur", "Keflavík"),
            ("Mosfellsbæ", "Mosfellsbær"),
            ("Seltjarnarnesi", "Seltjarnarnes"),
            ("Neskaupstað", "Neskaupstaður"),
            ("Ísafirði", "Ísafjörður"),
            ("Hveragerðis", "Hveragerði"),
            ("Klaksvíkar", "Klaksvík"),
            ("Helsingin", "Helsinki"),
            ("Helsingistä", "Helsinki"),
            ("Oulussa", "Oulu"),
            ("Vantaalla", "Vantaa"),
            ("Rovaniemellä", "Rovaniemi"),
            ("Kuopiossa", "Kuopio"),
            ("Jyväskylässä", "Jyväskylä"),
            ("Hämeenlinnan", "Hämeenlinna"),
            ("Tartus", "Tartu"),
            ("Pärnust", "Pärnu"),
            ("Tallinnasse", "Tallinn"),
            ("Narvas", "Narva"),
            ("Viljandis", "Viljandi"),
            ("Gdyni", "Gdynia"),
            ("Wrocławiu", "Wrocław"),
            ("Szczecinie", "Szczecin"),
            ("Lublinie", "Lublin"),
            ("Bydgoszczy", "Bydgoszcz"),
            ("Zakopanem", "Zakopane"),
            ("Rzeszowie", "Rzeszów"),
            ("Toruniu", "Toruń"),
            ("Sopocie", "Sopot"),
            ("Marszałkowskiej", "Marszałkowska"),
            ("Ostravě", "Ostrava"),
            ("Liberci", "Liberec"),
            ("Pardubicích", "Pardubice"),
            ("Zlíně", "Zlín"),
            ("Košiciach", "Košice"),
            ("Žiline", "Žilina"),
            ("Nitre", "Nitra"),
            ("Splitu", "Split"),
            ("Rijeci", "Rijeka"),
            ("Osijeku", "Osijek"),
            ("Zadru", "Zadar"),
            ("Beogradu", "Beograd"),
            ("Mariboru", "Maribor"),
            ("Celju", "Celje"),
            ("Kopru", "Koper"),
            ("Kauno", "Kaunas"),
            ("Vilniaus", "Vilnius"),
            ("Šiauliuose", "Šiauliai"),
            ("Palangoje", "Palanga"),
            ("Szegeden", "Szeged"),
            ("Pécsett", "Pécs"),
            ("Győrben", "Győr"),
            ("Egerben", "Eger"),
            ("Budapestre", "Budapest"),
            ("Miskolcon", "Miskolc"),
            ("Sopronban", "Sopron"),
            ("utcában", "utca"),
            ("İzmirde", "İzmir"),
            ("Bursada", "Bursa"),
            ("Antalyada", "Antalya"),
            ("İstanbuldan", "İstanbul"),
            ("Konyaya", "Konya"),
            ("Петербурге", "Петербург"),
            ("Казани", "Казань"),
            ("Самаре", "Самара"),
            ("Екатеринбурге", "Екатеринбург"),
            ("Києві", "Київ"),
            ("Львові", "Львів"),
            ("Одесі", "Одеса"),
            ("Харкові", "Харків"),
            ("Полтаві", "Полтава"),
            ("Göteborgs", "Göteborg"),
            ("Athínas", "Athína"),
            ("Donostian", "Donostia"),
            ("Bilbon", "Bilbo"),
            ("Gasteizen", "Gasteiz"),
        ] {
            let (form, base) = (normalise(form), normalise(base));
            let mut out = Vec::new();
            base_forms(&form, &mut out);
            let bases: Vec<String> = out.into_iter().map(|variant| variant.text).collect();
            if !bases.contains(&base) {
                missed.push(format!("{form}: {base} not in {bases:?}"));
            }
        }
        assert_eq!(missed, [""; 0]);
    }

    #[test]
    fn short_words_and_numbers_have_no_base_form() {
        let mut out = Vec::new();
        for word in ["", "a", "an", "12b", "東"] {
            base_forms(word, &mut out);
            assert_eq!(out, [], "{word}");
        }
    }
}
