//! Plus codes (Open Location Code, after its public specification).
//!
//! Ten digits to the base of twenty name a cell of 1/8000 of a degree, further digits divide it in five rows and four
//! columns. A plus sign stands behind the eighth digit; a short code lacks digits in front and is meant near a place.

use gazetteer::Point;
use gazetteer::geometry::METRES_PER_DEGREE;

use super::{Located, rest_of};

const ALPHABET: &[u8; 20] = b"23456789CFGHJMPQRVWX";

/// Digits before the plus sign of a full code.
const SEPARATOR_AT: usize = 8;

/// Digits that come in pairs of latitude and longitude.
const PAIRED: usize = 10;

/// Digits that are read; more name cells of less than a centimetre.
const MOST: usize = 15;

/// The longest word that is looked at, in bytes.
const LONGEST_WORD: usize = 32;

/// The words that are looked at.
const MOST_WORDS: usize = 64;

/// A Plus code without its first digits, as in "CXX5+HG Vaduz".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortCode {
    /// The code in capital letters.
    pub code: String,
    /// The text without the code, which names the place the code is near to.
    pub rest: String,
}

impl ShortCode {
    /// The position meant by the code near a place: of all cells that end so, the nearest.
    pub fn near(&self, place: Point) -> Option<(Point, f64)> {
        let missing = SEPARATOR_AT.checked_sub(self.code.find('+')?)?;
        let prefix = encoded(place, missing);
        let cell = Cell::decode(&format!("{prefix}{}", self.code))?;
        let step = 20_f64.powi(2 - (missing / 2) as i32);
        let lat = nearest(cell.lat, place.lat_degrees(), step, 90.0);
        let lon = nearest(cell.lon, place.lon_degrees(), step, 180.0);
        Some((Point::from_degrees(lat, lon)?, cell.accuracy_m()))
    }
}

/// The code in a text, if it is a short one.
pub fn find_short_code(text: &str) -> Option<ShortCode> {
    words(text).find_map(|(begin, word)| {
        let at = word.find('+')?;
        let short = matches!(at, 4 | 6) && word.len() >= at + 3 && is_code(word);
        short.then(|| ShortCode { code: word.to_ascii_uppercase(), rest: rest_of(text, begin, begin + word.len()) })
    })
}

/// The position of a full code in a text.
pub(super) fn find(text: &str) -> Option<Located> {
    words(text).find_map(|(begin, word)| {
        let cell = Cell::decode(&word.to_ascii_uppercase())?;
        let point = Point::from_degrees(cell.lat, cell.lon)?;
        Some(Located { point, accuracy_m: cell.accuracy_m(), rest: rest_of(text, begin, begin + word.len()) })
    })
}

/// The words of a text that have a plus sign and may be a code, and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'+';
    text.match_indices('+').take(MOST_WORDS).filter_map(move |(plus, _)| {
        let (before, behind) = text.as_bytes().split_at(plus);
        let begin = plus - before.iter().rev().take(LONGEST_WORD).take_while(|b| is_part(b)).count();
        let end = plus + behind.iter().take(LONGEST_WORD).take_while(|b| is_part(b)).count();
        (end - begin < LONGEST_WORD).then(|| text.get(begin..end).map(|word| (begin, word))).flatten()
    })
}

fn is_code(word: &str) -> bool {
    word.bytes().filter(|b| *b == b'+').count() == 1 && word.bytes().all(|b| b == b'+' || value(b).is_some())
}

fn value(digit: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == digit.to_ascii_uppercase())
}

/// The middle of a cell and its height and width, in degrees.
#[derive(Clone, Copy, Debug)]
struct Cell {
    lat: f64,
    lon: f64,
    height: f64,
    width: f64,
}

impl Cell {
    /// The cell of a full code; `None` where the text is none.
    fn decode(code: &str) -> Option<Self> {
        let (before, behind) = code.split_once('+')?;
        let padded = before.trim_end_matches('0');
        let zeros = before.len() - padded.len();
        let whole = before.len() == SEPARATOR_AT && padded.len() % 2 == 0 && padded.len() >= 2;
        (whole && behind.len() != 1 && (zeros == 0 || behind.is_empty())).then_some(())?;
        let digits: Vec<usize> = padded.bytes().chain(behind.bytes()).map(value).collect::<Option<_>>()?;
        (digits[0] < 9 && digits[1] < 18).then(|| Self::of_digits(&digits))
    }

    fn of_digits(digits: &[usize]) -> Self {
        let (mut south, mut west, mut height, mut width) = (-90.0, -180.0, 400.0, 400.0);
        for pair in digits[..digits.len().min(PAIRED)].chunks_exact(2) {
            (height, width) = (height / 20.0, width / 20.0);
            south += pair[0] as f64 * height;
            west += pair[1] as f64 * width;
        }
        for digit in digits.iter().take(MOST).skip(PAIRED) {
            (height, width) = (height / 5.0, width / 4.0);
            south += (digit / 4) as f64 * height;
            west += (digit % 4) as f64 * width;
        }
        Self { lat: south + height / 2.0, lon: west + width / 2.0, height, width }
    }

    fn accuracy_m(&self) -> f64 {
        self.height.max(self.width) / 2.0 * METRES_PER_DEGREE
    }
}

/// The first digits of the code of a point.
fn encoded(point: Point, digits: usize) -> String {
    let (mut lat, mut lon) = ((point.lat_degrees() + 90.0).min(179.999_999), (point.lon_degrees() + 180.0) % 360.0);
    let mut code = String::with_capacity(digits);
    let mut size = 20.0;
    while code.len() < digits {
        for axis in [&mut lat, &mut lon] {
            let digit = ((*axis / size) as usize).min(19);
            code.push(char::from(ALPHABET[digit]));
            *axis -= digit as f64 * size;
        }
        size /= 20.0;
    }
    code
}

/// The value one step away if that is nearer and still on the globe.
fn nearest(value: f64, wanted: f64, step: f64, limit: f64) -> f64 {
    let moved = if wanted - value > step / 2.0 {
        value + step
    } else if value - wanted > step / 2.0 {
        value - step
    } else {
        value
    };
    if moved.abs() <= limit { moved } else { value }
}
