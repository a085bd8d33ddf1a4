//! Writes a layout as a PDF file: PDF/A-3b.
//!
//! Everything is written once, straight into the bytes of the file, and nothing comes from the clock or a counter of the
//! process, so that the same layout gives the same bytes. What all files of a run share (the Latin part of the fonts,
//! the colour profile, the logo) is made once per process, compressed and all.

mod attach;
mod colour_profile;
mod content;
mod embed;
mod file;
mod finish;
mod metadata;
mod operators;
mod picture;
mod programs;
mod spoken;
mod streams;
mod structure;
mod values;

use super::Error;
use super::display::{Item, Layout};
pub(super) use content::EMBOLDENING;
use content::Shared;
use file::File;
use finish::Roots;
use picture::Pictures;
use programs::Programs;
use spoken::Spoken;
use streams::Deflater;
use values::{Length, Name};

/// Writes one file after the other, and reuses the memory that compression needs.
pub(super) struct Writer {
    deflater: Deflater,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { deflater: Deflater::quick() }
    }

    /// Writes a layout as a PDF file.
    pub(super) fn write(&mut self, layout: &Layout) -> Result<Vec<u8>, Error> {
        let programs = Programs::of(layout)?;
        let spoken = Spoken::of(layout);
        let pictures = Pictures::of(layout);
        let mut file = File::new();
        let mut fonts = Vec::new();
        for program in programs.all() {
            let font = embed::font(&mut file, &mut self.deflater, program, &spoken)?;
            fonts.push((program.resource.clone(), font));
        }
        let named = pictures.add_to(&mut file)?;
        let [resources, tree] = std::array::from_fn(|_| file.number());
        let mut dictionary = file.objects.dictionary(resources);
        for (kind, members) in [("Font", fonts), ("XObject", named)] {
            let mut dictionary = dictionary.dictionary(kind);
            for (name, number) in members {
                dictionary.set(&name, number);
            }
        }
        drop(dictionary);

        let shared = Shared {
            programs: &programs,
            spoken: &spoken,
            pictures: &pictures,
            structure: &layout.structure,
        };
        let mut pages = Vec::with_capacity(layout.pages.len());
        for (index, page) in layout.pages.iter().enumerate() {
            let (drawn, marks) = content::draw(page, shared);
            let [content, number] = std::array::from_fn(|_| file.number());
            file.objects.compressed(content, self.deflater.compress(&drawn)?, |_| {});
            let mut dictionary = file.objects.dictionary(number);
            dictionary.set("Type", Name("Page")).set("Parent", tree);
            dictionary.array("MediaBox").extend([0.0, 0.0, page.width, page.height].map(Length));
            dictionary.set("Resources", resources).set("Contents", content).set("StructParents", index);
            drop(dictionary);
            pages.push((number, marks));
        }
        let mut dictionary = file.objects.dictionary(tree);
        dictionary.set("Type", Name("Pages")).set("Count", pages.len());
        dictionary.array("Kids").extend(pages.iter().map(|(page, _)| *page));
        drop(dictionary);
        let structure = structure::add(&mut file, &layout.structure, &pages);
        finish::finish(file, &mut self.deflater, &Roots { pages: tree, structure }, &layout.properties)
    }
}

/// Every glyph run of a layout, in order.
fn glyph_runs(layout: &Layout) -> impl Iterator<Item = &super::text::ShapedRun> {
    layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Glyphs(glyphs) => Some(&*glyphs.run),
        _ => None,
    })
}
