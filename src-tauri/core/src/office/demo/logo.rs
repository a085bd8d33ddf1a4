//! The sample's logo: a ring of members around one desk.

use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};

use crate::kernel::{Error, Result};

const SIZE: i32 = 240;
const RING: [(i32, i32); 8] =
    [(120, 30), (184, 56), (210, 120), (184, 184), (120, 210), (56, 184), (30, 120), (56, 56)];

/// The logo as PNG.
pub(super) fn png() -> Result<Vec<u8>> {
    let mut picture = RgbaImage::new(SIZE.unsigned_abs(), SIZE.unsigned_abs());
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (x, y) = (i32::try_from(x).unwrap_or(0), i32::try_from(y).unwrap_or(0));
        let within = |(center_x, center_y): (i32, i32), radius: i32| {
            (x - center_x).pow(2) + (y - center_y).pow(2) <= radius.pow(2)
        };
        if within((120, 120), 46) {
            *pixel = Rgba([28, 78, 158, 255]);
        } else if RING.iter().any(|&center| within(center, 22)) {
            *pixel = Rgba([96, 142, 206, 255]);
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(|error| {
        Error::internal(message!("The sample’s logo could not be drawn: {error}.", error = error.to_string()))
    })?;
    Ok(bytes.into_inner())
}
