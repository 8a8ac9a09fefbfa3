//! How many letters two words are apart.

/// The number of letters to insert, delete, replace or swap with their neighbour to make one word of the other; `None`
/// above `most`.
///
/// Words are compared byte by byte (tokens are ASCII but for scripts without blanks); none longer than 64 bytes.
pub fn distance(a: &str, b: &str, most: u8) -> Option<u8> {
    const LONGEST: usize = 64;
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > usize::from(most) || a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    let mut rows = [[0u8; LONGEST + 1]; 3];
    for (index, cell) in rows[0].iter_mut().enumerate() {
        *cell = index as u8;
    }
    for (i, &x) in a.iter().enumerate() {
        let (now, before, earlier) = ((i + 1) % 3, i % 3, (i + 2) % 3);
        rows[now][0] = i as u8 + 1;
        let mut least = rows[now][0];
        for (j, &y) in b.iter().enumerate() {
            let replaced = rows[before][j] + u8::from(x != y);
            let mut cell = replaced.min(rows[before][j + 1] + 1).min(rows[now][j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                cell = cell.min(rows[earlier][j - 1] + 1);
            }
            rows[now][j + 1] = cell;
            least = least.min(cell);
        }
        if least > most {
            return None;
        }
    }
    let found = rows[a.len() % 3][b.len()];
    (found <= most).then_some(found)
}

/// Whether two words have the same digits: a number is never taken for a misspelling of another.
pub fn have_same_digits(a: &str, b: &str) -> bool {
    a.bytes().filter(u8::is_ascii_digit).eq(b.bytes().filter(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::{distance, have_same_digits};

    #[test]
    fn digits_are_compared_in_their_order() {
        assert!(have_same_digits("q2power", "q2pwer") && have_same_digits("steg", "weg"));
        assert!(!have_same_digits("training3", "training4") && !have_same_digits("steg", "steg1"));
    }

    #[test]
    fn a_swap_counts_once() {
        assert_eq!(distance("laugavegur", "laugvaegur", 2), Some(1));
        assert_eq!(distance("laugavegur", "laugavegur", 1), Some(0));
        assert_eq!(distance("laugavegur", "laugvegr", 2), Some(2));
        assert_eq!(distance("laugavegur", "laugvegr", 1), None);
        assert_eq!(distance("", "ab", 2), Some(2));
    }
}
