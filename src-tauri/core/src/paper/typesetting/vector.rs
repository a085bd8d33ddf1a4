//! SVG logos, drawn once as pixels. Only what is in the file itself is drawn: no fonts, no other pictures, no scripts.

use crate::kernel::Message;
use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::{TypesettingError, vector_limits};

/// Bytes at the start of a file in which its kind shows.
const BEGINNING: usize = 4096;

/// Whether a file looks like an SVG drawing.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]);
    beginning.trim_start_matches('\u{feff}').trim_start().starts_with('<') && beginning.contains("<svg")
}

/// Draws an SVG file as large as fits into `most`, its width and height in pixels.
///
/// # Errors
/// When it cannot be read, draws nothing, or holds what this program leaves out: letters and other pictures.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "sides of a picture are below 1000 pixels"
)]
pub(super) fn draw(bytes: &[u8], most: (u32, u32)) -> Result<RgbaImage, TypesettingError> {
    let source =
        std::str::from_utf8(bytes).map_err(|_| unreadable(message!("it is not written in UTF-8")))?;
    vector_limits::check_source(source).map_err(unreadable)?;
    let nowhere =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nowhere, ..Options::default() };
    let tree =
        Tree::from_str(source, &options).map_err(|error| unreadable(Message::said(error.to_string())))?;
    let size = tree.size();
    let scale = (most.0 as f32 / size.width()).min(most.1 as f32 / size.height());
    let side = |length: f32| (length * scale).round().max(1.0) as u32;
    vector_limits::Budget::at_scale(scale).spend(tree.root(), 0).map_err(unreadable)?;
    let pixmap = Pixmap::new(side(size.width()), side(size.height()));
    let mut pixmap = pixmap.ok_or_else(|| unreadable(message!("it has no size")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let (width, height) = (pixmap.width(), pixmap.height());
    let mut pixels = Vec::with_capacity(pixmap.data().len());
    for pixel in pixmap.pixels() {
        let colour = pixel.demultiply();
        pixels.extend([colour.red(), colour.green(), colour.blue(), colour.alpha()]);
    }
    if pixels.chunks_exact(4).all(|pixel| pixel[3] == 0) {
        return Err(unreadable(message!("nothing is drawn in it")));
    }
    RgbaImage::from_raw(width, height, pixels).ok_or_else(|| unreadable(message!("it has no size")))
}

fn unreadable(reason: Message) -> TypesettingError {
    TypesettingError::UnreadableImage { reason }
}
