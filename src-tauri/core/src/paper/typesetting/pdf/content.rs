//! Draws a page: operations of printpdf, which writes them as the operators that viewers know.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, ExternalStream, ExternalXObject, FontId, Line, LinePoint, Op, PaintMode,
    PdfFontHandle, Point, Pt, Rect, Rgb, TextItem, TextRenderingMode, XObject, XObjectId, XObjectTransform,
};

use super::super::display::{Colour, DisplayItem, Glyphs, Page};
use super::super::qr_code::{DarkRun, Modules};
use super::super::structure::{ElementId, Structure};
use super::super::text::ShapedGlyph;
use super::actual_text::{ActualText, TextRun};
use super::embedded_fonts::{EmbeddedFonts, Placed};
use super::picture::Pictures;
use super::structure::{Marks, tag};
use super::values::PdfValue;

/// How thick the stroke is that makes letters bold for want of a bold font, as a share of the font size.
pub(in super::super) const EMBOLDENING: f32 = 0.028;

/// What the pages of a layout share.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    pub(super) embedded_fonts: &'a EmbeddedFonts,
    pub(super) actual_text: &'a ActualText<'a>,
    pub(super) pictures: &'a Pictures<'a>,
    pub(super) structure: &'a Structure,
}

/// Drawings that pages call by name.
pub(super) type Drawings = BTreeMap<XObjectId, XObject>;

/// The operations that draw a page, and which of its stretches belong to elements of the structure.
pub(super) fn draw(page: &Page, shared: Shared<'_>, drawings: &mut Drawings) -> (Vec<Op>, Marks) {
    let mut pen = Pen {
        drawings,
        ops: Vec::with_capacity(8 * page.items.len()),
        height: page.height,
        fill: None,
        stroke: None,
        font: None,
        in_text: false,
        start: [0, 0],
        end: None,
        part: None,
        is_marking: false,
        marks: Marks::new(),
        shared,
    };
    for item in &page.items {
        match item {
            DisplayItem::Glyphs(glyphs) => pen.glyphs(glyphs),
            DisplayItem::Rect { x, y, width, height, colour } => {
                pen.rectangle(*x, *y, *width, *height, *colour);
            }
            DisplayItem::Rule { x, y, width, thickness, colour } => {
                pen.rule(*x, *y, *width, *thickness, *colour);
            }
            DisplayItem::Picture { x, y, width, height, image } => {
                if let Some(name) = shared.pictures.name(image) {
                    pen.picture(*x, *y, *width, *height, name);
                }
            }
            DisplayItem::Part(part) => pen.turn_to(*part),
            DisplayItem::Code { x, y, size, modules } => pen.code(*x, *y, *size, modules),
        }
    }
    pen.end_stretch();
    (pen.ops, pen.marks)
}

