//! The drawing operations of a page.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, FontId, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Pt, Rect, Rgb, TextItem, TextMatrix, TextRenderingMode, XObjectId, XObjectTransform,
};

use super::super::display::{Colour, Glyphs, Item, Page};
use super::super::qr_code::{Modules, Stretch};
use super::super::text::ShapedGlyph;
use super::picture::{self, PictureKey};
use super::programs::{Placed, Programs};
use super::spoken::{Spoken, Utterance};

/// How thick the stroke is that makes letters bold for want of a bold font, as a share of the font size.
pub(in super::super) const EMBOLDENING: f32 = 0.028;

/// The operations that draw a page.
pub(super) fn operations(
    page: &Page,
    programs: &Programs,
    spoken: &Spoken,
    pictures: &BTreeMap<PictureKey, String>,
) -> Vec<Op> {
    let mut pen =
        Pen { ops: Vec::new(), height: page.height, fill: None, stroke: None, font: None, programs, spoken };
    for item in &page.items {
        match item {
            Item::Glyphs(glyphs) => pen.glyphs(glyphs),
            Item::Rect { x, y, width, height, colour } => pen.rectangle(*x, *y, *width, *height, *colour),
            Item::Rule { x, y, width, thickness, colour } => pen.rule(*x, *y, *width, *thickness, *colour),
            Item::Picture { x, y, width, height, image } => {
                if let Some(name) = pictures.get(&picture::key(image)) {
                    pen.picture(*x, *y, *width, *height, name);
                }
            }
            Item::Code { x, y, size, modules } => pen.code(*x, *y, *size, modules),
        }
    }
    pen.ops
}

/// Draws, and remembers what the viewer remembers, so that nothing is said twice.
struct Pen<'a> {
    ops: Vec<Op>,
    height: f32,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    font: Option<(String, f32)>,
    programs: &'a Programs,
    spoken: &'a Spoken,
}

