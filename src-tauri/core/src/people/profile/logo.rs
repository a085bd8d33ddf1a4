//! The logo on the letterhead.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Profile, get, store};
use crate::kernel::{Error, FileBytes, Message, Result};
use crate::paper::typesetting::Image;
use crate::register::{Connection, Op, Register, StoredFile};

/// The largest logo accepted, in bytes.
const LOGO_BYTES_MAX: usize = 2_000_000;

/// An image file as it crosses the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogoDraft {
    /// `image/png` or `image/jpeg`; `image/svg+xml` too when one is chosen.
    pub media_type: String,
    #[serde(rename = "data_base64")]
    pub bytes: FileBytes,
}

impl From<StoredFile> for LogoDraft {
    fn from(file: StoredFile) -> Self {
        Self { media_type: file.media_type, bytes: file.bytes.into() }
    }
}

/// Sets the logo: PNG, JPEG or SVG, at most 2 MB, whatever it is called. An SVG is kept as the picture that is printed.
pub fn set_logo(register: &mut Register, request: LogoDraft) -> Result<Profile> {
    let invalid = |message: Message| Error::invalid("logo", message);
    let bytes = request.bytes.0;
    if bytes.len() > LOGO_BYTES_MAX {
        return Err(invalid(message!(
            "The logo has {count, plural, one {# byte} other {# bytes}}; at most {logo_bytes_max} fit on a letterhead. Save it smaller.",
            count = bytes.len(),
            logo_bytes_max = LOGO_BYTES_MAX
        )));
    }
    let media_type = match image::guess_format(&bytes) {
        Ok(image::ImageFormat::Png) => "image/png",
        Ok(image::ImageFormat::Jpeg) => "image/jpeg",
        _ => "image/svg+xml",
    };
    let image =
        Image::decode(&bytes).map_err(|error| invalid(message!("The logo is not taken: {error}.", error)))?;
    // A drawing is kept as the pixels it was drawn as, so that it prints the same for ever.
    let file = if media_type == "image/svg+xml" {
        let bytes =
            image.to_png().map_err(|error| invalid(message!("The logo is not taken: {error}.", error)))?;
        StoredFile { media_type: "image/png".to_owned(), bytes }
    } else {
        StoredFile { media_type: media_type.to_owned(), bytes }
    };
    register.transact(Op::new(message!("Set the logo")), |edit| {
        let sha256 = file.keep(edit)?;
        store::write_logo(edit, Some(&sha256))
    })?;
    get(register)
}

pub fn remove_logo(register: &mut Register) -> Result<Profile> {
    register.transact(Op::new(message!("Removed the logo")), |edit| store::write_logo(edit, None))?;
    get(register)
}

/// The SHA-256 of the logo's file, if there is one.
pub fn logo_of(connection: &Connection) -> Result<Option<String>> {
    Ok(store::read(connection)?.1)
}

/// The logo as it is printed now.
///
/// # Errors
/// A logo that cannot be read.
pub fn logo_image(register: &Register) -> Result<Option<Arc<Image>>> {
    let sha256 = logo_of(register.reader())?;
    let Some(file) = stored(register, sha256.as_deref())? else { return Ok(None) };
    let image = Image::decode(&file.bytes)
        .map_err(|error| Error::internal(message!("The stored logo could not be read: {error}.", error)))?;
    Ok(Some(Arc::new(image)))
}

pub(super) fn stored(register: &Register, sha256: Option<&str>) -> Result<Option<StoredFile>> {
    Ok(sha256.map(|sha256| StoredFile::find(register.reader(), sha256)).transpose()?.flatten())
}
