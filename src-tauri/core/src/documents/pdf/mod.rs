//! Writes a layout as a PDF file through printpdf, then finishes the file through lopdf.
//!
//! printpdf is used as a writer of pages only: fonts are subset here, identifiers are ours, and nothing comes from
//! the clock or a counter of the process, so that the same layout gives the same bytes.

mod attach;
mod colour_profile;
mod content;
mod finish;
mod metadata;
mod picture;
mod programs;
mod spoken;

use std::collections::BTreeMap;

use printpdf::{
    FontId, Mm, Op, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, PdfWarnMsg, Pt, XObject, XObjectId,
};

use super::Error;
use super::display::{Item, Layout, Page};
pub(super) use content::EMBOLDENING;
use programs::Programs;
use spoken::Spoken;

/// Writes a layout as a PDF file.
pub(super) fn write(layout: &Layout) -> Result<Vec<u8>, Error> {
    let programs = Programs::of(layout)?;
    let spoken = Spoken::of(layout);
    let mut document = PdfDocument::new("");
    for program in programs.all() {
        document
            .resources
            .fonts
            .map
            .insert(FontId(program.resource.clone()), PdfFont::new(program.to_parsed_font()));
    }
    let mut pictures = BTreeMap::new();
    for (index, image) in picture::distinct(layout).into_iter().enumerate() {
        let name = format!("Im{index}");
        let picture = picture::external_object(image)?;
        document.resources.xobjects.map.insert(XObjectId(name.clone()), XObject::External(picture));
        pictures.insert(picture::key(image), name);
    }
    for page in &layout.pages {
        let ops = content::operations(page, &programs, &spoken, &pictures);
        document.pages.push(sized(page, ops));
    }

    let mut warnings = Vec::new();
    // Not "secure" only means that the operators it has no name for are written: those of QR codes.
    let options = PdfSaveOptions {
        subset_fonts: false,
        image_optimization: None,
        secure: false,
        ..PdfSaveOptions::default()
    };
    let raw = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.iter().find(|warning| is_fatal(warning)) {
        return Err(Error::writer(&warning.msg));
    }
    finish::finish(raw, layout, &programs)
}

fn sized(page: &Page, ops: Vec<Op>) -> PdfPage {
    let mut sized = PdfPage::new(Mm(0.0), Mm(0.0), ops);
    for area in [&mut sized.media_box, &mut sized.trim_box, &mut sized.crop_box] {
        (area.width, area.height) = (Pt(page.width), Pt(page.height));
    }
    sized
}

/// A page that lacks something is worse than no page: what printpdf only warns of stops the document.
fn is_fatal(warning: &PdfWarnMsg) -> bool {
    warning.severity != printpdf::PdfParseErrorSeverity::Info
}

/// Every glyph run of a layout, in order.
fn glyph_runs(layout: &Layout) -> impl Iterator<Item = &super::text::ShapedRun> {
    layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Glyphs(glyphs) => Some(&*glyphs.run),
        _ => None,
    })
}
