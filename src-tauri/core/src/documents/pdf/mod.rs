//! Writes a layout as a PDF file: PDF/A-3b.
//!
//! Everything is written once, straight into the bytes of the file, and nothing comes from the clock or a counter of the
//! process, so that the same layout gives the same bytes. What all files share (the Latin part of the fonts, the colour
//! profile) is made once per process, compressed and all; a logo is compressed once for all that show it.

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
use file::{File, Number};
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
        let shared = Shared {
            programs: &programs,
            spoken: &spoken,
            pictures: &pictures,
            structure: &layout.structure,
        };
        let mut file = File::new();
        let resources = self.resources(&mut file, shared)?;
        let tree = file.number();
        let mut pages = Vec::with_capacity(layout.pages.len());
        for (index, page) in layout.pages.iter().enumerate() {
            let (drawn, marks) = content::draw(page, shared);
            let [content, number] = std::array::from_fn(|_| file.number());
            file.objects.compressed(content, self.deflater.compress(&drawn)?, |_| {});
            let mut dictionary = file.objects.dictionary(number);
            dictionary.set("Type", Name("Page")).set("Parent", tree);
            dictionary.array("MediaBox").extend([0.0, 0.0, page.width, page.height].map(Length));
            dictionary.set("Resources", resources).set("Contents", content).set("StructParents", index);
            pages.push((number, marks));
        }
        let mut dictionary = file.objects.dictionary(tree);
        dictionary.set("Type", Name("Pages")).set("Count", pages.len());
        dictionary.array("Kids").extend(pages.iter().map(|(page, _)| *page));
        dictionary.end();
        let structure = structure::add(&mut file, &layout.structure, &pages);
        finish::finish(file, &mut self.deflater, &Roots { pages: tree, structure }, &layout.properties)
    }

    /// Puts in fonts and pictures; what says how pages call them.
    fn resources(&mut self, file: &mut File, shared: Shared<'_>) -> Result<Number, Error> {
        let mut fonts = Vec::new();
        for program in shared.programs.all() {
            let font = embed::font(file, &mut self.deflater, program, shared.spoken)?;
            fonts.push((program.resource.clone(), font));
        }
        let pictures = shared.pictures.add_to(file)?;
        let resources = file.number();
        let mut dictionary = file.objects.dictionary(resources);
        for (kind, members) in [("Font", fonts), ("XObject", pictures)] {
            let mut dictionary = dictionary.dictionary(kind);
            for (name, number) in members {
                dictionary.set(&name, number);
            }
        }
        Ok(resources)
    }
}

/// Every glyph run of a layout, in order.
fn glyph_runs(layout: &Layout) -> impl Iterator<Item = &super::text::ShapedRun> {
    layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Glyphs(glyphs) => Some(&*glyphs.run),
        _ => None,
    })
}
