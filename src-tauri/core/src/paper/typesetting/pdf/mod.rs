//! Writes a layout as a PDF file: PDF/A-3b.
//!
//! printpdf makes the pages, what they show and need, the tree of them, the catalog and the fonts. What it made is written
//! here, compressed and in few objects (`file.rs`), together with what it has no word for: the structure, the metadata
//! and the colours of archives, attachments, and an identity that comes from the content. Nothing comes from the clock or
//! a counter of the process, so that the same layout gives the same bytes. What all files share (the Latin part of the
//! fonts, the colour profile) is made once per process, compressed and all; a logo is compressed once for all that show it.

mod actual_text;
mod attach;
mod colour_profile;
mod content;
mod embed;
mod embedded_fonts;
mod file;
mod finish;
mod metadata;
mod picture;
mod streams;
mod structure;
mod values;

use lopdf::{Document, Object, ObjectId};
use printpdf::{FontId, Mm, PdfDocument, PdfFont, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt};

use actual_text::ActualText;
pub(super) use content::EMBOLDENING;
use content::Shared;
use embedded_fonts::EmbeddedFonts;
use file::{File, Number};
use finish::Roots;
use picture::Pictures;
use streams::Deflater;
use structure::Marks;

use super::TypesettingError;
use super::display::{DisplayItem, Layout};

/// Writes one file after the other, and reuses the memory that compression needs.
pub(super) struct Writer {
    deflater: Deflater,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { deflater: Deflater::quick() }
    }

    /// Writes a layout as a PDF file.
    pub(super) fn write(&mut self, layout: &Layout) -> Result<Vec<u8>, TypesettingError> {
        let embedded_fonts = EmbeddedFonts::of(layout)?;
        let actual_text = ActualText::of(layout);
        let pictures = Pictures::of(layout);
        let shared = Shared {
            embedded_fonts: &embedded_fonts,
            actual_text: &actual_text,
            pictures: &pictures,
            structure: &layout.structure,
        };
        let (document, marks) = draw(layout, shared);
        let mut made = made(&document)?;
        made.renumber_objects_with(Number::FREE);
        let mut file = File::new(made.max_id);
        let [catalog, info] = [b"Root".as_slice(), b"Info"].map(|key| taken(&mut made, key));
        let (catalog, info) = (catalog?, info?);
        let pages = self.put(&mut file, &made, &catalog, shared)?;
        let pages: Vec<(Number, Marks)> = pages.into_iter().zip(marks).collect();
        let structure = structure::add(&mut file, &layout.structure, &pages);
        finish::finish(file, &mut self.deflater, &Roots { catalog, info, structure }, &layout.properties)
    }

    /// Puts what printpdf made into a file, and beside it the fonts and pictures that were made before; the pages.
    fn put(
        &mut self,
        file: &mut File,
        made: &Document,
        catalog: &lopdf::Dictionary,
        shared: Shared<'_>,
    ) -> Result<Vec<Number>, TypesettingError> {
        let mut fonts = Vec::new();
        for core in shared.embedded_fonts.fixed() {
            let (objects, font) = embed::fixed(core)?;
            file.include(objects);
            fonts.push((core.program.resource.clone(), *font));
        }
        let pictures = shared.pictures.add_to(file)?;
        let pages = pages(made, catalog).map_err(TypesettingError::writer)?;
        let [fonts_id, pictures_id] = resources(made, &pages).map_err(TypesettingError::writer)?;
        for (id, object) in &made.objects {
            let page = pages.iter().position(|page| page == id);
            let further =
                [(fonts_id, &fonts), (pictures_id, &pictures)].into_iter().find(|further| further.0 == *id);
            let (Ok(known), true) = (object.as_dict(), page.is_some() || further.is_some()) else {
                file.objects.put(*id, object, &mut self.deflater)?;
                continue;
            };
            let mut dictionary = file.objects.dictionary(Number::of_made(*id));
            dictionary.extend(known);
            if let Some(page) = page {
                dictionary.set("StructParents", page);
            }
            for (name, number) in further.into_iter().flat_map(|(_, further)| further) {
                dictionary.set(name, *number);
            }
        }
        Ok(pages.into_iter().map(Number::of_made).collect())
    }
}

/// A layout as a document of printpdf, and what of each page belongs to the structure. The fixed parts of fonts and the
/// pictures are only named in it.
fn draw(layout: &Layout, shared: Shared<'_>) -> (PdfDocument, Vec<Marks>) {
    let mut document = PdfDocument::new(&layout.properties.title);
    let info = &mut document.metadata.info;
    info.author.clone_from(&layout.properties.author);
    (info.creator, info.producer) = (metadata::PROGRAM.to_owned(), metadata::PROGRAM.to_owned());
    for program in shared.embedded_fonts.rare() {
        let font = PdfFont::new(program.to_parsed_font());
        document.resources.fonts.map.insert(FontId(program.resource.clone()), font);
    }
    let mut marks = Vec::with_capacity(layout.pages.len());
    for page in &layout.pages {
        let (operations, of_page) = content::draw(page, shared, &mut document.resources.xobjects.map);
        let mut made = PdfPage::new(Mm(0.0), Mm(0.0), operations);
        for area in [&mut made.media_box, &mut made.trim_box, &mut made.crop_box] {
            (area.width, area.height) = (Pt(page.width), Pt(page.height));
        }
        document.pages.push(made);
        marks.push(of_page);
    }
    (document, marks)
}

/// The objects of a document. Fonts are cut and streams compressed here, not by printpdf.
fn made(document: &PdfDocument) -> Result<Document, TypesettingError> {
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let made = document.to_lopdf_document(&options, &mut warnings);
    // A page that lacks something is worse than no page.
    match warnings.iter().find(|warning| warning.severity != PdfParseErrorSeverity::Info) {
        Some(warning) => Err(TypesettingError::writer(&warning.msg)),
        None => Ok(made),
    }
}

/// Takes a dictionary that the trailer names out of a document.
fn taken(made: &mut Document, key: &[u8]) -> Result<lopdf::Dictionary, TypesettingError> {
    let id = made.trailer.get(key).and_then(Object::as_reference).map_err(TypesettingError::writer)?;
    match made.objects.remove(&id) {
        Some(Object::Dictionary(dictionary)) => Ok(dictionary),
        _ => Err(TypesettingError::writer("a document without its roots")),
    }
}

fn pages(made: &Document, catalog: &lopdf::Dictionary) -> lopdf::Result<Vec<ObjectId>> {
    let tree = made.get_dictionary(catalog.get(b"Pages")?.as_reference()?)?;
    tree.get(b"Kids")?.as_array()?.iter().map(Object::as_reference).collect()
}

/// The fonts and the drawings of a document, which all its pages share.
fn resources(made: &Document, pages: &[ObjectId]) -> lopdf::Result<[ObjectId; 2]> {
    let page = made.get_dictionary(pages.first().copied().unwrap_or_default())?;
    let resources = made.get_dictionary(page.get(b"Resources")?.as_reference()?)?;
    Ok([resources.get(b"Font")?.as_reference()?, resources.get(b"XObject")?.as_reference()?])
}

/// Every glyph run of a layout, in order.
fn glyph_runs(layout: &Layout) -> impl Iterator<Item = &super::text::ShapedRun> {
    layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        DisplayItem::Glyphs(glyphs) => Some(&*glyphs.run),
        _ => None,
    })
}
