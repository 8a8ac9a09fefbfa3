//! Writing XML: elements, attributes and text, always escaped.

/// A document under construction. Elements are closed in the order in which they were opened.
#[derive(Debug)]
pub struct XmlWriter {
    out: String,
    open: Vec<String>,
    /// Whether the start tag of the innermost element still takes attributes.
    in_tag: bool,
}

impl XmlWriter {
    /// A document with its declaration.
    pub fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n".to_owned(), open: Vec::new(), in_tag: false }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str) -> &mut Self {
        self.end_tag();
        let name = element_name(name);
        self.out.push('<');
        self.out.push_str(&name);
        self.open.push(name);
        self.in_tag = true;
        self
    }

    /// Adds an attribute to the element that was opened last.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(&mut self.out, value, true);
        self.out.push('"');
        self
    }

    /// Adds text to the innermost element.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.end_tag();
            escape(&mut self.out, text, false);
        }
        self
    }

    /// Adds XML that was made elsewhere.
    pub fn raw(&mut self, xml: &str) -> &mut Self {
        self.end_tag();
        self.out.push_str(xml);
        self
    }

    /// Closes the innermost element.
    pub fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            if self.in_tag {
                self.out.push_str(" />");
                self.in_tag = false;
            } else {
                self.out.push_str("</");
                self.out.push_str(&name);
                self.out.push('>');
            }
        }
        self
    }

    /// Adds an element that holds only text.
    pub fn leaf(&mut self, name: &str, text: &str) -> &mut Self {
        self.open(name).text(text).close()
    }

    /// Closes what is open and gives the document.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.out.push('>');
            self.in_tag = false;
        }
    }
}

/// Appends text with everything escaped that means something in XML; characters that XML can't hold become U+FFFD.
pub fn escape(out: &mut String, text: &str, in_attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

/// A tag's value made fit to be the name of an element.
fn element_name(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut fitting: String = name.chars().map(|c| if fits(c) { c } else { '_' }).collect();
    if !fitting.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        fitting.insert(0, '_');
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped_and_closed() {
        let mut xml = XmlWriter::new();
        xml.open("a").attribute("b", "\"<\n\0").leaf("1;c", "x & y").open("d");
        let expected = "<a b=\"&quot;&lt;&#10;\u{fffd}\"><_1_c>x &amp; y</_1_c><d /></a>";
        assert_eq!(xml.finish().lines().nth(1), Some(expected));
    }
}
