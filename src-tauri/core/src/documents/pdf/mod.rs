//! Writes a layout as a PDF file: PDF/A-3b, objects by lopdf, pages and fonts by this module.
//!
//! Identifiers are ours, and nothing comes from the clock or a counter of the process, so that the same layout gives
//! the same bytes. What all files of a run share (the Latin part of the fonts, the colour profile, the logo) is
//! compressed once per process.

mod attach;
mod colour_profile;
mod content;
mod embed;
mod finish;
mod metadata;
mod operators;
mod picture;
mod programs;
mod spoken;
mod streams;
mod structure;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::Error;
use super::display::{Item, Layout, Page};
pub(super) use content::EMBOLDENING;
use content::Shared;
use picture::Pictures;
use programs::Programs;
use spoken::Spoken;
use streams::Deflater;

/// Writes one file after the other, and reuses the memory that compression needs.
pub(super) struct Writer {
    deflater: Deflater,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { deflater: Deflater::new() }
    }

    /// Writes a layout as a PDF file.
    pub(super) fn write(&mut self, layout: &Layout) -> Result<Vec<u8>, Error> {
        let programs = Programs::of(layout)?;
        let spoken = Spoken::of(layout);
        let pictures = Pictures::of(layout);
        let mut document = Document::with_version("1.7");

        let mut fonts = Dictionary::new();
        for program in programs.all() {
            let font = embed::font(&mut document, &mut self.deflater, program, &spoken)?;
            fonts.set(program.resource.as_str(), font);
        }
        let mut resources = Dictionary::new();
        resources.set("Font", fonts);
        if !pictures.is_empty() {
            resources.set("XObject", pictures.add_to(&mut document)?);
        }
        let resources = document.add_object(resources);

        let tree = document.new_object_id();
        let mut pages = Vec::with_capacity(layout.pages.len());
        let shared = Shared {
            programs: &programs,
            spoken: &spoken,
            pictures: &pictures,
            structure: &layout.structure,
        };
        for (index, page) in layout.pages.iter().enumerate() {
            let (drawn, marks) = content::draw(page, shared);
            let content = document.add_object(self.deflater.stream(Dictionary::new(), &drawn)?);
            let mut dictionary = describe(page, tree, resources, content);
            dictionary.set("StructParents", whole(index));
            pages.push((document.add_object(dictionary), marks));
        }
        let mut root = Dictionary::new();
        root.set("Type", "Pages");
        root.set("Count", whole(pages.len()));
        root.set("Kids", pages.iter().map(|(page, _)| Object::Reference(*page)).collect::<Vec<_>>());
        document.set_object(tree, root);
        let mut catalog = Dictionary::new();
        catalog.set("Type", "Catalog");
        catalog.set("Pages", tree);
        structure::add(&mut document, &mut catalog, &layout.structure, &pages);
        finish::finish(document, &mut self.deflater, catalog, &layout.properties)
    }
}

fn describe(page: &Page, tree: ObjectId, resources: ObjectId, content: ObjectId) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Page");
    dictionary.set("Parent", tree);
    let size = [0.0, 0.0, page.width, page.height];
    dictionary.set("MediaBox", size.map(Object::Real).to_vec());
    dictionary.set("Resources", resources);
    dictionary.set("Contents", content);
    dictionary
}

/// A count as files hold it.
fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Every glyph run of a layout, in order.
fn glyph_runs(layout: &Layout) -> impl Iterator<Item = &super::text::ShapedRun> {
    layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Glyphs(glyphs) => Some(&*glyphs.run),
        _ => None,
    })
}
