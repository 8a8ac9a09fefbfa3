//! Numbers: whole or with a fraction, with blanks or a plus sign around.

use super::{Error, Query};

impl Query {
    /// A number that may have a fraction; `None` where the parameter is absent.
    pub fn number(&self, name: &str) -> Result<Option<f64>, Error> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let number = value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        number.map(Some).ok_or_else(|| no_number(name))
    }

    /// A number that must be there.
    pub fn required_number(&self, name: &str) -> Result<f64, Error> {
        self.number(name)?.ok_or_else(|| Error::new(format!("Parameter '{name}' missing.")))
    }

    /// A whole number; one that is too large or small for the type is cut to its range.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, Error> {
        let Some(value) = self.get(name) else { return Ok(None) };
        integer(value.trim()).map(Some).ok_or_else(|| no_number(name))
    }
}

fn no_number(name: &str) -> Error {
    Error::new(format!("Parameter '{name}' must be a number."))
}

fn integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let extreme = if text.starts_with('-') { i64::MIN } else { i64::MAX };
    is_number.then(|| text.parse().unwrap_or(extreme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_signs_pass_and_everything_else_is_refused() {
        let number = |raw| Query::parse(raw).number("x");
        assert_eq!(number("x=+47.5+"), Ok(Some(47.5)));
        assert_eq!(number("x=%2B4e1"), Ok(Some(40.0)));
        assert_eq!(number("y=1"), Ok(None));
        for raw in ["x=", "x=nan", "x=inf", "x=1,5", "x=0x1", "x=1e999", "x"] {
            assert_eq!(number(raw), Err(Error::new("Parameter 'x' must be a number.")), "{raw}");
        }
    }

    #[test]
    fn whole_numbers_are_whole_and_may_be_huge() {
        let whole = |raw| Query::parse(raw).integer("x");
        assert_eq!(whole("x=+%2B18"), Ok(Some(18)));
        assert_eq!(whole("x=-99999999999999999999"), Ok(Some(i64::MIN)));
        for raw in ["x=1.5", "x=1e1", "x=", "x=-", "x=--1", "x=ten"] {
            assert!(whole(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn what_is_required_and_absent_is_named() {
        assert_eq!(Query::parse("").required_number("lon"), Err(Error::new("Parameter 'lon' missing.")));
    }
}
