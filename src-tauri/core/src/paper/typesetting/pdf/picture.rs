//! Pictures as objects of a PDF file, compressed once for all the files that show them.

use std::sync::Arc;

use super::super::TypesettingError;
use super::super::display::{DisplayItem, Layout};
use super::super::image::{Image, PictureStreams};
use super::file::{File, Number};
use super::streams::Deflater;
use super::values::{Dictionary, PdfName};

/// The pictures of a layout in the order in which they first appear, each once: a picture is shared, so its place in
/// memory tells it from others. It never reaches the file.
pub(super) struct Pictures<'a>(Vec<&'a Arc<Image>>);

impl<'a> Pictures<'a> {
    pub(super) fn of(layout: &'a Layout) -> Self {
        let mut found: Vec<&Arc<Image>> = Vec::new();
        for item in layout.pages.iter().flat_map(|page| &page.items) {
            if let DisplayItem::Picture { image, .. } = item
                && !found.iter().any(|known| Arc::ptr_eq(known, image))
            {
                found.push(image);
            }
        }
        Self(found)
    }

    /// What pages call a picture.
    pub(super) fn name(&self, image: &Arc<Image>) -> Option<String> {
        self.0.iter().position(|known| Arc::ptr_eq(known, image)).map(name)
    }

    /// Puts the pictures into a file; what pages call them.
    pub(super) fn add_to(&self, file: &mut File) -> Result<Vec<(String, Number)>, TypesettingError> {
        let mut names = Vec::with_capacity(self.0.len());
        for (index, image) in self.0.iter().enumerate() {
            let PictureStreams { colours, opacity } = streams(image)?;
            let mask = opacity.as_ref().map(|opacity| {
                let mask = file.number();
                file.objects
                    .compressed(mask, opacity, |dictionary| describe(dictionary, image, "DeviceGray"));
                mask
            });
            let picture = file.number();
            file.objects.compressed(picture, colours, |dictionary| {
                describe(dictionary, image, "DeviceRGB");
                if let Some(mask) = mask {
                    dictionary.set("SMask", mask);
                }
            });
            names.push((name(index), picture));
        }
        Ok(names)
    }
}

fn name(index: usize) -> String {
    format!("Im{index}")
}

fn streams(image: &Image) -> Result<&PictureStreams, TypesettingError> {
    if let Some(streams) = image.streams.get() {
        return Ok(streams);
    }
    let mut deflater = Deflater::thorough();
    let mut compressed = |bytes: &[u8]| deflater.compress(bytes).map(<[u8]>::to_vec);
    let colours = compressed(image.colours())?;
    let opacity = image.opacity().map(compressed).transpose()?;
    Ok(image.streams.get_or_init(|| PictureStreams { colours, opacity }))
}

fn describe(dictionary: &mut Dictionary<'_>, image: &Image, colour_space: &str) {
    dictionary.set("Type", PdfName("XObject")).set("Subtype", PdfName("Image"));
    dictionary.set("Width", image.width()).set("Height", image.height());
    dictionary.set("BitsPerComponent", 8_usize).set("ColorSpace", PdfName(colour_space));
}