/// Draws, and remembers what the viewer remembers, so that nothing is said twice.
struct Pen<'a> {
    drawings: &'a mut Drawings,
    ops: Vec<Op>,
    height: f32,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    font: Option<(&'a str, f32)>,
    in_text: bool,
    /// Where the stretch of text starts, in hundredths of a point: the next one is placed from there.
    start: [i32; 2],
    /// Where the last run from left to right ended in this stretch, and the space of its font.
    end: Option<(f32, f32, Placed<'a>)>,
    /// What is drawn next belongs to this element.
    part: Option<ElementId>,
    /// Whether the stretch of the part has begun.
    is_marking: bool,
    marks: Marks,
    shared: Shared<'a>,
}

impl<'a> Pen<'a> {
    fn glyphs(&mut self, glyphs: &'a Glyphs) {
        let run = &glyphs.run;
        let Some(embedded_fonts) = self.shared.embedded_fonts.of_face(run.face) else { return };
        self.mark();
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
            self.start = [0, 0];
        }
        self.part_words(glyphs);
        self.fill_with(glyphs.colour);
        if run.face.is_emboldened() {
            self.stroke_with(glyphs.colour);
            self.ops.push(Op::SetOutlineThickness { pt: points(glyphs.size * EMBOLDENING) });
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::FillStroke });
        }
        for TextRun { glyphs: range, text } in self.shared.actual_text.text_runs(run) {
            if let Some(text) = text {
                self.say(text, run.right_to_left);
            }
            let placed: Vec<(ShapedGlyph, Placed<'a>)> = run.glyphs[range]
                .iter()
                .filter_map(|glyph| Some((*glyph, embedded_fonts.place(glyph.id)?)))
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
        let space = embedded_fonts.space().filter(|space| Some((space.resource, glyphs.size)) == self.font);
        self.end = space
            .filter(|_| !run.right_to_left)
            .map(|space| (glyphs.x + thousandths(run.advance) * glyphs.size, glyphs.y, space));
    }

    /// A space behind the last run, when the next one stands on another line or apart: readers who do not see where
    /// words stand would take the two for one.
    fn part_words(&mut self, next: &Glyphs) {
        let Some((x, y, space)) = self.end.take() else { return };
        if y != next.y || (x - next.x).abs() > next.size / 10.0 {
            let items = vec![TextItem::GlyphIds(vec![shown(&space, || " ")])];
            self.ops.push(Op::ShowText { items });
        }
    }

    /// Begins what is read as a text, in UTF-16 with a byte order mark.
    ///
    /// From right to left it is written backwards: the readers that people use (poppler, PDFium) take such lines from
    /// the paper in visual order, this text included, and turn all of it round.
    fn say(&mut self, text: &str, right_to_left: bool) {
        let mut units: Vec<u16> = vec![0xFEFF];
        let mut pair = [0; 2];
        if right_to_left {
            text.chars()
                .rev()
                .for_each(|character| units.extend_from_slice(character.encode_utf16(&mut pair)));
        } else {
            units.extend(text.encode_utf16());
        }
        let bytes = units.into_iter().flat_map(u16::to_be_bytes).collect();
        self.begin("Span", "ActualText", DictItem::Bytes(bytes));
    }

    fn begin(&mut self, tag: &str, key: &str, value: DictItem) {
        let properties = DictItem::Dict { map: BTreeMap::from([(key.to_owned(), value)]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    /// Glyphs of one font on one baseline. Where shaping moves a glyph from where its neighbour's width would put it,
    /// the difference is written between them.
    fn stretch(&mut self, glyphs: &Glyphs, stretch: &[(ShapedGlyph, Placed<'a>)]) {
        let Some((first, place)) = stretch.first() else { return };
        let wanted = (place.resource, glyphs.size);
        if self.font != Some(wanted) {
            let font = PdfFontHandle::External(FontId(place.resource.to_owned()));
            self.ops.push(Op::SetFont { font, size: Pt(glyphs.size) });
            self.font = Some(wanted);
        }
        self.move_to(
            glyphs.x + thousandths(first.x) * glyphs.size,
            self.height - glyphs.y + thousandths(first.y) * glyphs.size,
        );
        let text = |glyph: u16| self.shared.actual_text.text(glyphs.run.face, glyph).unwrap_or("\u{FFFD}");
        let mut items = Vec::with_capacity(1);
        let mut pen = first.x;
        for together in stretch.chunk_by(|(glyph, place), (next, _)| glyph.x + place.width == next.x) {
            let ([(first, _), ..], [.., (last, place)]) = (together, together) else { continue };
            if first.x != pen {
                items.push(TextItem::Offset(whole(pen - first.x)));
            }
            let codes = together.iter().map(|(glyph, place)| shown(place, || text(glyph.id)));
            items.push(TextItem::GlyphIds(codes.collect()));
            pen = last.x + place.width;
        }
        self.ops.push(Op::ShowText { items });
    }

    /// Where the next stretch of text starts. It is said as the way from the last one, in whole hundredths, so that no
    /// errors add up.
    fn move_to(&mut self, x: f32, y: f32) {
        let start = [x, y].map(hundredths);
        let [x, y] = [start[0] - self.start[0], start[1] - self.start[1]].map(|by| Pt(whole(by) / 100.0));
        self.start = start;
        self.ops.push(Op::SetTextCursor { pos: Point { x, y } });
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.end_text();
        self.mark();
        self.fill_with(colour);
        let rectangle = Rect {
            x: points(x),
            y: points(self.height - y - height),
            width: points(width),
            height: points(height),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, colour: Colour) {
        self.end_text();
        self.mark();
        self.stroke_with(colour);
        self.ops.push(Op::SetOutlineThickness { pt: points(thickness) });
        let y = points(self.height - y);
        let ends = [x, x + width].map(|x| LinePoint { p: Point { x: points(x), y }, bezier: false });
        self.ops.push(Op::DrawLine { line: Line { points: ends.to_vec(), is_closed: false } });
    }

    fn picture(&mut self, x: f32, y: f32, width: f32, height: f32, name: String) {
        self.end_text();
        self.mark();
        self.place(XObjectId(name), x, y + height, [points(width).0, points(height).0]);
    }

    /// A code, in units of its modules, counted from its upper left corner.
    fn code(&mut self, x: f32, y: f32, size: f32, modules: &Modules) {
        self.end_text();
        self.mark();
        self.fill_with(Colour::BLACK);
        let id = XObjectId(format!("Q{}", self.drawings.len()));
        self.drawings.insert(id.clone(), XObject::External(drawn(modules)));
        let module = (size / whole_number(modules.side) * 100_000.0).round() / 100_000.0;
        self.place(id, x, y, [module, -module]);
    }

    /// Shows a drawing whose origin is put at a place.
    fn place(&mut self, id: XObjectId, x: f32, y: f32, [scale_x, scale_y]: [f32; 2]) {
        let transform = XObjectTransform {
            translate_x: Some(points(x)),
            translate_y: Some(points(self.height - y)),
            scale_x: Some(scale_x),
            scale_y: Some(scale_y),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id, transform });
    }

    /// What follows belongs to an element, or to none.
    fn turn_to(&mut self, part: Option<ElementId>) {
        if part != self.part {
            self.end_stretch();
            self.part = part;
        }
    }

    /// Begins the stretch of the part, unless it has begun.
    fn mark(&mut self) {
        if std::mem::replace(&mut self.is_marking, true) {
            return;
        }
        match self.part.and_then(|part| Some((part, self.shared.structure.get(part)?))) {
            Some((part, element)) => {
                let number = i64::try_from(self.marks.len()).unwrap_or(i64::MAX);
                self.begin(tag(&element.kind), "MCID", DictItem::Int(number));
                self.marks.push(part);
            }
            None => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
        }
    }

    fn end_stretch(&mut self) {
        self.end_text();
        if std::mem::take(&mut self.is_marking) {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn end_text(&mut self) {
        self.end = None;
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
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

/// A code as a drawing of its own: one path, so that no seams are seen between its rows.
fn drawn(modules: &Modules) -> ExternalXObject {
    let mut content = Vec::new();
    for DarkRun { column, row, length } in modules.stretches() {
        for value in [column, row, length, 1] {
            value.write(&mut content);
            content.push(b' ');
        }
        content.extend_from_slice(b"re\n");
    }
    content.push(b'f');
    let side = whole_number(modules.side);
    let dict = [
        ("Type", DictItem::Name(b"XObject".to_vec())),
        ("Subtype", DictItem::Name(b"Form".to_vec())),
        ("BBox", DictItem::Array([0.0, 0.0, side, side].map(DictItem::Real).to_vec())),
        ("Resources", DictItem::Dict { map: BTreeMap::new() }),
    ];
    let dict = dict.map(|(key, value)| (key.to_owned(), value)).into();
    let stream = ExternalStream { dict, content, compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

/// A glyph as printpdf takes it: by its number, and with the text that it stands for where printpdf makes the font.
fn shown<'a>(place: &Placed<'_>, text: impl FnOnce() -> &'a str) -> Codepoint {
    Codepoint { gid: place.number, offset: 0.0, cid: place.is_rare.then(|| text().to_owned()) }
}

/// A colour, its shares to a thousandth.
fn ink(colour: Colour) -> Color {
    let [r, g, b] = [colour.red, colour.green, colour.blue]
        .map(|value| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

/// A hundredth of a point is finer than any printer, and short to write.
fn points(value: f32) -> Pt {
    Pt(whole(hundredths(value)) / 100.0)
}

#[expect(clippy::cast_possible_truncation, reason = "pages are far smaller than 2^31 hundredths of a point")]
fn hundredths(value: f32) -> i32 {
    (f64::from(value) * 100.0).round() as i32
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
