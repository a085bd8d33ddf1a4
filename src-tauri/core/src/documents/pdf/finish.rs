//! Finishes a file: language, properties, compression, an identity made from the content.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::super::Error;
use super::super::display::Layout;
use super::super::letter::Properties;
use super::programs::Programs;

/// Stands for the identity of the file until the bytes it is made from are there.
const IDENTITY_PENDING: [u8; 16] = *b"identity pending";

/// Turns the document that printpdf made into the bytes of the file.
pub(super) fn finish(mut document: Document, layout: &Layout, programs: &Programs) -> Result<Vec<u8>, Error> {
    document.version = "1.7".to_owned();
    describe(&mut document, &layout.properties)?;
    insert_compressed_fonts(&mut document, programs)?;
    document.compress();
    let pending = Object::String(IDENTITY_PENDING.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![pending.clone(), pending]);
    let mut bytes = Vec::with_capacity(64 * 1024);
    document.save_to(&mut bytes).map_err(Error::writer)?;
    identify(&mut bytes)?;
    Ok(bytes)
}

/// Replaces what printpdf says of the file: it has no language and dates of its own.
fn describe(document: &mut Document, properties: &Properties) -> Result<(), Error> {
    let mut info = Dictionary::new();
    info.set("Title", text(&properties.title));
    info.set("Author", text(&properties.author));
    info.set("Creator", text("Consortium Desk"));
    info.set("Producer", text("Consortium Desk"));
    if let Some(day) = properties.created_on {
        let date = format!("D:{:04}{:02}{:02}000000Z", day.year, day.month, day.day);
        info.set("CreationDate", Object::string_literal(date.clone()));
        info.set("ModDate", Object::string_literal(date));
    }
    let info_id = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(Error::writer)?;
    document.set_object(info_id, info);

    let catalog = document.catalog_mut().map_err(Error::writer)?;
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    if !properties.language.is_empty() {
        catalog.set("Lang", text(&properties.language));
    }
    Ok(())
}

/// A text as PDF properties hold it: plain if it is ASCII, UTF-16 otherwise.
fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::string_literal(value);
    }
    let bytes = [0xFE, 0xFF].into_iter().chain(value.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Puts the fixed parts of the main fonts in as they were compressed once, instead of compressing them per file.
fn insert_compressed_fonts(document: &mut Document, programs: &Programs) -> Result<(), Error> {
    for program in programs.all() {
        let Some(compressed) = &program.compressed else { continue };
        let stream_id = document.objects.values().find_map(|object| {
            let descriptor = object.as_dict().ok()?;
            let is_ours =
                descriptor.get(b"FontName").and_then(Object::as_name).ok()? == program.name.as_bytes();
            if is_ours { descriptor.get(b"FontFile2").and_then(Object::as_reference).ok() } else { None }
        });
        let Some(Object::Stream(stream)) = stream_id.and_then(|id| document.objects.get_mut(&id)) else {
            return Err(Error::writer(format!("the font {} is missing", program.name)));
        };
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed.clone());
        stream.allows_compression = false;
    }
    Ok(())
}

/// The bytes compressed as streams of PDF files are.
pub(super) fn compressed(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
    stream.compress().map_err(Error::writer)?;
    if stream.dict.has(b"Filter") {
        return Ok(stream.content);
    }
    // Too small to gain anything: as one stored block, so that every such stream has the same filter.
    stored(bytes)
}

/// The bytes in the form of a compressed stream, uncompressed (RFC 1950 and 1951, stored blocks).
fn stored(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut stream = vec![0x78, 0x01];
    let blocks = bytes.chunks(usize::from(u16::MAX)).count();
    for (index, block) in bytes.chunks(usize::from(u16::MAX)).enumerate() {
        let length = u16::try_from(block.len()).map_err(Error::writer)?;
        stream.push(u8::from(index + 1 == blocks));
        stream.extend_from_slice(&length.to_le_bytes());
        stream.extend_from_slice(&(!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for &byte in bytes {
        low = (low + u32::from(byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    stream.extend_from_slice(&(high << 16 | low).to_be_bytes());
    Ok(stream)
}

/// Writes the identity of the file, a hash of all else, into the places kept for it.
fn identify(bytes: &mut [u8]) -> Result<(), Error> {
    let hash = hexadecimal(&Sha256::digest(&*bytes)[..16]);
    let pending = hexadecimal(&IDENTITY_PENDING);
    let mut replaced = 0;
    // The trailer is the end of the file: nothing a letter says can be mistaken for it.
    let trailer = bytes.len().saturating_sub(1024);
    let mut at = trailer;
    while at + pending.len() <= bytes.len() {
        if bytes[at..at + pending.len()].eq_ignore_ascii_case(&pending) {
            bytes[at..at + pending.len()].copy_from_slice(&hash);
            replaced += 1;
            at += pending.len();
        } else {
            at += 1;
        }
    }
    if replaced == 2 { Ok(()) } else { Err(Error::writer("the file has no place for its identity")) }
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect()
}
