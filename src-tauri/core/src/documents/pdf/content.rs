//! Draws a page.

use super::super::display::{Colour, Glyphs, Item, Page};
use super::super::qr_code::{Modules, Stretch};
use super::super::structure::{ElementId, Structure};
use super::super::text::ShapedGlyph;
use super::operators::Operators;
use super::picture::Pictures;
use super::programs::{Placed, Programs};
use super::spoken::{Spoken, Utterance};
use super::structure::{Marks, tag};
use super::values;

/// How thick the stroke is that makes letters bold for want of a bold font, as a share of the font size.
pub(in super::super) const EMBOLDENING: f32 = 0.028;

/// What the pages of a layout share.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    pub(super) programs: &'a Programs,
    pub(super) spoken: &'a Spoken<'a>,
    pub(super) pictures: &'a Pictures<'a>,
    pub(super) structure: &'a Structure,
}

/// The operators that draw a page, and which of its stretches belong to elements of the structure.
pub(super) fn draw(page: &Page, shared: Shared<'_>) -> (Vec<u8>, Marks) {
    let mut pen = Pen {
        out: Operators::default(),
        height: page.height,
        fill: None,
        stroke: None,
        font: None,
        in_text: false,
        end: None,
        part: None,
        is_marking: false,
        marks: Marks::new(),
        shared,
    };
    for item in &page.items {
        match item {
            Item::Glyphs(glyphs) => pen.glyphs(glyphs),
            Item::Rect { x, y, width, height, colour } => pen.rectangle(*x, *y, *width, *height, *colour),
            Item::Rule { x, y, width, thickness, colour } => pen.rule(*x, *y, *width, *thickness, *colour),
            Item::Picture { x, y, width, height, image } => {
                if let Some(name) = shared.pictures.name(image) {
                    pen.picture(*x, *y, *width, *height, &name);
                }
            }
            Item::Part(part) => pen.turn_to(*part),
            Item::Code { x, y, size, modules } => pen.code(*x, *y, *size, modules),
        }
    }
    pen.end_stretch();
    (pen.out.bytes, pen.marks)
}

