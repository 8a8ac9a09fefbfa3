//! Sizes of memory as people type them: "512M", "2G", "1536MiB".

/// The least that can be asked for.
const LEAST: u64 = 1 << 20;

/// The bytes that a text stands for. K, M, G and T are powers of 1024, with or without "B" or "iB" behind them.
pub fn size(text: &str) -> Result<u64, String> {
    let expected = |found: &str| format!("a number and K, M, G or T expected, such as \"512M\", found {found}");
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let shift = match unit.trim().to_ascii_lowercase().trim_end_matches('b').trim_end_matches('i') {
        "k" => 10,
        "m" => 20,
        "g" => 30,
        "t" => 40,
        "" if !number.is_empty() => return Err(expected(&format!("{text:?} without a unit"))),
        _ => return Err(expected(&format!("{text:?}"))),
    };
    let number: u64 = number.parse().map_err(|_| expected(&format!("{text:?}")))?;
    let bytes = number.checked_mul(1 << shift).ok_or_else(|| format!("at most {}T expected", u64::MAX >> 40))?;
    if bytes < LEAST { Err(format!("at least 1M expected, found {text:?}")) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_powers_of_1024_in_any_spelling() {
        for (text, bytes) in [
            ("1M", 1 << 20),
            ("512m", 512 << 20),
            ("2G", 2 << 30),
            ("2 GiB", 2 << 30),
            ("1024kb", 1 << 20),
            ("1T", 1 << 40),
        ] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
    }

    #[test]
    fn what_is_no_size_is_told() {
        for text in ["", "M", "12", "1.5G", "-1G", "10X", "lots"] {
            assert!(size(text).unwrap_err().contains("such as \"512M\""), "{text}");
        }
        assert_eq!(size("1K"), Err("at least 1M expected, found \"1K\"".to_owned()));
        assert_eq!(size("99999999T"), Err("at most 16777215T expected".to_owned()));
    }
}
