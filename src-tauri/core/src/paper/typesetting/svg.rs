//! Pictures of pages for the screen: what the PDF prints, as outlines. No fonts, no links, nothing to load.

use std::collections::BTreeSet;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harfrust::GlyphId;
use skrifa::outline::pen::SvgPen;

use super::TypesettingError;
use super::display::{Colour, DisplayItem, Glyphs, Page};
use super::fonts::Face;
use super::pdf::EMBOLDENING;
use super::qr_code::{DarkRun, Modules};

/// A page as an SVG picture, safe in an `<img>` element: it refers to nothing outside itself.
///
/// # Errors
/// When an outline or a picture cannot be written, which would be a defect of the program.
pub fn page(page: &Page) -> Result<String, TypesettingError> {
    let (width, height) = (page.width, page.height);
    let mut svg = String::with_capacity(128 * 1024);
    let mut body = String::with_capacity(64 * 1024);
    let mut outlines = Outlines::default();
    for item in &page.items {
        match item {
            DisplayItem::Part(_) => {}
            DisplayItem::Glyphs(glyphs) => outlines.draw(glyphs, &mut body)?,
            DisplayItem::Rect { x, y, width, height, colour } => put(
                &mut body,
                format_args!(
                    "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" fill=\"{colour}\"/>"
                ),
            ),
            DisplayItem::Rule { x, y, width, thickness, colour } => put(
                &mut body,
                format_args!(
                    "<path d=\"M{x:.2} {y:.2}h{width:.2}\" stroke=\"{colour}\" stroke-width=\"{thickness:.2}\"/>"
                ),
            ),
            DisplayItem::Picture { x, y, width, height, image } => {
                let data = STANDARD.encode(image.to_png()?);
                put(
                    &mut body,
                    format_args!(
                        "<image x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" \
                         href=\"data:image/png;base64,{data}\"/>"
                    ),
                );
            }
            DisplayItem::Code { x, y, size, modules } => code(&mut body, (*x, *y), *size, modules),
        }
    }
    put(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.2}pt\" height=\"{height:.2}pt\" \
             viewBox=\"0 0 {width:.2} {height:.2}\" role=\"img\"><title>{}</title>",
            escaped(&page.title)
        ),
    );
    put(
        &mut svg,
        format_args!("<defs>{}</defs><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>", outlines.defs),
    );
    svg.push_str(&body);
    svg.push_str("</svg>");
    Ok(svg)
}

/// Each outline once; text refers to it as often as it needs it.
#[derive(Default)]
struct Outlines {
    defs: String,
    defined: BTreeSet<(Face, u16)>,
}

impl Outlines {
    fn draw(&mut self, glyphs: &Glyphs, body: &mut String) -> Result<(), TypesettingError> {
        let Glyphs { x, y, size, colour, run } = glyphs;
        let face = run.face.drawn();
        let scale = size / 1000.0;
        put(
            body,
            format_args!(
                "<g fill=\"{colour}\" transform=\"translate({x:.2} {y:.2}) scale({scale:.5} -{scale:.5})\""
            ),
        );
        if run.face.is_emboldened() {
            put(body, format_args!(" stroke=\"{colour}\" stroke-width=\"{:.0}\"", EMBOLDENING * 1000.0));
        }
        body.push('>');
        for glyph in &run.glyphs {
            if !self.define(face, glyph.id)? {
                continue;
            }
            put(body, format_args!("<use href=\"#{}\" x=\"{}\"", identifier(face, glyph.id), glyph.x));
            if glyph.y != 0 {
                put(body, format_args!(" y=\"{}\"", glyph.y));
            }
            body.push_str("/>");
        }
        body.push_str("</g>");
        Ok(())
    }

    /// Whether the glyph has an outline; a space has none.
    fn define(&mut self, face: Face, glyph: u16) -> Result<bool, TypesettingError> {
        if self.defined.contains(&(face, glyph)) {
            return Ok(true);
        }
        let outline = face.font().and_then(|font| font.outline_glyphs().get(GlyphId::from(glyph)));
        let Some(outline) = outline else { return Ok(false) };
        let mut pen = SvgPen::with_precision(0);
        outline.draw(&Default::default(), Default::default(), &mut pen).map_err(TypesettingError::writer)?;
        if pen.is_empty() {
            return Ok(false);
        }
        // Positions are thousandths of the font size; outlines may be finer.
        let scale = match face.font().map_or(1000, harfrust::Font::units_per_em) {
            1000 => String::new(),
            units => format!(" transform=\"scale({:.5})\"", 1000.0 / f32::from(units)),
        };
        let identifier = identifier(face, glyph);
        put(&mut self.defs, format_args!("<path id=\"{identifier}\"{scale} d=\"{}\"/>", &*pen));
        self.defined.insert((face, glyph));
        Ok(true)
    }
}

fn code(body: &mut String, (x, y): (f32, f32), size: f32, modules: &Modules) {
    #[expect(clippy::cast_precision_loss, reason = "codes have at most 177 modules on a side")]
    let module = size / modules.side as f32;
    let colour = Colour::BLACK;
    put(
        body,
        format_args!(
            "<path fill=\"{colour}\" shape-rendering=\"crispEdges\" transform=\"translate({x:.2} {y:.2}) scale({module:.5})\" d=\""
        ),
    );
    for DarkRun { column, row, length } in modules.stretches() {
        put(body, format_args!("M{column} {row}h{length}v1h-{length}z"));
    }
    body.push_str("\"/>");
}

fn identifier(face: Face, glyph: u16) -> String {
    format!("g{}{}-{glyph}", face.family as u8, face.weight as u8)
}

fn put(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(arguments);
}

/// A text as the content of an XML element; characters that XML cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if character.is_control() => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}
