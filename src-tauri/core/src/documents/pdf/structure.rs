//! The structure of a file: tagged PDF (ISO 32000-1, 14.7 and 14.8), for readers who cannot see the pages.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::structure::{Element, ElementId, ElementKind, Structure};
use super::finish::text;
use super::whole;

/// The stretches of a page that belong to elements: each is known by its place in this list.
pub(super) type Marks = Vec<ElementId>;

/// What the standard calls an element.
pub(super) fn tag(kind: &ElementKind) -> &'static str {
    match kind {
        ElementKind::Title => "H1",
        ElementKind::Heading => "H2",
        ElementKind::Paragraph => "P",
        ElementKind::Table => "Table",
        ElementKind::Row => "TR",
        ElementKind::ColumnHeading => "TH",
        ElementKind::Cell => "TD",
        ElementKind::Figure(_) => "Figure",
    }
}

/// Puts the structure into a file. Elements that no page shows are left out.
pub(super) fn add(
    document: &mut Document,
    catalog: &mut Dictionary,
    structure: &Structure,
    pages: &[(ObjectId, Marks)],
) {
    let stretches = stretches(pages);
    let shown = shown(structure, &stretches);
    let root = document.new_object_id();
    let whole_document = document.new_object_id();
    let ids: BTreeMap<ElementId, ObjectId> =
        shown.into_iter().map(|element| (element, document.new_object_id())).collect();

    let mut parts: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    let parent = |element: &Element| {
        element.parent.and_then(|parent| ids.get(&parent)).copied().unwrap_or(whole_document)
    };
    for (element, id) in &ids {
        if let Some(element) = structure.get(*element) {
            parts.entry(parent(element)).or_default().push(Object::Reference(*id));
        }
    }
    for (element_id, id) in &ids {
        let Some(element) = structure.get(*element_id) else { continue };
        let mut dictionary = describe(tag(&element.kind), parent(element));
        state(&mut dictionary, &element.kind);
        let mut content = parts.remove(id).unwrap_or_default();
        if let Some(stretches) = stretches.get(element_id) {
            let home = stretches.first().map(|stretch| stretch.page);
            if let Some(page) = home {
                dictionary.set("Pg", page);
            }
            content.extend(stretches.iter().map(|stretch| stretch.refer(home)));
        }
        dictionary.set("K", content);
        document.set_object(*id, dictionary);
    }
    let mut dictionary = describe("Document", root);
    dictionary.set("K", parts.remove(&whole_document).unwrap_or_default());
    document.set_object(whole_document, dictionary);

    let mut tree = Dictionary::new();
    tree.set("Type", "StructTreeRoot");
    tree.set("K", whole_document);
    tree.set("ParentTree", parents(document, pages, &ids));
    tree.set("ParentTreeNextKey", whole(pages.len()));
    document.set_object(root, tree);
    let mut marked = Dictionary::new();
    marked.set("Marked", true);
    catalog.set("MarkInfo", marked);
    catalog.set("StructTreeRoot", root);
}

/// A stretch of a page.
struct Stretch {
    page: ObjectId,
    number: usize,
}

impl Stretch {
    /// As an element refers to it whose home is a page.
    fn refer(&self, home: Option<ObjectId>) -> Object {
        let number = Object::Integer(whole(self.number));
        if home == Some(self.page) {
            return number;
        }
        let mut reference = Dictionary::new();
        reference.set("Type", "MCR");
        reference.set("Pg", self.page);
        reference.set("MCID", number);
        Object::Dictionary(reference)
    }
}

fn stretches(pages: &[(ObjectId, Marks)]) -> BTreeMap<ElementId, Vec<Stretch>> {
    let mut stretches: BTreeMap<ElementId, Vec<Stretch>> = BTreeMap::new();
    for (page, marks) in pages {
        for (number, element) in marks.iter().enumerate() {
            stretches.entry(*element).or_default().push(Stretch { page: *page, number });
        }
    }
    stretches
}

/// The elements that pages show, and those that these are parts of, in order.
fn shown(structure: &Structure, stretches: &BTreeMap<ElementId, Vec<Stretch>>) -> Vec<ElementId> {
    let mut shown: Vec<ElementId> = Vec::new();
    for start in stretches.keys() {
        let mut next = Some(*start);
        while let Some(id) = next {
            shown.push(id);
            next = structure.get(id).and_then(|element| element.parent);
        }
    }
    shown.sort_unstable();
    shown.dedup();
    shown
}

fn describe(tag: &str, parent: ObjectId) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("S", tag);
    dictionary.set("P", parent);
    dictionary
}

fn state(dictionary: &mut Dictionary, kind: &ElementKind) {
    match kind {
        ElementKind::ColumnHeading => {
            let mut attributes = Dictionary::new();
            attributes.set("O", "Table");
            attributes.set("Scope", "Column");
            dictionary.set("A", attributes);
        }
        ElementKind::Figure(alternative) => dictionary.set("Alt", text(alternative)),
        _ => {}
    }
}

/// From the stretches of each page back to their elements.
fn parents(
    document: &mut Document,
    pages: &[(ObjectId, Marks)],
    ids: &BTreeMap<ElementId, ObjectId>,
) -> ObjectId {
    let mut numbers = Vec::new();
    for (index, (_, marks)) in pages.iter().enumerate() {
        let elements = marks.iter().filter_map(|element| ids.get(element).copied().map(Object::Reference));
        numbers.extend([Object::Integer(whole(index)), Object::Array(elements.collect())]);
    }
    let mut tree = Dictionary::new();
    tree.set("Nums", numbers);
    document.add_object(tree)
}
