//! Character encodings of files. Columns that are only passed on are never converted.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::dialects::addok::error::Error;

/// How the text of a file is encoded.
#[derive(Clone, Copy, Debug)]
pub struct TextEncoding(&'static Encoding);

impl TextEncoding {
    /// The encoding of a name such as `utf-8`, `utf-8-sig`, `latin-1` or `cp1252`; UTF-8 where there is none.
    pub fn of(name: Option<&str>) -> Result<Self, Error> {
        let Some(name) = name else { return Ok(Self(UTF_8)) };
        let plain = name.trim().to_ascii_lowercase().replace('_', "-");
        let plain = plain.trim_end_matches("-sig");
        let found =
            Encoding::for_label(plain.as_bytes()).or_else(|| Encoding::for_label(plain.replace('-', "").as_bytes()));
        match found {
            Some(encoding) if encoding.is_ascii_compatible() => Ok(Self(encoding)),
            Some(encoding) if encoding == UTF_16BE || encoding == UTF_16LE => {
                Err(Error::bad("files in UTF-16 are not taken, save the file as UTF-8"))
            }
            _ => Err(Error::bad(format!("encoding {name} is not known, utf-8 or latin-1 are"))),
        }
    }

    /// The name for the header of the answer.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Whether it is UTF-8.
    pub fn is_utf8(self) -> bool {
        self.0 == UTF_8
    }

    /// Bytes as text; what is not valid becomes U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        self.0.decode_without_bom_handling(bytes).0
    }

    /// Text as bytes; what the encoding does not have becomes a question mark.
    pub fn encode(self, text: &str) -> Cow<'_, [u8]> {
        let (bytes, _, is_lossy) = self.0.encode(text);
        if !is_lossy {
            return bytes;
        }
        let mut own = Vec::with_capacity(text.len());
        for c in text.chars() {
            let mut buffer = [0; 4];
            let (bytes, _, is_lossy) = self.0.encode(c.encode_utf8(&mut buffer));
            own.extend_from_slice(if is_lossy { b"?" } else { &bytes });
        }
        Cow::Owned(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_spreadsheets_and_scripts_use_are_known() {
        let name = |name| TextEncoding::of(Some(name)).map(TextEncoding::name).ok();
        for utf8 in ["utf-8", "UTF_8", "utf-8-sig", "utf8"] {
            assert_eq!(name(utf8), Some("UTF-8"), "{utf8}");
        }
        for latin in ["latin1", "latin-1", "cp1252", "iso-8859-1"] {
            assert_eq!(name(latin), Some("windows-1252"), "{latin}");
        }
        assert_eq!((name("utf-16"), name("klingon")), (None, None));
    }

    #[test]
    fn what_an_encoding_has_not_becomes_a_question_mark() {
        let latin = TextEncoding::of(Some("latin-1")).unwrap();
        assert_eq!(latin.encode("Rue Ł é").as_ref(), b"Rue ? \xe9");
        assert_eq!(latin.decode(b"\xe9"), "é");
    }
}
