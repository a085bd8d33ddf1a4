//! The fixed parts of fonts as objects of a file, made by printpdf once for all files.

use std::sync::OnceLock;

use lopdf::{Document, Object, ObjectId};
use printpdf::{Codepoint, FontId, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Pt, TextItem};

use super::super::TypesettingError;
use super::embedded_fonts::Core;
use super::file::{Number, Objects};
use super::streams::Deflater;

/// The objects of the fixed part of a font, and which of them is the font.
pub(super) fn fixed(core: &Core) -> Result<&'static (Objects, Number), TypesettingError> {
    static FIXED: [OnceLock<Result<(Objects, Number), TypesettingError>>; 2] =
        [const { OnceLock::new() }, const { OnceLock::new() }];
    let weight = core.program.face.weight as usize;
    FIXED[weight].get_or_init(|| make(core, KEPT[weight])).as_ref().map_err(Clone::clone)
}

/// The numbers of the parts, behind the colour profile: as many for each weight.
const KEPT: [[Number; 5]; 2] = [kept(1), kept(6)];

const fn kept(from: u32) -> [Number; 5] {
    [
        Number::kept(from),
        Number::kept(from + 1),
        Number::kept(from + 2),
        Number::kept(from + 3),
        Number::kept(from + 4),
    ]
}

fn make(core: &Core, [first, .., together]: [Number; 5]) -> Result<(Objects, Number), TypesettingError> {
    let (mut document, font) = document_with(core)?;
    // Only what the font leads to stays.
    document.trailer = [("Font", Object::Reference(font))].into_iter().collect();
    document.prune_objects();
    document.renumber_objects_with(first.get());
    let font =
        document.trailer.get(b"Font").and_then(Object::as_reference).map_err(TypesettingError::writer)?;
    let (mut objects, mut deflater) = (Objects::default(), Deflater::thorough());
    for (id, object) in &document.objects {
        objects.put(*id, object, &mut deflater)?;
    }
    objects.close(together, &mut deflater)?;
    Ok((objects, Number::of_made(font)))
}

/// A document that shows every glyph of the part, and the font in it.
fn document_with(core: &Core) -> Result<(Document, ObjectId), TypesettingError> {
    let program = &core.program;
    let name = FontId(program.resource.clone());
    let mut document = PdfDocument::new("");
    document.resources.fonts.map.insert(name.clone(), PdfFont::new(program.to_parsed_font()));
    let glyphs = program.glyphs().filter_map(|(glyph, number)| {
        Some(Codepoint::with_cid(number, 0.0, core.character(glyph)?.to_string()))
    });
    let operations = vec![
        Op::StartTextSection,
        Op::SetFont { font: PdfFontHandle::External(name), size: Pt(1.0) },
        Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] },
        Op::EndTextSection,
    ];
    document.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), operations));
    let document = super::made(&document)?;
    let is_font = |object: &Object| {
        let kind =
            object.as_dict().and_then(|dictionary| dictionary.get(b"Subtype")).and_then(Object::as_name);
        kind.is_ok_and(|kind| kind == b"Type0")
    };
    let font = document.objects.iter().find(|(_, object)| is_font(object)).map(|(id, _)| *id);
    let font = font.ok_or_else(|| TypesettingError::writer(&program.name))?;
    Ok((document, font))
}
