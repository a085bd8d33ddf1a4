//! Logos: PNG, JPEG and SVG files are decoded once, within limits, and kept as pixels.

use std::io::Cursor;
use std::sync::OnceLock;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, imageops};

use super::{TypesettingError, vector};
use crate::kernel::{Message, foreign};

/// Largest file accepted, in bytes.
const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;
/// Largest width or height accepted, in pixels.
const SIDE_PIXELS_MAX: u32 = 8000;
/// Most pixels accepted: a small file can hold a huge picture.
const PIXELS_MAX: u64 = 40_000_000;
/// How long a picture is read, in seconds.
const SECONDS_MAX: u64 = 20;
/// Width kept, in pixels: 300 dots an inch at the widest a letterhead prints. More would swell every file.
const KEPT_WIDTH: u32 = 720;
/// Height kept, in pixels.
const KEPT_HEIGHT: u32 = 360;

/// A picture as pixels, with its transparency if it has any.
#[derive(Debug, Clone)]
pub struct Image {
    width: u32,
    height: u32,
    colours: Vec<u8>,
    opacity: Option<Vec<u8>>,
    pub(crate) streams: OnceLock<PictureStreams>,
}

/// The compressed streams of a picture, as PDF files hold them; made once, as every page of a run shares the logo.
#[derive(Debug, Clone)]
pub(crate) struct PictureStreams {
    pub(crate) colours: Vec<u8>,
    pub(crate) opacity: Option<Vec<u8>>,
}

impl Image {
    /// Decodes a PNG or JPEG file, or draws an SVG file. A picture with more pixels than paper shows is made smaller.
    ///
    /// # Errors
    /// When the bytes are no such picture, are cut off, the picture is too large, or reading it takes too long.
    pub fn decode(bytes: &[u8]) -> Result<Self, TypesettingError> {
        if bytes.len() > FILE_BYTES_MAX {
            return Err(too_large(
                message!("{megabytes} MB", megabytes = bytes.len() / 1_048_576),
                message!("{megabytes} MB", megabytes = 10),
            ));
        }
        let owned = bytes.to_owned();
        foreign::within(SECONDS_MAX, move || Self::decode_here(&owned))
            .map_err(|stopped| unreadable(message!("{text}", text = stopped)))?
    }

    fn decode_here(bytes: &[u8]) -> Result<Self, TypesettingError> {
        if vector::is_svg(bytes) {
            let drawn = vector::draw(bytes, (KEPT_WIDTH, KEPT_HEIGHT))?;
            return Ok(Self::from_picture(&DynamicImage::ImageRgba8(drawn)));
        }
        let format = match image::guess_format(bytes) {
            Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => format,
            Ok(other) => {
                return Err(unreadable(message!(
                    "it is a {first} file",
                    first = other.extensions_str().first().unwrap_or(&"strange")
                )));
            }
            Err(_) => return Err(unreadable(message!("it is neither a PNG nor a JPEG nor an SVG file"))),
        };
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_image_width = Some(SIDE_PIXELS_MAX);
        limits.max_image_height = Some(SIDE_PIXELS_MAX);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(refused)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > PIXELS_MAX {
            return Err(too_large(
                message!("{width} × {height} pixels", width, height),
                message!("40 million pixels"),
            ));
        }
        let orientation = decoder.orientation().map_err(refused)?;
        let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
        picture.apply_orientation(orientation);
        Ok(Self::from_picture(&picture))
    }

    fn from_picture(picture: &DynamicImage) -> Self {
        let pixels = if picture.width() > KEPT_WIDTH || picture.height() > KEPT_HEIGHT {
            picture.resize(KEPT_WIDTH, KEPT_HEIGHT, imageops::FilterType::CatmullRom).into_rgba8()
        } else {
            picture.to_rgba8()
        };
        let (width, height) = pixels.dimensions();
        let colours = pixels.pixels().flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let opacity: Vec<u8> = pixels.pixels().map(|pixel| pixel[3]).collect();
        let opacity = opacity.iter().any(|&value| value != u8::MAX).then_some(opacity);
        Self { width, height, colours, opacity, streams: OnceLock::new() }
    }

    /// Width in pixels; never zero.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels; never zero.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green and blue of each pixel, row by row.
    pub(crate) fn colours(&self) -> &[u8] {
        &self.colours
    }

    /// How opaque each pixel is, if any is not.
    pub(crate) fn opacity(&self) -> Option<&[u8]> {
        self.opacity.as_deref()
    }

    /// The picture as a PNG file.
    ///
    /// # Errors
    /// When the encoder fails.
    pub(crate) fn to_png(&self) -> Result<Vec<u8>, TypesettingError> {
        let mut pixels = Vec::with_capacity(self.colours.len() / 3 * 4);
        for (index, colour) in self.colours.chunks_exact(3).enumerate() {
            pixels.extend_from_slice(colour);
            pixels.push(
                self.opacity.as_ref().and_then(|opacity| opacity.get(index)).copied().unwrap_or(u8::MAX),
            );
        }
        let Some(buffer) = image::RgbaImage::from_raw(self.width, self.height, pixels) else {
            return Err(TypesettingError::writer(message!("the picture has lost pixels")));
        };
        let mut file = Cursor::new(Vec::new());
        buffer.write_to(&mut file, ImageFormat::Png).map_err(TypesettingError::writer)?;
        Ok(file.into_inner())
    }
}

/// Pictures are equal when they show the same; whether one has been compressed already does not matter.
impl PartialEq for Image {
    fn eq(&self, other: &Self) -> bool {
        (self.width, self.height, &self.colours, &self.opacity)
            == (other.width, other.height, &other.colours, &other.opacity)
    }
}

fn refused(error: image::ImageError) -> TypesettingError {
    match error {
        image::ImageError::Limits(_) => too_large(
            message!("more than 8000 pixels on a side"),
            message!("{width} × {height} pixels", width = 8000, height = 8000),
        ),
        other => unreadable(Message::said(other.to_string())),
    }
}

fn unreadable(reason: Message) -> TypesettingError {
    TypesettingError::UnreadableImage { reason }
}

fn too_large(found: Message, limit: Message) -> TypesettingError {
    TypesettingError::ImageTooLarge { found, limit }
}
