//! XML as banks send it, element by element: names without their namespace, no document types, nothing expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::refused;
use crate::kernel::{Error, Message, Result};

/// How deep elements may lie in each other; the deepest of camt lies at fifteen or so.
const DEPTH_MAX: usize = 40;

/// Elements that may lie in one entry or another part that is read as a whole: a batch of 10,000 payments has fewer.
const ELEMENTS_MAX: usize = 400_000;

/// Characters that the text of one element may have.
const TEXT_MAX: usize = 100_000;

/// An element with all that lies in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct XmlElement {
    /// The name without its namespace.
    pub(super) name: String,
    /// The text directly inside, trimmed.
    pub(super) text: String,
    /// The attribute `Ccy`, the only one that matters here.
    pub(super) currency: String,
    children: Vec<XmlElement>,
}

impl XmlElement {
    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of that name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element down this path of names.
    pub(super) fn find(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The text of the first element down this path; empty when there is none.
    pub(super) fn text_at(&self, path: &[&str]) -> &str {
        self.find(path).map_or("", |element| element.text.as_str())
    }
}

/// A document that is walked through: into an element, over it, or read as a whole.
pub(super) struct XmlDocument<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
}

/// What comes next inside the element one is in.
pub(super) enum Next {
    /// A child begins.
    Child(String),
    /// The element ends.
    End,
    /// The file ends, whatever is open.
    EndOfFile,
}

impl<'a> XmlDocument<'a> {
    /// Begins with `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, text }
    }

    /// The next child, or the end of the element; text between children is passed over.
    pub(super) fn next(&mut self) -> Result<Next> {
        loop {
            match self.event()? {
                Event::Start(start) => return Ok(Next::Child(local_name(&start))),
                Event::End(_) => return Ok(Next::End),
                Event::Eof => return Ok(Next::EndOfFile),
                _ => {}
            }
        }
    }

    /// Passes over the element whose beginning was the last that was read.
    pub(super) fn skip(&mut self) -> Result<()> {
        let mut depth = 1;
        while depth > 0 {
            match self.event()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(self.cut_off()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads the element called `name` whose beginning was the last that was read.
    pub(super) fn element(&mut self, name: String) -> Result<XmlElement> {
        let mut open = vec![XmlElement { name, ..XmlElement::default() }];
        let mut elements = 0;
        loop {
            match self.event()? {
                Event::Start(start) => {
                    elements += 1;
                    if elements > ELEMENTS_MAX {
                        let what = message!(
                            "more than {elements_max, plural, one {# element} other {# elements}} lie in one part of it",
                            elements_max = ELEMENTS_MAX
                        );
                        return Err(self.error(what));
                    }
                    if open.len() == DEPTH_MAX {
                        return Err(self.error(message!(
                            "its elements lie deeper in each other than any statement needs"
                        )));
                    }
                    open.push(begun(&start));
                }
                Event::End(_) => {
                    let Some(mut done) = open.pop() else {
                        return Err(self.error(message!("an element ends twice")));
                    };
                    done.text = done.text.trim().to_owned();
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ok(done),
                    }
                }
                Event::Eof => return Err(self.cut_off()),
                event => {
                    let piece = self.piece(&event)?;
                    if let Some(current) = open.last_mut() {
                        current.text.push_str(&piece);
                        if current.text.len() > TEXT_MAX {
                            return Err(self.error(message!("a text is longer than any bank writes")));
                        }
                    }
                }
            }
        }
    }

    /// The text an event stands for. Only the five entities of XML itself and characters by number are known.
    fn piece(&self, event: &Event<'_>) -> Result<String> {
        match event {
            Event::Text(text) => Ok(text.xml10_content().into_owned()),
            Event::CData(text) => Ok(text.xml10_content().into_owned()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let known = match name.as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                known.map(String::from).ok_or_else(|| {
                    self.error(message!("the entity “{name}” is not one of XML’s own", name = name.as_ref()))
                })
            }
            _ => Ok(String::new()),
        }
    }

    fn event(&mut self) -> Result<Event<'a>> {
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => Err(self.error(message!(
                "it declares a document type, which no bank statement does and this program does not read"
            ))),
            Ok(event) => Ok(event),
            Err(error) => Err(self.error(Message::said(error.to_string()))),
        }
    }

    /// The refusal of a file that ends too early.
    pub(super) fn cut_off(&self) -> Error {
        self.error(message!("it ends in the middle of an element"))
    }

    fn error(&self, what: Message) -> Error {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len());
        let line = self.text.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        refused(message!(
            "The file cannot be read near line {line}: {what}. Ask the bank for it anew.",
            line,
            what
        ))
    }
}

fn begun(start: &BytesStart<'_>) -> XmlElement {
    let currency =
        start.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "Ccy");
    XmlElement {
        name: local_name(start),
        currency: currency.map(|attribute| attribute.value.trim().to_owned()).unwrap_or_default(),
        ..XmlElement::default()
    }
}

fn local_name(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}
