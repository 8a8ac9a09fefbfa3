//! What a parameter does: an answer with it against the answer without.

use std::fmt;

use super::answers::Answers;

/// An effect.
pub enum Effect {
    Answers(usize),
    Nothing,
    First(String),
    Each(String),
    Adds(String),
    Drops(String),
    Frame(String),
    Says(String),
    Refused(String),
    More,
    Fewer,
    Changes,
    Shorter,
    Same,
    Format,
}

impl Effect {
    pub fn parse(text: &str) -> Self {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        match (word, rest.to_owned()) {
            (number, rest) if rest == "answers" => Self::Answers(number.parse().unwrap()),
            ("none", _) => Self::Nothing,
            ("first", text) => Self::First(text),
            ("each", text) => Self::Each(text),
            ("adds", text) => Self::Adds(text),
            ("drops", text) => Self::Drops(text),
            ("frame", text) => Self::Frame(text),
            ("says", text) => Self::Says(text),
            ("refused", text) => Self::Refused(text),
            ("more", _) => Self::More,
            ("fewer", _) => Self::Fewer,
            ("changes", _) => Self::Changes,
            ("shorter", _) => Self::Shorter,
            ("same", _) => Self::Same,
            ("format", _) => Self::Format,
            _ => panic!("cells.tsv: unknown effect {text:?}"),
        }
    }

    /// Whether it holds; the error says what was found.
    pub fn holds(&self, format: Option<&str>, alone: &Answers, with: &Answers) -> Result<(), String> {
        let refused = matches!(self, Self::Refused(_));
        let holds = if refused { [400, 404].contains(&with.status) } else { with.status == 200 }
            && self.fits(format, alone, with);
        if holds {
            Ok(())
        } else {
            Err(format!(
                "{} with {} answers (without: {}): {:.300}",
                with.status,
                with.rows.len(),
                alone.rows.len(),
                with.body
            ))
        }
    }

    fn fits(&self, format: Option<&str>, alone: &Answers, with: &Answers) -> bool {
        let (before, after) = (&alone.rows, &with.rows);
        let has = |rows: &[String], text: &str| rows.iter().any(|row| row.contains(text));
        let all = |rows: &[String], text: &str| rows.iter().all(|row| row.contains(text));
        let length = |rows: &[String]| rows.iter().map(String::len).sum::<usize>();
        match self {
            Self::Answers(number) => after.len() == *number && before.len() != *number,
            Self::Nothing => after.is_empty() && !before.is_empty(),
            Self::First(text) => {
                has(after.get(..1).unwrap_or_default(), text) && !has(before.get(..1).unwrap_or_default(), text)
            }
            Self::Each(text) => !after.is_empty() && all(after, text) && !all(before, text),
            Self::Adds(text) => has(after, text) && !has(before, text),
            Self::Drops(text) => has(before, text) && !has(after, text),
            Self::Frame(text) => with.body.contains(text) && !alone.body.contains(text),
            Self::Says(text) | Self::Refused(text) => with.body.contains(text),
            Self::More => after.len() > before.len(),
            Self::Fewer => after.len() < before.len() && !after.is_empty(),
            Self::Changes => after != before && !after.is_empty(),
            Self::Shorter => length(after) < length(before) && after.len() == before.len(),
            Self::Same => after == before,
            Self::Format => with.is_in(format.unwrap_or_default()),
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answers(1) => f.write_str("1 answer"),
            Self::Answers(number) => write!(f, "{number} answers"),
            Self::Nothing => f.write_str("no answer is left"),
            Self::First(text) => write!(f, "`{text}` comes first"),
            Self::Each(text) => write!(f, "all answers have `{text}`"),
            Self::Adds(text) => write!(f, "adds `{text}`"),
            Self::Drops(text) => write!(f, "takes `{text}` away"),
            Self::Frame(text) => write!(f, "`{text}` around the answers"),
            Self::Says(text) => write!(f, "answers `{text}`"),
            Self::Refused(text) => write!(f, "refused for the want of it: `{text}`"),
            Self::More => f.write_str("more answers"),
            Self::Fewer => f.write_str("fewer answers"),
            Self::Changes => f.write_str("other answers, or in another order"),
            Self::Shorter => f.write_str("shorter shapes"),
            Self::Same => f.write_str("no effect"),
            Self::Format => f.write_str("type and form of the answer"),
        }
    }
}
