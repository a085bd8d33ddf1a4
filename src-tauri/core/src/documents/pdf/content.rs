//! Draws a page.

use super::super::display::{Colour, Glyphs, Item, Page};
use super::super::qr_code::{Modules, Stretch};
use super::super::text::ShapedGlyph;
use super::operators::Operators;
use super::picture::Pictures;
use super::programs::{Placed, Programs};
use super::spoken::{Spoken, Utterance};

/// How thick the stroke is that makes letters bold for want of a bold font, as a share of the font size.
pub(in super::super) const EMBOLDENING: f32 = 0.028;

/// The operators that draw a page.
pub(super) fn draw(
    page: &Page,
    programs: &Programs,
    spoken: &Spoken<'_>,
    pictures: &Pictures<'_>,
) -> Vec<u8> {
    let mut pen = Pen {
        out: Operators::default(),
        height: page.height,
        fill: None,
        stroke: None,
        font: None,
        in_text: false,
        programs,
        spoken,
    };
    for item in &page.items {
        match item {
            Item::Glyphs(glyphs) => pen.glyphs(glyphs),
            Item::Rect { x, y, width, height, colour } => pen.rectangle(*x, *y, *width, *height, *colour),
            Item::Rule { x, y, width, thickness, colour } => pen.rule(*x, *y, *width, *thickness, *colour),
            Item::Picture { x, y, width, height, image } => {
                if let Some(name) = pictures.name(image) {
                    pen.picture(*x, *y, *width, *height, &name);
                }
            }
            Item::Code { x, y, size, modules } => pen.code(*x, *y, *size, modules),
        }
    }
    pen.end_text();
    pen.out.bytes
}

/// Draws, and remembers what the viewer remembers, so that nothing is said twice.
struct Pen<'a> {
    out: Operators,
    height: f32,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    font: Option<(&'a str, f32)>,
    in_text: bool,
    programs: &'a Programs,
    spoken: &'a Spoken<'a>,
}

impl<'a> Pen<'a> {
    fn glyphs(&mut self, glyphs: &'a Glyphs) {
        let run = &glyphs.run;
        let Some(programs) = self.programs.of_face(run.face) else { return };
        if !self.in_text {
            self.out.operator("BT");
            self.in_text = true;
        }
        self.fill_with(glyphs.colour);
        if run.face.is_emboldened() {
            self.stroke_with(glyphs.colour);
            self.out.put(&[glyphs.size * EMBOLDENING], "w");
            self.out.put(&[2.0], "Tr");
        }
        for Utterance { glyphs: range, text } in self.spoken.utterances(run) {
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
        self.out.bytes.extend_from_slice(b"[<");
        for (glyph, place) in stretch {
            if glyph.x != pen {
                self.out.bytes.push(b'>');
                self.out.decimal(whole(pen - glyph.x), 0);
                self.out.bytes.push(b'<');
            }
            pen = glyph.x + place.width;
            self.out.bytes.extend_from_slice(&place.code);
        }
        self.out.operator(">]TJ");
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.end_text();
        self.fill_with(colour);
        self.out.put(&[x, self.height - y - height, width, height], "re");
        self.out.operator("f");
    }

    fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, colour: Colour) {
        self.end_text();
        self.stroke_with(colour);
        self.out.put(&[thickness], "w");
        let y = self.height - y;
        self.out.put(&[x, y], "m");
        self.out.put(&[x + width, y], "l");
        self.out.operator("S");
    }

    fn picture(&mut self, x: f32, y: f32, width: f32, height: f32, name: &str) {
        self.end_text();
        self.out.operator("q");
        self.out.put(&[width, 0.0, 0.0, height, x, self.height - y - height], "cm");
        self.out.name(name);
        self.out.operator("Do");
        self.out.operator("Q");
    }

    /// A code in units of its modules, counted from its upper left corner: short to write, and without seams.
    fn code(&mut self, x: f32, y: f32, size: f32, modules: &Modules) {
        self.end_text();
        self.fill_with(Colour::BLACK);
        self.out.operator("q");
        let module = size / whole_number(modules.side);
        for (value, places) in [(module, 5), (0.0, 0), (0.0, 0), (-module, 5), (x, 2), (self.height - y, 2)] {
            self.out.decimal(value, places);
        }
        self.out.operator("cm");
        for Stretch { column, row, length } in modules.stretches() {
            self.out.put(&[column, row, length, 1].map(whole_number), "re");
        }
        self.out.operator("f");
        self.out.operator("Q");
    }

    fn end_text(&mut self) {
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
