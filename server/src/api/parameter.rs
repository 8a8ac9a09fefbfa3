//! A parameter as the OpenAPI document describes it.

/// A parameter of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name, or that of the variable part of the path.
    pub name: &'static str,
    /// What it means.
    pub about: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is a part of the path.
    pub in_path: bool,
    /// Whether it may come several times.
    pub repeats: bool,
    /// A value to try; empty for none.
    pub example: &'static str,
}

/// What the value of a parameter may be. Values that are cut to a range have no range here: none of them is refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A number within these bounds; others are refused.
    Within(f64, f64),
    /// `0` or `1`.
    Switch,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

impl Parameter {
    const fn new(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, about, kind, required: false, in_path: false, repeats: false, example: "" }
    }

    /// Any text.
    pub const fn text(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Kind::Text, about)
    }

    /// A whole number.
    pub const fn integer(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Kind::Integer, about)
    }

    /// A number.
    pub const fn number(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Kind::Number, about)
    }

    /// A number that is refused outside these bounds.
    pub const fn within(name: &'static str, least: f64, most: f64, about: &'static str) -> Self {
        Self::new(name, Kind::Within(least, most), about)
    }

    /// A switch.
    pub const fn switch(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Kind::Switch, about)
    }

    /// One of a few words.
    pub const fn one_of(name: &'static str, words: &'static [&'static str], about: &'static str) -> Self {
        Self::new(name, Kind::OneOf(words), about)
    }

    /// The same, but it must be there.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same as a part of the path.
    pub const fn in_path(self) -> Self {
        Self { in_path: true, required: true, ..self }
    }

    /// The same, and it may come several times.
    pub const fn repeats(self) -> Self {
        Self { repeats: true, ..self }
    }

    /// The same with a value to try.
    pub const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
}
