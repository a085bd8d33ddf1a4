//! Pictures as objects of a PDF file, compressed once for all the files that show them.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{DictItem, ExternalStream, ExternalXObject};

use super::super::Error;
use super::super::display::{Item, Layout};
use super::super::image::{Image, PictureStreams};
use super::finish::compressed;

/// Tells pictures of one layout apart: a picture is shared, so its place in memory is its identity. It never
/// reaches the file.
pub(super) type PictureKey = usize;

pub(super) fn key(image: &Arc<Image>) -> PictureKey {
    Arc::as_ptr(image).addr()
}

/// The pictures of a layout in the order in which they first appear.
pub(super) fn distinct(layout: &Layout) -> Vec<&Arc<Image>> {
    let mut found: Vec<&Arc<Image>> = Vec::new();
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Item::Picture { image, .. } = item
            && !found.iter().any(|known| Arc::ptr_eq(known, image))
        {
            found.push(image);
        }
    }
    found
}

/// A picture as printpdf takes what it does not know.
pub(super) fn external_object(image: &Image) -> Result<ExternalXObject, Error> {
    let streams = streams(image)?;
    let mut dict = describe(image, "DeviceRGB");
    if let Some(opacity) = streams.opacity {
        let stream =
            ExternalStream { dict: describe(image, "DeviceGray"), content: opacity, compress: false };
        dict.insert("SMask".to_owned(), DictItem::Stream { stream });
    }
    let stream = ExternalStream { dict, content: streams.colours, compress: false };
    Ok(ExternalXObject { stream, width: None, height: None, dpi: None })
}

fn streams(image: &Image) -> Result<PictureStreams, Error> {
    if let Some(streams) = image.streams.get() {
        return Ok(streams.clone());
    }
    let colours = compressed(image.colours())?;
    let opacity = image.opacity().map(compressed).transpose()?;
    Ok(image.streams.get_or_init(|| PictureStreams { colours, opacity }).clone())
}

fn describe(image: &Image, colour_space: &str) -> BTreeMap<String, DictItem> {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(i64::from(image.width()))),
        ("Height".to_owned(), DictItem::Int(i64::from(image.height()))),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("ColorSpace".to_owned(), name(colour_space)),
        ("Filter".to_owned(), name("FlateDecode")),
    ])
}