/// Draws, and remembers what the viewer remembers, so that nothing is said twice.
struct Pen<'a> {
    out: Operators,
    height: f32,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    font: Option<(&'a str, f32)>,
    in_text: bool,
    /// Where the last run from left to right ended in this stretch, and the space of its font.
    end: Option<(f32, f32, [u8; 2])>,
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
        let Some(programs) = self.shared.programs.of_face(run.face) else { return };
        self.mark();
        if !self.in_text {
            self.out.operator("BT");
            self.in_text = true;
        }
        self.part_words(glyphs);
        self.fill_with(glyphs.colour);
        if run.face.is_emboldened() {
            self.stroke_with(glyphs.colour);
            self.out.put(&[glyphs.size * EMBOLDENING], "w");
            self.out.put(&[2.0], "Tr");
        }
        for Utterance { glyphs: range, text } in self.shared.spoken.utterances(run) {
            if let Some(text) = text {
                self.say(text, run.right_to_left);
            }
            let placed: Vec<(ShapedGlyph, Placed<'a>)> = run.glyphs[range]
                .iter()
                .filter_map(|glyph| Some((*glyph, programs.place(glyph.id)?)))
                .collect();
            for stretch in placed.chunk_by(|a, b| a.0.y == b.0.y && a.1.resource == b.1.resource) {
                self.stretch(glyphs, stretch);
            }
            if text.is_some() {
                self.out.operator("EMC");
            }
        }
        if run.face.is_emboldened() {
            self.out.put(&[0.0], "Tr");
        }
        let space = programs.space().filter(|space| Some((space.resource, glyphs.size)) == self.font);
        self.end = space
            .filter(|_| !run.right_to_left)
            .map(|space| (glyphs.x + thousandths(run.advance) * glyphs.size, glyphs.y, space.code));
    }

    /// A space behind the last run, when the next one stands on another line or apart: readers who do not see where
    /// words stand would take the two for one.
    fn part_words(&mut self, next: &Glyphs) {
        let Some((x, y, space)) = self.end.take() else { return };
        if y != next.y || (x - next.x).abs() > next.size / 10.0 {
            self.out.literal(&space);
            self.out.operator("Tj");
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
        self.out.name("Span");
        self.out.bytes.extend_from_slice(b"<</ActualText ");
        self.out.hexadecimal(units.into_iter().flat_map(u16::to_be_bytes));
        self.out.operator(">> BDC");
    }

    /// Glyphs of one font on one baseline. Where shaping moves a glyph from where its neighbour's width would put it,
    /// the difference is written between them.
    fn stretch(&mut self, glyphs: &Glyphs, stretch: &[(ShapedGlyph, Placed<'a>)]) {
        let Some((first, place)) = stretch.first() else { return };
        let wanted = (place.resource, glyphs.size);
        if self.font != Some(wanted) {
            self.out.name(place.resource);
            self.out.put(&[glyphs.size], "Tf");
            self.font = Some(wanted);
        }
        let x = glyphs.x + thousandths(first.x) * glyphs.size;
        let y = self.height - glyphs.y + thousandths(first.y) * glyphs.size;
        self.out.put(&[1.0, 0.0, 0.0, 1.0, x, y], "Tm");

        let mut pen = first.x;
        self.out.bytes.extend_from_slice(b"[(");
        for (glyph, place) in stretch {
            if glyph.x != pen {
                self.out.bytes.push(b')');
                self.out.decimal(whole(pen - glyph.x), 0);
                self.out.bytes.push(b'(');
            }
            pen = glyph.x + place.width;
            place.code.into_iter().for_each(|byte| values::escaped(&mut self.out.bytes, byte));
        }
        self.out.operator(")]TJ");
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.end_text();
        self.mark();
        self.fill_with(colour);
        self.out.put(&[x, self.height - y - height, width, height], "re");
        self.out.operator("f");
    }

    fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, colour: Colour) {
        self.end_text();
        self.mark();
        self.stroke_with(colour);
        self.out.put(&[thickness], "w");
        let y = self.height - y;
        self.out.put(&[x, y], "m");
        self.out.put(&[x + width, y], "l");
        self.out.operator("S");
    }

    fn picture(&mut self, x: f32, y: f32, width: f32, height: f32, name: &str) {
        self.end_text();
        self.mark();
        self.out.operator("q");
        self.out.put(&[width, 0.0, 0.0, height, x, self.height - y - height], "cm");
        self.out.name(name);
        self.out.operator("Do");
        self.out.operator("Q");
    }

    /// A code in units of its modules, counted from its upper left corner: short to write, and without seams.
    fn code(&mut self, x: f32, y: f32, size: f32, modules: &Modules) {
        self.end_text();
        self.mark();
        self.fill_with(Colour::BLACK);
        self.out.operator("q");
        let module = size / whole_number(modules.side);
        for (value, places) in [(module, 5), (0.0, 0), (0.0, 0), (-module, 5), (x, 2), (self.height - y, 2)] {
            self.out.decimal(value, places);
        }
        self.out.operator("cm");
        for Stretch { column, row, length } in modules.stretches() {
            self.out.put_whole(&[column, row, length, 1], "re");
        }
        self.out.operator("f");
        self.out.operator("Q");
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
                self.out.name(tag(&element.kind));
                self.out.bytes.extend_from_slice(b"<</MCID ");
                self.out.whole(self.marks.len());
                self.out.operator(">>BDC");
                self.marks.push(part);
            }
            None => self.out.operator("/Artifact BMC"),
        }
    }

    fn end_stretch(&mut self) {
        self.end_text();
        if std::mem::take(&mut self.is_marking) {
            self.out.operator("EMC");
        }
    }

    fn end_text(&mut self) {
        self.end = None;
        if std::mem::take(&mut self.in_text) {
            self.out.operator("ET");
        }
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            self.out.put_shares(&shares(colour), "rg");
        }
    }

    fn stroke_with(&mut self, colour: Colour) {
        if self.stroke.replace(colour) != Some(colour) {
            self.out.put_shares(&shares(colour), "RG");
        }
    }
}

fn shares(colour: Colour) -> [f32; 3] {
    [colour.red, colour.green, colour.blue].map(|value| f32::from(value) / 255.0)
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
