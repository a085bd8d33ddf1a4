//! The colours that files are meant in: sRGB, as a profile of the International Color Consortium, made here.
//!
//! PDF/A asks for such a profile in every file. The one that operating systems ship has 3 KB, most of it three equal
//! tables of the tone curve. Version 4 of the format can state the curve as the formula of IEC 61966-2-1 instead: a
//! matrix profile of less than 500 bytes, from published numbers alone.

use std::sync::OnceLock;

use super::super::TypesettingError;
use super::file::{Number, Objects};
use super::streams::Deflater;

/// What the profile is called, in the profile and in the file.
pub(super) const NAME: &str = "sRGB IEC61966-2.1";

/// Numbers of profiles are fixed-point: sixteen bits before the point, sixteen behind it.
type Fixed = i32;

/// The white of the connection space, D50.
const WHITE: [Fixed; 3] = [0xF6D6, 0x1_0000, 0xD32D];
/// Red, green and blue of sRGB, adapted to that white.
const RED: [Fixed; 3] = [0x6FA0, 0x38F2, 0x038F];
const GREEN: [Fixed; 3] = [0x6296, 0xB789, 0x18DA];
const BLUE: [Fixed; 3] = [0x24A0, 0x0F85, 0xB6C4];
/// How they were adapted, from D65, after Bradford.
const ADAPTATION: [Fixed; 9] = [0x1_0C3D, 0x05DC, -0x0CD5, 0x0790, 0xFD90, -0x045D, -0x025D, 0x03DA, 0xC08C];
/// The tone curve: exponent 2.4, then 1/1.055, 0.055/1.055, 1/12.92 and the end of its straight part, 0.04045.
const CURVE: [Fixed; 5] = [0x2_6666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B];

/// What refers to the profile in every file.
pub(super) const PROFILE: Number = Number::kept(0);

/// The profile as an object, made once for all files.
pub(super) fn object() -> Result<&'static Objects, TypesettingError> {
    static OBJECT: OnceLock<Result<Objects, TypesettingError>> = OnceLock::new();
    let make = || {
        let mut objects = Objects::default();
        let mut deflater = Deflater::thorough();
        objects.compressed(PROFILE, deflater.compress(&profile())?, |dictionary| {
            dictionary.set("N", 3_usize);
        });
        Ok(objects)
    };
    OBJECT.get_or_init(make).as_ref().map_err(Clone::clone)
}

/// The bytes of the profile.
fn profile() -> Vec<u8> {
    let curve = parametric_curve();
    let tags: [(&[u8; 4], Vec<u8>); 8] = [
        (b"desc", text(NAME)),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", numbers(*b"XYZ ", &WHITE)),
        (b"chad", numbers(*b"sf32", &ADAPTATION)),
        (b"rXYZ", numbers(*b"XYZ ", &RED)),
        (b"gXYZ", numbers(*b"XYZ ", &GREEN)),
        (b"bXYZ", numbers(*b"XYZ ", &BLUE)),
        (b"rTRC", curve),
    ];
    let (mut directory, mut content) = (Vec::new(), Vec::new());
    // The three colours share one curve.
    let count = tags.len() + 2;
    let start = 128 + 4 + 12 * count;
    for (signature, bytes) in &tags {
        let names: &[&[u8; 4]] =
            if *signature == b"rTRC" { &[b"rTRC", b"gTRC", b"bTRC"] } else { &[signature] };
        for name in names {
            directory.extend_from_slice(*name);
            directory.extend_from_slice(&length(start + content.len()));
            directory.extend_from_slice(&length(bytes.len()));
        }
        content.extend_from_slice(bytes);
        content.resize(content.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + content.len());
    profile.extend_from_slice(&length(count));
    profile.extend_from_slice(&directory);
    profile.extend_from_slice(&content);
    profile
}

/// The first 128 bytes: a display profile of version 4.2, from RGB to XYZ.
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend_from_slice(&length(size));
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&[4, 0x20, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    // Made on 1 January 2026, at midnight.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.into_iter().flat_map(Fixed::to_be_bytes));
    header.resize(128, 0);
    header
}

fn numbers(kind: [u8; 4], values: &[Fixed]) -> Vec<u8> {
    let mut bytes = [kind, [0; 4]].concat();
    bytes.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    bytes
}

/// A power function with a straight start, function type 3 of the format.
fn parametric_curve() -> Vec<u8> {
    let mut bytes = [*b"para", [0; 4], [0, 3, 0, 0]].concat();
    bytes.extend(CURVE.into_iter().flat_map(Fixed::to_be_bytes));
    bytes
}

/// A text in English, in the form that holds one for each language.
fn text(value: &str) -> Vec<u8> {
    let characters: Vec<u8> = value.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = [*b"mluc", [0; 4], [0, 0, 0, 1], [0, 0, 0, 12], *b"enUS"].concat();
    bytes.extend_from_slice(&length(characters.len()));
    bytes.extend_from_slice(&length(28));
    bytes.extend_from_slice(&characters);
    bytes
}

/// A length as four bytes; everything here is far below 4 GB.
fn length(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_whole_and_small() {
        let profile = profile();
        assert_eq!(profile[..4], length(profile.len()), "it says its own size");
        assert!(profile.len() < 640, "{} bytes", profile.len());
        assert_eq!(&profile[12..24], b"mntrRGB XYZ ");
        assert_eq!(&profile[36..40], b"acsp");
        let count = usize::from(profile[131]);
        assert_eq!(count, 10);
        for tag in profile[132..132 + 12 * count].chunks(12) {
            let number = |at: usize| u32::from_be_bytes(tag[at..at + 4].try_into().unwrap()) as usize;
            assert!(number(4) >= 132 + 12 * count && number(4) + number(8) <= profile.len());
            assert_eq!(number(4) % 4, 0, "tags start at whole words");
        }
    }

    #[test]
    fn red_green_and_blue_make_the_white_of_the_connection_space() {
        for axis in 0..3 {
            assert_eq!(RED[axis] + GREEN[axis] + BLUE[axis], WHITE[axis], "axis {axis}: grey stays grey");
        }
    }
}
