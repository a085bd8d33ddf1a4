//! The structure of a file: tagged PDF (ISO 32000-1, 14.7 and 14.8), for readers who cannot see the pages.

use std::collections::BTreeMap;

use super::super::structure::{Element, ElementId, ElementKind, Structure};
use super::file::{File, Number};
use super::values::{Array, Dictionary, PdfName, Text};

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

/// Puts the structure into a file; its root. Elements that no page shows are left out.
pub(super) fn add(file: &mut File, structure: &Structure, pages: &[(Number, Marks)]) -> Number {
    let stretches = stretches(pages);
    let [root, whole_document, parents] = std::array::from_fn(|_| file.number());
    let numbers: BTreeMap<ElementId, Number> =
        shown(structure, &stretches).into_iter().map(|element| (element, file.number())).collect();
    let elements = || numbers.iter().filter_map(|(id, number)| Some((*id, *number, structure.get(*id)?)));
    let parent = |element: &Element| {
        element.parent.and_then(|parent| numbers.get(&parent)).copied().unwrap_or(whole_document)
    };
    let mut parts: BTreeMap<Number, Vec<Number>> = BTreeMap::new();
    for (_, number, element) in elements() {
        parts.entry(parent(element)).or_default().push(number);
    }
    let parts = |number: Number| parts.get(&number).into_iter().flatten().copied();
    for (id, number, element) in elements() {
        let mut dictionary = file.objects.dictionary(number);
        dictionary.set("S", PdfName(tag(&element.kind))).set("P", parent(element));
        state(&mut dictionary, &element.kind);
        let stretches = stretches.get(&id).map(Vec::as_slice).unwrap_or_default();
        let home = stretches.first().map(|stretch| stretch.page);
        if let Some(page) = home {
            dictionary.set("Pg", page);
        }
        let mut content = dictionary.array("K");
        content.extend(parts(number));
        for stretch in stretches {
            stretch.refer(&mut content, home);
        }
    }
    let mut dictionary = file.objects.dictionary(whole_document);
    dictionary.set("S", PdfName("Document")).set("P", root).array("K").extend(parts(whole_document));
    dictionary.end();
    lead_back(&mut file.objects.dictionary(parents), pages, &numbers);
    let mut dictionary = file.objects.dictionary(root);
    dictionary.set("Type", PdfName("StructTreeRoot")).set("K", whole_document);
    dictionary.set("ParentTree", parents).set("ParentTreeNextKey", pages.len());
    root
}

/// A stretch of a page.
struct Stretch {
    page: Number,
    number: usize,
}

impl Stretch {
    /// As an element refers to it whose home is a page.
    fn refer(&self, content: &mut Array<'_>, home: Option<Number>) {
        if home == Some(self.page) {
            content.push(self.number);
        } else {
            content.dictionary().set("Type", PdfName("MCR")).set("Pg", self.page).set("MCID", self.number);
        }
    }
}

fn stretches(pages: &[(Number, Marks)]) -> BTreeMap<ElementId, Vec<Stretch>> {
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

fn state(dictionary: &mut Dictionary<'_>, kind: &ElementKind) {
    match kind {
        ElementKind::ColumnHeading => {
            dictionary.dictionary("A").set("O", PdfName("Table")).set("Scope", PdfName("Column"));
        }
        ElementKind::Figure(alternative) => {
            dictionary.set("Alt", Text(alternative));
        }
        _ => {}
    }
}

/// From the stretches of each page back to their elements.
fn lead_back(tree: &mut Dictionary<'_>, pages: &[(Number, Marks)], numbers: &BTreeMap<ElementId, Number>) {
    let mut of_pages = tree.array("Nums");
    for (index, (_, marks)) in pages.iter().enumerate() {
        of_pages.push(index).array().extend(marks.iter().filter_map(|element| numbers.get(element).copied()));
    }
}
