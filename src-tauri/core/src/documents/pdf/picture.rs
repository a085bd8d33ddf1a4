//! Pictures as objects of a PDF file, compressed once for all the files that show them.

use std::sync::Arc;

use lopdf::{Dictionary, Document};

use super::super::Error;
use super::super::display::{Item, Layout};
use super::super::image::{Image, PictureStreams};
use super::streams::{compressed, precompressed};

/// The pictures of a layout in the order in which they first appear, each once: a picture is shared, so its place in
/// memory tells it from others. It never reaches the file.
pub(super) struct Pictures<'a>(Vec<&'a Arc<Image>>);

impl<'a> Pictures<'a> {
    pub(super) fn of(layout: &'a Layout) -> Self {
        let mut found: Vec<&Arc<Image>> = Vec::new();
        for item in layout.pages.iter().flat_map(|page| &page.items) {
            if let Item::Picture { image, .. } = item
                && !found.iter().any(|known| Arc::ptr_eq(known, image))
            {
                found.push(image);
            }
        }
        Self(found)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What pages call a picture.
    pub(super) fn name(&self, image: &Arc<Image>) -> Option<String> {
        self.0.iter().position(|known| Arc::ptr_eq(known, image)).map(name)
    }

    /// Puts the pictures into a file; the resources of its pages.
    pub(super) fn add_to(&self, document: &mut Document) -> Result<Dictionary, Error> {
        let mut resources = Dictionary::new();
        for (index, image) in self.0.iter().enumerate() {
            let PictureStreams { colours, opacity } = streams(image)?;
            let mut dictionary = describe(image, "DeviceRGB");
            if let Some(opacity) = opacity {
                let mask = precompressed(describe(image, "DeviceGray"), opacity);
                dictionary.set("SMask", document.add_object(mask));
            }
            resources.set(name(index), document.add_object(precompressed(dictionary, colours)));
        }
        Ok(resources)
    }
}

fn name(index: usize) -> String {
    format!("Im{index}")
}

fn streams(image: &Image) -> Result<PictureStreams, Error> {
    if let Some(streams) = image.streams.get() {
        return Ok(streams.clone());
    }
    let colours = compressed(image.colours())?;
    let opacity = image.opacity().map(compressed).transpose()?;
    Ok(image.streams.get_or_init(|| PictureStreams { colours, opacity }).clone())
}

fn describe(image: &Image, colour_space: &str) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", i64::from(image.width()));
    dictionary.set("Height", i64::from(image.height()));
    dictionary.set("BitsPerComponent", 8);
    dictionary.set("ColorSpace", colour_space);
    dictionary
}
