//! What the pages of a document are made of, in the order in which they are read: headings, paragraphs, tables.
//!
//! Readers who cannot see a page are told this; it changes nothing on paper.

/// The elements of a document. Each stands before those that are read after it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    elements: Vec<Element>,
}

/// The place of an element in its structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ElementId(usize);

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    pub kind: ElementKind,
    /// The element that it is a part of; none for parts of the document itself.
    pub parent: Option<ElementId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElementKind {
    /// The title of the document.
    Title,
    /// The heading of a part of it.
    Heading,
    /// A paragraph, an address, a fact with its label.
    Paragraph,
    Table,
    /// A row of a table.
    Row,
    ColumnHeading,
    /// A cell of a row.
    Cell,
    /// A picture, with the text that stands for it.
    Figure(String),
}

impl Structure {
    /// Adds an element behind all others.
    pub(super) fn add(&mut self, kind: ElementKind, parent: Option<ElementId>) -> ElementId {
        self.elements.push(Element { kind, parent });
        ElementId(self.elements.len() - 1)
    }

    /// An element.
    pub fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.0)
    }
}