impl Pen<'_> {
    fn glyphs(&mut self, glyphs: &Glyphs) {
        let run = &glyphs.run;
        if run.glyphs.is_empty() {
            return;
        }
        self.fill_with(glyphs.colour);
        if run.face.is_emboldened() {
            self.stroke_with(glyphs.colour);
            self.ops.push(Op::SetOutlineThickness { pt: Pt(rounded(glyphs.size * EMBOLDENING)) });
        }
        self.ops.push(Op::StartTextSection);
        if run.face.is_emboldened() {
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::FillStroke });
        }
        for Utterance { glyphs: range, text } in self.spoken.utterances(run) {
            if let Some(text) = text {
                let properties = actual_text(text, run.right_to_left);
                self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
            }
            let placed: Vec<(ShapedGlyph, Placed<'_>)> = run.glyphs[range]
                .iter()
                .filter_map(|glyph| Some((*glyph, self.programs.place(run.face, glyph.id)?)))
                .collect();
            for stretch in placed.chunk_by(|a, b| a.0.y == b.0.y && a.1.resource == b.1.resource) {
                self.stretch(glyphs, stretch);
            }
            if text.is_some() {
                self.ops.push(Op::EndMarkedContentWithProperties);
            }
        }
        if run.face.is_emboldened() {
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Fill });
        }
        self.ops.push(Op::EndTextSection);
    }

    /// Glyphs of one font on one baseline. Where shaping moves a glyph from where its neighbour's width would put it,
    /// the difference is written between them.
    fn stretch(&mut self, glyphs: &Glyphs, stretch: &[(ShapedGlyph, Placed<'_>)]) {
        let Some((first, place)) = stretch.first() else { return };
        let wanted = (place.resource.to_owned(), glyphs.size);
        if self.font.as_ref() != Some(&wanted) {
            let font = PdfFontHandle::External(FontId(wanted.0.clone()));
            self.ops.push(Op::SetFont { font, size: Pt(glyphs.size) });
            self.font = Some(wanted);
        }
        let x = glyphs.x + thousandths(first.x) * glyphs.size;
        let y = self.height - glyphs.y + thousandths(first.y) * glyphs.size;
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(rounded(x)), Pt(rounded(y))) });

        let mut items = Vec::new();
        let mut codes = Vec::new();
        let mut pen = first.x;
        for (glyph, place) in stretch {
            if glyph.x != pen {
                if !codes.is_empty() {
                    items.push(TextItem::GlyphIds(std::mem::take(&mut codes)));
                }
                items.push(TextItem::Offset(whole(pen - glyph.x)));
            }
            pen = glyph.x + place.width;
            let text = self.spoken.text(glyphs.run.face, glyph.id).unwrap_or("\u{FFFD}");
            codes.push(Codepoint::with_cid(place.number, 0.0, text.to_owned()));
        }
        items.push(TextItem::GlyphIds(codes));
        self.ops.push(Op::ShowText { items });
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.fill_with(colour);
        let rectangle = Rect {
            x: Pt(rounded(x)),
            y: Pt(rounded(self.height - y - height)),
            width: Pt(rounded(width)),
            height: Pt(rounded(height)),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, colour: Colour) {
        self.stroke_with(colour);
        self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        let y = Pt(rounded(self.height - y));
        let point = |x: f32| LinePoint { p: Point { x: Pt(rounded(x)), y }, bezier: false };
        self.ops
            .push(Op::DrawLine { line: Line { points: vec![point(x), point(x + width)], is_closed: false } });
    }

    fn picture(&mut self, x: f32, y: f32, width: f32, height: f32, name: &str) {
        let transform = XObjectTransform {
            translate_x: Some(Pt(rounded(x))),
            translate_y: Some(Pt(rounded(self.height - y - height))),
            scale_x: Some(rounded(width)),
            scale_y: Some(rounded(height)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(name.to_owned()), transform });
    }

    /// A code in units of its modules, counted from its upper left corner: short to write, and without seams.
    fn code(&mut self, x: f32, y: f32, size: f32, modules: &Modules) {
        self.fill_with(Colour::BLACK);
        self.ops.push(Op::SaveGraphicsState);
        let module = size / whole_number(modules.side);
        let matrix = CurTransMat::Raw([module, 0.0, 0.0, -module, rounded(x), rounded(self.height - y)]);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        for Stretch { column, row, length } in modules.stretches() {
            let value = [column, row, length, 1].map(|number| DictItem::Real(whole_number(number))).to_vec();
            self.ops.push(Op::Unknown { key: "re".to_owned(), value });
        }
        self.ops.push(Op::Unknown { key: "f".to_owned(), value: Vec::new() });
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            self.ops.push(Op::SetFillColor { col: ink(colour) });
        }
    }

    fn stroke_with(&mut self, colour: Colour) {
        if self.stroke.replace(colour) != Some(colour) {
            self.ops.push(Op::SetOutlineColor { col: ink(colour) });
        }
    }
}

fn ink(colour: Colour) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(colour.red), g: part(colour.green), b: part(colour.blue), icc_profile: None })
}

/// A text in UTF-16 with a byte order mark, as PDF wants it.
///
/// From right to left it is written backwards: the readers that people use (poppler, PDFium) take such lines from
/// the paper in visual order, this text included, and turn all of it round.
fn actual_text(text: &str, right_to_left: bool) -> DictItem {
    let text: String = if right_to_left { text.chars().rev().collect() } else { text.to_owned() };
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    DictItem::Dict { map: BTreeMap::from([("ActualText".to_owned(), DictItem::Bytes(bytes))]) }
}

/// A hundredth of a point is finer than any printer, and short to write.
fn rounded(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

#[expect(clippy::cast_precision_loss, reason = "widths of text are far below 2^24 thousandths")]
fn whole(thousandths: i32) -> f32 {
    thousandths as f32
}

#[expect(clippy::cast_precision_loss, reason = "codes have at most 177 modules on a side")]
fn whole_number(modules: usize) -> f32 {
    modules as f32
}

fn thousandths(value: i32) -> f32 {
    whole(value) / 1000.0
}
