//! Writes XML: elements in order, texts escaped. What is empty is left out, as both syntaxes forbid empty elements.

use std::borrow::Cow;

/// A document that grows from top to bottom.
pub(super) struct Xml {
    text: String,
}

impl Xml {
    /// A document whose root has these attributes; `content` writes what is inside.
    pub(super) fn document(
        root: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut xml = Self { text: String::with_capacity(8 * 1024) };
        xml.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<");
        xml.text.push_str(root);
        for (name, value) in attributes {
            xml.attribute(name, value);
        }
        xml.text.push_str(">\n");
        content(&mut xml);
        xml.close(root);
        xml.text.into_bytes()
    }

    /// An element with elements inside; without any it is left out.
    pub(super) fn group(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        let before = self.text.len();
        self.text.push('<');
        self.text.push_str(name);
        self.text.push_str(">\n");
        let inside = self.text.len();
        content(self);
        if self.text.len() == inside {
            self.text.truncate(before);
        } else {
            self.close(name);
        }
    }

    /// An element that has to be there with nothing in it.
    pub(super) fn empty(&mut self, name: &str) {
        self.text.push_str(&format!("<{name}/>\n"));
    }

    /// An element with a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.text_with(name, &[], value);
    }

    /// An element with attributes and a text.
    pub(super) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], value: &str) {
        let value = escaped(value);
        if value.is_empty() {
            return;
        }
        self.text.push('<');
        self.text.push_str(name);
        for (attribute, value) in attributes {
            self.attribute(attribute, value);
        }
        self.text.push('>');
        self.text.push_str(&value);
        self.close(name);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        self.text.push_str(&escaped(value));
        self.text.push('"');
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }
}

/// A text as XML holds it: trimmed, without the characters that XML forbids.
fn escaped(value: &str) -> Cow<'_, str> {
    let value = value.trim();
    let is_held = |character: char| {
        matches!(character, '\t' | '\n')
            || !(character.is_control() || matches!(character, '\u{FFFE}' | '\u{FFFF}'))
    };
    if value.chars().all(is_held) {
        return quick_xml::escape::escape(value);
    }
    let held: String = value.chars().filter(|character| is_held(*character)).collect();
    Cow::Owned(quick_xml::escape::escape(held).into_owned())
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn texts_are_escaped_and_nothing_empty_is_written() {
        let xml = Xml::document("a", &[("xmlns", "urn:x")], |xml| {
            xml.text("b", "R&D <„ß“>\u{0}\u{1b} ");
            xml.text("c", "  ");
            xml.group("d", |xml| xml.text("e", ""));
            xml.group("f", |xml| xml.text_with("g", &[("unit", "\"C62\"")], "1"));
        });
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a xmlns=\"urn:x\">\n<b>R&amp;D &lt;„ß“&gt;</b>\n<f>\n\
            <g unit=\"&quot;C62&quot;\">1</g>\n</f>\n</a>\n";
        assert_eq!(String::from_utf8(xml).unwrap(), expected);
    }
}
